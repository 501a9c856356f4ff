/// A notion of theory that the work uses.
public struct Concept: Item {
  public static let kind = Kind("concept", "concepts", in: .research)

  public var id: ID<Concept> = ""
  public var name: String = ""
  public var definition: String = ""
  public var references: [ID<Reference>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("definition", \.definition, .long),
    Field("references", \.references),
    Field("evidence", \.evidence),
  ]
}
