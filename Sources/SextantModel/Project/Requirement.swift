/// Something that the result must do or be.
public struct Requirement: Item {
  public static let kind = Kind("requirement", "requirements", in: .project)

  public var id: ID<Requirement> = ""
  public var text: String = ""
  public var isMandatory: Bool = false
  public var origin: String = ""
  public var project: ID<Project>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("isMandatory", \.isMandatory),
    Field("origin", \.origin),
    Field("project", \.project),
    Field("evidence", \.evidence),
  ]
}
