public import SextantKernels

/// A project as planning needs it: how long each task lasts, what ties it to others, who does it,
/// and the days on which people work.
///
/// The one place where a dossier's tasks become a problem of the kernels. Time is counted in
/// six-hundredths of a working day, so that expected durations of hundredths of a day are exact.
public struct ProjectPlan: Sendable {
  /// What is known already when the plan is worked out.
  public enum Basis: String, Sendable, CaseIterable {
    /// As if nothing had begun: links and durations alone.
    case links
    /// No task before the start somebody gave it.
    case stated
    /// What is finished is finished, what has begun goes on, the rest comes after today.
    case today
    /// The same, and the rest no sooner than the start somebody gave it.
    case standing

    /// Whether what has happened counts.
    var countsFacts: Bool { self == .today || self == .standing }
  }

  /// A change to try beside the plan.
  public struct Change: Sendable, Hashable {
    public let task: ID<ProjectTask>
    /// Working days that it lasts longer; shorter when negative.
    public let days: Double

    public init(_ task: ID<ProjectTask>, days: Double) {
      self.task = task
      self.days = days
    }
  }

  public static let unitsPerDay = 600
  /// Working days of a lag; a longer one is a slip of the pen.
  static let longestLag = 10_000.0

  public let project: Project?
  public let basis: Basis
  public let tasks: [ProjectTask]
  public let milestones: [Milestone]
  public let places: [ID<ProjectTask>: Int]
  /// The first day of the plan.
  public let origin: Day
  public let today: Day
  /// How long each task lasts, in units of working time.
  public let durations: [Int]
  /// The same as it may turn out; a task without three durations is held to be certain.
  public let estimates: [ThreePointEstimate]
  /// Links within the plan; those to what has happened are left out.
  public let links: [TaskLink]
  /// `nil` where tasks go round in a circle, or there are too many of them.
  public let network: TaskNetwork?
  /// The days on which the house works.
  public let house: WorkingTime
  /// Those who do a task, or might for their skills.
  public let people: [PlannedPerson]
  /// By task, places in `people`.
  public let assigned: [[Int]]
  /// By task, what each who does it gives of their day: above 1, more than they have.
  public let shares: [Double]
  public let skillNeeds: [[SkillRequirement]]
  public let problems: [PlanProblem]

