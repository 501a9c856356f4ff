/// A project's plan as it stood on a day, kept to be held against whatever comes after: dates, budgets.
///
/// What it says of tasks and milestones is written out, not linked: it stays true when they are moved,
/// renamed or dropped.
public struct ProjectBaseline: Item {
  public static let kind = Kind("projectBaseline", "projectBaselines", in: .project)

  public var id: ID<ProjectBaseline> = ""
  public var title: String = ""
  public var project: ID<Project>?
  /// Counts from this day on; one that was withdrawn has none.
  public var frozenOn: Day?
  public var tasks: [BaselineTask] = []
  public var milestones: [BaselineMilestone] = []
  public var note: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("project", \.project, .required),
    Field("frozenOn", \.frozenOn),
    Field("tasks", \.tasks),
    Field("milestones", \.milestones),
    Field("note", \.note, .long),
    Field("evidence", \.evidence),
  ]

  public func dates(of task: ID<ProjectTask>) -> Period? {
    guard let row = tasks.first(where: { $0.task == task.text }), let start = row.start,
      let end = row.end
    else { return nil }
    return Period(first: start, last: end)
  }

  public func row(of milestone: ID<Milestone>) -> BaselineMilestone? {
    milestones.first { $0.milestone == milestone.text }
  }

  /// When the last of it was to be done.
  public var end: Day? { (tasks.compactMap(\.end) + milestones.compactMap(\.date)).max() }
}

/// When a task was to start and end.
public struct BaselineTask: Row {
  public static let rowName = "baselineTask"

  /// Its id then.
  public var task: String = ""
  public var label: String = ""
  public var start: Day?
  public var end: Day?
  /// How long it was expected to last.
  public var days: Double?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("task", \.task, .required),
    Field("label", \.label),
    Field("start", \.start),
    Field("end", \.end),
    Field("days", \.days, .lasts(.workingDays), .between(0, 100_000)),
  ]
}

/// When a milestone was to be reached, and for how much.
public struct BaselineMilestone: Row {
  public static let rowName = "baselineMilestone"

  public var milestone: String = ""
  public var label: String = ""
  public var date: Day?
  public var budget: Money?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("milestone", \.milestone, .required),
    Field("label", \.label),
    Field("date", \.date),
    Field("budget", \.budget),
  ]
}

extension ProjectBaseline {
  /// What a plan says now: the dates that people gave, else those that links and durations make.
  init(of project: Project, _ plan: ProjectPlan) {
    title = project.name
    self.project = project.id
    let schedule = ProjectSchedule(plan)
    tasks = plan.tasks.enumerated().compactMap { place, task in
      var row = BaselineTask()
      row.task = task.id.text
      row.label = task.label
      row.start = task.start ?? schedule?.lines[place].start
      row.end = task.end ?? schedule?.lines[place].end
      row.days = Double(plan.durations[place]) / Double(ProjectPlan.unitsPerDay)
      return row.start == nil || row.end == nil ? nil : row
    }
    milestones = plan.milestones.compactMap { milestone in
      guard let date = milestone.date else { return nil }
      var row = BaselineMilestone()
      row.milestone = milestone.id.text
      row.label = milestone.label
      row.date = date
      row.budget = milestone.budget
      return row
    }
  }

  /// Whether it holds the same dates and amounts as another.
  func holdsTheSame(as other: ProjectBaseline) -> Bool {
    let tasks = [self, other].map { $0.tasks.map { [$0.task, $0.start?.text, $0.end?.text] } }
    let milestones = [self, other].map {
      $0.milestones.map { [$0.milestone, $0.date?.text, $0.budget.map { String($0.cents) }] }
    }
    return tasks[0] == tasks[1] && milestones[0] == milestones[1]
  }

  /// The one that counts: frozen last; of one day, the one written last.
  static func latest(_ baselines: [ProjectBaseline]) -> ProjectBaseline? {
    baselines.filter { $0.frozenOn != nil }.enumerated().max {
      ($0.element.frozenOn?.number ?? 0, $0.offset) < ($1.element.frozenOn?.number ?? 0, $1.offset)
    }?.element
  }
}

extension Examination {
  /// What a project is held against; `nil` where nobody froze anything.
  public func baseline(of project: Project?) -> ProjectBaseline? {
    guard let project else { return nil }
    return ProjectBaseline.latest(citing(project, by: ProjectBaseline.self, in: "project"))
  }
}
