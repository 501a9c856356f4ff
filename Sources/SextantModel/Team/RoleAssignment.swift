/// What someone answers for in a project.
public struct RoleAssignment: Item {
  public static let kind = Kind("roleAssignment", "roleAssignments", in: .team)

  public var id: ID<RoleAssignment> = ""
  public var person: ID<Person>?
  public var project: ID<Project>?
  public var role: String = ""
  public var responsibility: String = ""
  /// Hours a week given to the project; all of the person’s week when left out.
  public var weeklyHours: Double?
  public var missions: [String] = []
  public var objectives: [ID<Objective>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("person", \.person, .required),
    Field("project", \.project),
    Field("role", \.role, .required),
    Field("responsibility", \.responsibility),
    Field("weeklyHours", \.weeklyHours, .unit("h"), .between(0, 60)),
    Field("missions", \.missions),
    Field("objectives", \.objectives),
    Field("evidence", \.evidence),
  ]
}
