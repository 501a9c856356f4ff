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
  public var notBefore: Day?
  public var due: Day?
  /// Tasks that must have ended before this one starts, and nothing more said.
  public var predecessors: [ID<ProjectTask>] = []
  /// Links of the other kinds, and those with a lag.
  public var links: [TaskDependency] = []
  /// Work of all who do it together, in person-days; not how long it takes.
  public var effort: Double?
  public var done: Share?
  public var assignees: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("project", \.project),
    Field("optimistic", \.optimistic, .lasts(.workingDays), .between(0, 100_000)),
    Field("likely", \.likely, .lasts(.workingDays), .between(0, 100_000)),
    Field("pessimistic", \.pessimistic, .lasts(.workingDays), .between(0, 100_000)),
    Field("start", \.start),
    Field("end", \.end),
    Field("startedOn", \.startedOn),
    Field("finishedOn", \.finishedOn),
    Field("notBefore", \.notBefore),
    Field("due", \.due),
    Field("predecessors", \.predecessors),
    Field("links", \.links),
    Field("effort", \.effort, .lasts(.workingDays), .between(0, 100_000)),
    Field("done", \.done, .between(0, 100)),
    Field("assignees", \.assignees, .to(["person", "vendor"])),
    Field("evidence", \.evidence),
  ]
}
