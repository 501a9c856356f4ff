/// People who work as one on something.
public struct Team: Item {
  public static let kind = Kind("team", "teams", in: .team)

  public var id: ID<Team> = ""
  public var name: String = ""
  public var assessment: String = ""
  public var project: ID<Project>?
  public var members: [ID<Person>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("assessment", \.assessment),
    Field("project", \.project),
    Field("members", \.members),
    Field("evidence", \.evidence),
  ]
}
