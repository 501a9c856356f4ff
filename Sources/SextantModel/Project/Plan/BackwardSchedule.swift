internal import SextantKernels

/// The plan counted back from its deadline (« rétroplanning »): the latest day for each task, and
/// every date that cannot be kept with the chain of tasks that makes it so.
public struct BackwardSchedule: Sendable {
  public let lines: [(lateStart: Day, lateEnd: Day)]
  /// The worst first; empty when every date can be kept.
  public let conflicts: [Conflict]

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
    /// Working days that it adds to the chain.
    public let adds: Double
  }

  /// `nil` for a plan that cannot be worked out, or that has no deadline to count back from.
  public init?(_ schedule: ProjectSchedule) {
    let plan = schedule.plan
    guard let network = plan.network, let times = plan.evenTimes(network) else { return nil }
    var promises: [(item: String, field: String, date: Day, tasks: [Int])] = []
    if let project = plan.project, let deadline = project.deadline {
      let tasks = plan.deadlineTask.map { [$0] } ?? Array(plan.tasks.indices)
      promises.append((project.id.text, "deadline", deadline, tasks))
    }
    for (place, task) in plan.tasks.enumerated() where task.finishedOn == nil {
      if let due = task.due { promises.append((task.id.text, "due", due, [place])) }
    }
    for milestone in plan.milestones where milestone.reachedOn == nil {
      let tasks = milestone.tasks.compactMap { plan.places[$0] }
      if let date = milestone.date, !tasks.isEmpty {
        promises.append((milestone.id.text, "date", date, tasks))
      }
    }
    let house = plan.house
    let began = house.work(beforeDay: plan.origin.number)
    func units(through day: Day) -> Int {
      house.work(beforeDay: day.adding(days: 1).number) - began
    }
    var bounds = plan.evenBounds
    for promise in promises {
      bounds += promise.tasks.map { TaskBound($0, .finishNoLater, units(through: promise.date)) }
    }
    guard let late = try? network.schedule(bounds: bounds) else { return nil }
    func day(start unit: Int) -> Day {
      Day(
        number: house.day(
          ofTick: house.tick(startingUnit: min(max(0, began + unit), house.total - 1))))
    }
    func day(end unit: Int, from start: Int) -> Day { day(start: unit > start ? unit - 1 : unit) }
    lines = plan.tasks.indices.map { task in
      (
        day(start: late.lateStart[task]),
        day(end: late.lateFinish[task], from: late.lateStart[task])
      )
    }
    let unit = Double(ProjectPlan.unitsPerDay)
    conflicts = promises.compactMap { promise -> Conflict? in
      let limit = units(through: promise.date)
      guard
        let worst = promise.tasks.max(by: {
          (times.earlyFinish[$0], $1) < (times.earlyFinish[$1], $0)
        }), times.earlyFinish[worst] > limit
      else { return nil }
      let finish = times.earlyFinish[worst]
      return Conflict(
        item: promise.item, field: promise.field, date: promise.date,
        earliest: day(end: finish, from: times.earlyStart[worst]),
        short: Double(finish - limit) / unit,
        chain: network.drivingChain(to: worst, in: times).map { step in
          Step(
            task: plan.tasks[step.task].id, start: day(start: step.start),
            end: day(end: step.finish, from: step.start), adds: Double(step.adds) / unit)
        })
    }.sorted { $0.short > $1.short }
  }
}

extension ProjectPlan {
  /// The dates that hold tasks back, in units of the house's work from the plan's start.
  var evenBounds: [TaskBound] {
    let began = house.work(beforeDay: origin.number)
    return bounds.map {
      TaskBound($0.task, $0.kind, house.work(beforeTick: $0.time) - began)
    }
  }

  /// The passes on the house's working time, in units from the plan's start: what people promise
  /// together is held against the days of the house.
  func evenTimes(_ network: TaskNetwork) -> TaskSchedule? {
    try? network.schedule(
      start: evenBounds.map(\.time).min().map { min(0, $0) } ?? 0, bounds: evenBounds)
  }
}
