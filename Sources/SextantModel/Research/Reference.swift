/// A publication cited.
public struct Reference: Item {
  public static let kind = Kind("reference", "references", in: .research)

  public var id: ID<Reference> = ""
  public var title: String = ""
  public var authors: String = ""
  public var year: Int?
  public var source: String = ""
  public var url: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("authors", \.authors),
    Field("year", \.year, .between(1400, 2200)),
    Field("source", \.source),
    Field("url", \.url),
    Field("evidence", \.evidence),
  ]
}
