internal import SextantKernels

/// The plan counted back from the dates that are promised (« rétroplanning »): the latest day for
/// each task, and every date that cannot be kept with the chain of tasks that makes it so.
///
/// On the calendars of those who do the tasks: an absence can make a date impossible too.
public struct BackwardSchedule: Sendable {
  /// One for each task of the plan.
  public let lines: [Line]
  /// What dates are counted back from: the project, tasks and milestones, the first date first.
  public let promises: [Promise]
  /// The worst first; empty when every date can be kept.
  public let conflicts: [Conflict]

  /// When one task must come.
  public struct Line: Sendable, Hashable {
    public let lateStart: Day
    public let lateEnd: Day
    /// Working days between its earliest and its latest start; below 0, those that are missing.
    public let slack: Double
  }

  /// A date that somebody set.
  public struct Promise: Sendable, Hashable {
    /// The project, a milestone or a task.
    public let item: String
    public let field: String
    public let date: Day
  }

  /// A date that cannot be kept.
  public struct Conflict: Sendable, Hashable {
    /// What promises the date: the project, a milestone or a task.
    public let item: String
    public let field: String
    public let date: Day
    public let earliest: Day
    /// Working days that are missing.
    public let short: Double
    /// From the first task that waits for no other to the one that comes late.
    public let chain: [Step]
  }

  /// One task of the chain.
  public struct Step: Sendable, Hashable {
    public let task: ID<ProjectTask>
    public let start: Day
    public let end: Day
    /// Working days of the house that it adds to the chain.
    public let adds: Double
  }

  /// `nil` for a plan that cannot be worked out.
  public init?(_ schedule: ProjectSchedule) {
    let plan = schedule.plan
    guard let network = plan.network else { return nil }
    let promised = Self.promised(plan)
    let house = plan.house
    // Out of the reach of the calendars a date holds nothing back.
    func limit(_ day: Day) -> Int? {
      let tick = house.tick(ofDay: day.adding(days: 1).number)
      return abs(tick) < TaskNetwork.longest ? tick : nil
    }
    let bounds = promised.flatMap { promise, tasks -> [TaskBound] in
      guard let limit = limit(promise.date) else { return [] }
      return tasks.map { TaskBound($0, .finishNoLater, limit) }
    }
    guard let (late, _) = plan.times(network, promised: bounds) else { return nil }
    let unit = Double(ProjectPlan.unitsPerDay)
    lines = plan.tasks.indices.map { task in
      Line(
        lateStart: plan.day(startingAt: late.lateStart[task]),
        lateEnd: plan.day(endingAt: late.lateFinish[task], from: late.lateStart[task]),
        slack: Double(late.slack[task]) / unit)
    }
    promises = promised.map(\.promise).sorted { ($0.date, $0.item) < ($1.date, $1.item) }
    let times = schedule.times
    func work(_ from: Int, _ to: Int) -> Double {
      Double(house.work(beforeTick: to) - house.work(beforeTick: from)) / unit
    }
    conflicts = promised.compactMap { promise, tasks -> Conflict? in
      guard let limit = limit(promise.date),
        let worst = tasks.max(by: {
          (times.earlyFinish[$0], $1) < (times.earlyFinish[$1], $0)
        }), times.earlyFinish[worst] > limit
      else { return nil }
      let finish = times.earlyFinish[worst]
      var before: Int?
      let chain = network.drivingChain(to: worst, in: times).map { step in
        let adds = work(before ?? step.start, step.finish)
        before = step.finish
        return Step(
          task: plan.tasks[step.task].id, start: plan.day(startingAt: step.start),
          end: plan.day(endingAt: step.finish, from: step.start), adds: adds)
      }
      return Conflict(
        item: promise.item, field: promise.field, date: promise.date,
        earliest: plan.day(endingAt: finish, from: times.earlyStart[worst]),
        short: work(limit, finish), chain: chain)
    }.sorted { $0.short > $1.short }
  }

  /// The dates that are set, each with the tasks that must have ended by then.
  private static func promised(_ plan: ProjectPlan) -> [(promise: Promise, tasks: [Int])] {
    var promises: [(promise: Promise, tasks: [Int])] = []
    if let project = plan.project, let deadline = project.deadline {
      let tasks = plan.deadlineTask.map { [$0] } ?? Array(plan.tasks.indices)
      promises.append((Promise(item: project.id.text, field: "deadline", date: deadline), tasks))
    }
    for (place, task) in plan.tasks.enumerated() where task.finishedOn == nil {
      if let due = task.due {
        promises.append((Promise(item: task.id.text, field: "due", date: due), [place]))
      }
    }
    for milestone in plan.milestones where milestone.reachedOn == nil {
      let tasks = milestone.tasks.compactMap { plan.places[$0] }
      if let date = milestone.date, !tasks.isEmpty {
        promises.append((Promise(item: milestone.id.text, field: "date", date: date), tasks))
      }
    }
    return promises
  }
}
