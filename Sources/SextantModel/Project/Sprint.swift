/// A short run of work with a goal and a look back.
public struct Sprint: Item {
  public static let kind = Kind("sprint", "sprints", in: .project)

  public var id: ID<Sprint> = ""
  public var name: String = ""
  public var project: ID<Project>?
  public var goal: String = ""
  public var start: Day?
  public var end: Day?
  public var state: SprintState?
  public var retrospective: String = ""
  public var improvement: String = ""
  public var objectives: [ID<Objective>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("project", \.project),
    Field("goal", \.goal),
    Field("start", \.start),
    Field("end", \.end),
    Field("state", \.state),
    Field("retrospective", \.retrospective, .long),
    Field("improvement", \.improvement),
    Field("objectives", \.objectives),
    Field("evidence", \.evidence),
  ]
}

public enum SprintState: String, Choice {
  public static let choiceName = "sprintState"
  case planned, running, closed
}
