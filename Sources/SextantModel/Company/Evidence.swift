/// A piece that backs what is stated: a source, a measure, an interview, a document.
public struct Evidence: Item, Withholdable {
  public static let kind = Kind("evidence", "evidence", in: .company)

  public var id: ID<Evidence> = ""
  public var title: String = ""
  public var evidenceKind: EvidenceKind?
  public var url: String = ""
  public var file: String = ""
  public var capturedAt: Day?
  public var author: String = ""
  public var excerpt: String = ""
  public var isConfidential: Bool = false

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("evidenceKind", \.evidenceKind),
    Field("url", \.url),
    Field("file", \.file),
    Field("capturedAt", \.capturedAt),
    Field("author", \.author, .personal),
    Field("excerpt", \.excerpt, .long),
    Field("isConfidential", \.isConfidential),
  ]
}

public enum EvidenceKind: String, Choice {
  public static let choiceName = "evidenceKind"
  case source, measure, interview, document, screenshot, quote, priceList, journal
}
