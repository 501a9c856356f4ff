/// Work with a start, a deadline, a budget and a team.
public struct Project: Item {
  public static let kind = Kind("project", "projects", in: .project)

  public var id: ID<Project> = ""
  public var name: String = ""
  public var method: ProjectMethod?
  public var start: Day?
  public var deadline: Day?
  /// The task whose end must meet the deadline; tasks after it (monitoring) may run on.
  public var deadlineTask: ID<ProjectTask>?
  public var budget: Money?
  public var objectives: [ID<Objective>] = []
  public var stakeholders: [ID<Stakeholder>] = []
  public var persons: [ID<Person>] = []
  public var vendors: [ID<Vendor>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("method", \.method),
    Field("start", \.start),
    Field("deadline", \.deadline),
    Field("deadlineTask", \.deadlineTask),
    Field("budget", \.budget),
    Field("objectives", \.objectives),
    Field("stakeholders", \.stakeholders),
    Field("persons", \.persons),
    Field("vendors", \.vendors),
    Field("evidence", \.evidence),
  ]
}

public enum ProjectMethod: String, Choice {
  public static let choiceName = "projectMethod"
  case agile, waterfall, hybrid
}