  /// - Parameter tasks: those of the project; of a dossier without projects, all that belong to none.
  public init(
    _ project: Project?, tasks: [ProjectTask], _ dossier: Dossier, _ citations: Citations,
    today: Day, basis: Basis = .links, changes: [Change] = []
  ) {
    self.project = project
    self.basis = basis
    self.tasks = tasks
    self.today = today
    let places = Dictionary(
      tasks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.places = places
    milestones = dossier.all(Milestone.self)
      .filter { $0.project == project?.id || $0.tasks.contains { places[$0] != nil } }

    let span = PlanSpan(project, tasks, milestones, dossier.only(Organisation.self), today: today)
    origin = span.origin
    var problems: [PlanProblem] = []
    var lengths = tasks.map { PlannedLength($0, span.calendar, &problems) }
    for change in changes {
      if let place = places[change.task] { lengths[place].lengthen(by: change.days) }
    }
    var links: [TaskLink] = []
    for (place, task) in tasks.enumerated() {
      for (other, kind, lag) in task.everyLink {
        guard let before = places[other] else {
          problems.append(
            dossier.contains(other.text)
              ? .strayLink(task.id, to: other) : .lostLink(task.id, to: other))
          continue
        }
        // What has begun no longer waits to begin.
        if basis.countsFacts, task.finishedOn != nil { continue }
        if basis.countsFacts, task.startedOn != nil,
          kind == .finishToStart || kind == .startToStart
        {
          continue
        }
        let isReachable = abs(lag) <= Self.longestLag
        if !isReachable { problems.append(.lagTooLong(task.id, to: other)) }
        let units = isReachable ? Int((lag * Double(Self.unitsPerDay)).rounded()) : 0
        links.append(TaskLink(before, place, kind, lag: units))
      }
    }
    self.links = links
    let known = basis.countsFacts
    estimates = zip(tasks, lengths).map { task, length in
      known ? length.estimate(of: task, on: today, span.calendar) : length.estimate
    }
    durations = estimates.map { Int($0.expected.rounded()) }
    do throws(TaskNetworkError) {
      network = try TaskNetwork(durations: durations, links: links)
    } catch .cycle(let loop) {
      network = nil
      problems.append(.cycle(loop.map { tasks[$0].id }))
    } catch {
      network = nil
      problems.append(.tooLarge)
    }
    let end = network.flatMap { try? $0.schedule().end } ?? 0
    house = span.house(working: end / Self.unitsPerDay)

    let staff = PlanStaff(project, tasks, house, dossier, citations)
    people = staff.people
    assigned = staff.assigned
    skillNeeds = staff.skillNeeds
    let estimates = estimates
    shares = tasks.indices.map { place -> Double in
      guard let effort = tasks[place].effort, effort > 0, estimates[place].expected > 0 else {
        return 1
      }
      let given = staff.assigned[place].map { staff.people[$0].rate }.reduce(0, +)
      guard given > 0 else { return 1 }
      let days = estimates[place].expected / Double(Self.unitsPerDay)
      let share = effort / (days * given)
      if share > 1.000_1 {
        problems.append(.effortTooGreat(tasks[place].id, needs: effort / given, lasts: days))
      }
      return share
    }
    self.problems = problems + staff.problems
  }

  /// The plan of a project of the dossier.
  public init(
    _ project: Project?, _ x: Examination, basis: Basis = .links, changes: [Change] = []
  ) {
    let tasks =
      project.map { x.citing($0, by: ProjectTask.self, in: "project") }
      ?? x.all(ProjectTask.self).filter { $0.project == nil }
    self.init(
      project, tasks: tasks, x.dossier, x.citations, today: x.today, basis: basis,
      changes: changes)
  }

  /// The plan as it stands: what has happened, and the rest after today, whether work has begun or
  /// not: a start that has gone by unused brings nothing back. Of a plan that is over, as it was meant.
  public static func current(
    _ project: Project?, _ x: Examination, changes: [Change] = []
  ) -> ProjectPlan {
    toLevel(project, x, changes: changes)
  }

  /// The plan by the dates people gave its tasks: what asks for their time, and when.
  public static func dated(_ project: Project?, _ x: Examination) -> ProjectPlan {
    let stated = ProjectPlan(project, x, basis: .stated)
    return stated.isAtWork ? ProjectPlan(project, x, basis: .standing) : stated
  }

  /// The plan that levelling begins with: what is left, from today on; of a plan that is over, all
  /// of it, as it could have been.
  public static func toLevel(
    _ project: Project?, _ x: Examination, changes: [Change] = []
  ) -> ProjectPlan {
    let left = ProjectPlan(project, x, basis: .today, changes: changes)
    return left.isOver ? ProjectPlan(project, x, changes: changes) : left
  }

  /// Whether nothing is left to be done.
  public var isOver: Bool { tasks.allSatisfy { $0.finishedOn != nil } }
  /// Whether some of it has begun, and some is left to be done.
  public var isAtWork: Bool {
    !isOver && tasks.contains { $0.startedOn != nil || $0.finishedOn != nil }
  }

  /// The task whose end must meet the project's deadline.
  public var deadlineTask: Int? { project?.deadlineTask.flatMap { places[$0] } }

  /// Working days from the start through a day: what is there to be used by then.
  public func available(through day: Day) -> Double {
    let units =
      house.work(beforeDay: day.adding(days: 1).number) - house.work(beforeDay: origin.number)
    return Double(units) / Double(Self.unitsPerDay)
  }
}

extension ProjectTask {
  /// All that holds the task back, with the kind of link and the lag in working days.
  public var everyLink: [(task: ID<ProjectTask>, kind: LinkKind, lag: Double)] {
    predecessors.map { ($0, .finishToStart, 0) }
      + links.compactMap { link in
        link.task.map { ($0, (link.link ?? .finishToStart).kernel, link.lag ?? 0) }
      }
  }
}

extension DependencyKind {
  var kernel: LinkKind {
    switch self {
    case .finishToStart: .finishToStart
    case .startToStart: .startToStart
    case .finishToFinish: .finishToFinish
    case .startToFinish: .startToFinish
    }
  }
}
