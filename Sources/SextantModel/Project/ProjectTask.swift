/// A piece of work with its durations and what must come before.
public struct ProjectTask: Item {
  public static let kind = Kind("task", "tasks", in: .project)

  public var id: ID<ProjectTask> = ""
  public var label: String = ""
  public var project: ID<Project>?
  public var optimistic: Double?
  public var likely: Double?
  public var pessimistic: Double?
  public var start: Day?
  public var end: Day?
  public var startedOn: Day?
  public var finishedOn: Day?
  public var predecessors: [ID<ProjectTask>] = []
  public var assignees: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("project", \.project),
    Field("optimistic", \.optimistic, .lasts(.workingDays)),
    Field("likely", \.likely, .lasts(.workingDays)),
    Field("pessimistic", \.pessimistic, .lasts(.workingDays)),
    Field("start", \.start),
    Field("end", \.end),
    Field("startedOn", \.startedOn),
    Field("finishedOn", \.finishedOn),
    Field("predecessors", \.predecessors),
    Field("assignees", \.assignees, .to(["person", "vendor"])),
    Field("evidence", \.evidence),
  ]
}
