/// A firm that the company is compared with.
public struct Competitor: Item {
  public static let kind = Kind("competitor", "competitors", in: .diagnosis)

  public var id: ID<Competitor> = ""
  public var name: String = ""
  public var url: String = ""
  public var note: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("url", \.url),
    Field("note", \.note, .long),
    Field("evidence", \.evidence),
  ]
}
