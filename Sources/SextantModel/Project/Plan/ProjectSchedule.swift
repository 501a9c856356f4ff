public import SextantKernels

/// When each task of a project can start and end, how far it may slip, and the chain that decides
/// the end: worked out, never stored.
public struct ProjectSchedule: Sendable {
  public let plan: ProjectPlan
  /// As the kernel gives it, in ticks of the calendars.
  public let times: TaskSchedule
  public let lines: [Line]
  /// The chain that decides the end of `ProjectPlan.deadlineTask`, or of the whole, with its chance
  /// by the classic formulas; durations in working days.
  public let chain: CriticalChain
  /// The chain's tasks, by their places.
  public let onChain: Set<Int>
  /// What came up beside the plan's own problems.
  public let problems: [PlanProblem]

  /// When one task comes.
  public struct Line: Sendable, Hashable {
    public let start: Day
    public let end: Day
    public let lateStart: Day
    public let lateEnd: Day
    /// Working days that it may slip without delaying the end; 0 when it is critical.
    public let slack: Double
    /// Without delaying any other task.
    public let freeSlack: Double

    public var isCritical: Bool { slack <= 1e-9 }
  }

  /// `nil` for a plan without tasks, or one that goes round in a circle.
  public init?(_ plan: ProjectPlan) {
    guard !plan.tasks.isEmpty, let network = plan.network,
      let (times, away) = plan.times(network), let even = plan.evenTimes(network),
      let chain = network.criticalChain(
        to: plan.deadlineTask,
        variances: plan.estimates.map(\.variance), in: even)
    else { return nil }
    self.plan = plan
    self.times = times
    problems = away.map { .neverFree(plan.tasks[$0].id) }
    let unit = Double(ProjectPlan.unitsPerDay)
    // From the plan's first day on, whatever the chain's first task waits for.
    let length = chain.tasks.last.map { Double(even.earlyFinish[$0]) } ?? 0
    self.chain = CriticalChain(
      tasks: chain.tasks, expected: length / unit, variance: chain.variance / (unit * unit))
    onChain = Set(chain.tasks)
    lines = plan.tasks.indices.map { task in
      Line(
        start: plan.day(startingAt: times.earlyStart[task]),
        end: plan.day(endingAt: times.earlyFinish[task], from: times.earlyStart[task]),
        lateStart: plan.day(startingAt: times.lateStart[task]),
        lateEnd: plan.day(endingAt: times.lateFinish[task], from: times.lateStart[task]),
        slack: Double(times.slack[task]) / unit, freeSlack: Double(times.freeSlack[task]) / unit)
    }
  }

  /// When all is done.
  public var end: Day { lines.map(\.end).max() ?? plan.origin }
  /// When what the deadline is about is done.
  public var deadlineEnd: Day { plan.deadlineTask.map { lines[$0].end } ?? end }

  /// The day on which the chain's expected length ends, on the house's calendar.
  public var expectedEnd: Day? {
    let units = (chain.expected * Double(ProjectPlan.unitsPerDay)).rounded(.up)
    guard let length = Int(exactly: units) else { return nil }
    let began = plan.house.work(beforeDay: plan.origin.number)
    return plan.house.day(ofUnit: began + max(0, length - 1)).map { Day(number: $0.day) }
  }

  /// Working days from the start through the deadline.
  public var available: Double? { plan.project?.deadline.map { plan.available(through: $0) } }

  /// The chance of the deadline by the classic formulas, on the critical chain alone.
  public var classicChance: Double? { available.map { chain.probability(within: $0) } }
}

extension ProjectPlan {
  /// The house's calendar, then those of single people.
  var calendars: [WorkingTime] { [house] + people.map(\.calendar) }

  /// Whoever does a task alone takes their days off with it; of several, some go on.
  var calendarOf: [Int] {
    tasks.indices.map { task in
      let own = assigned[task]
      guard own.count == 1, tasks[task].assignees.count == 1, people[own[0]].calendar.total > 0,
        !basis.countsFacts || tasks[task].finishedOn == nil
      else { return 0 }
      return own[0] + 1
    }
  }

  /// The passes over the network; a task whose only person is never back keeps the house's days.
  ///
  /// - Parameter promised: dates by which tasks must have ended.
  func times(
    _ network: TaskNetwork, promised: [TaskBound] = []
  ) -> (TaskSchedule, away: [Int])? {
    var calendarOf = calendarOf
    var away: [Int] = []
    while true {
      do throws(TaskNetworkError) {
        let times = try network.schedule(
          calendars: calendars, calendarOf: calendarOf,
          start: basis.countsFacts
            ? 0 : house.workingTick(notBefore: house.tick(ofDay: origin.number)),
          bounds: bounds + promised)
        return (times, away)
      } catch .beyondCalendar(let task) {
        guard calendarOf[task] != 0 else { return nil }
        calendarOf[task] = 0
        away.append(task)
      } catch {
        return nil
      }
    }
  }

  /// The dates that hold tasks back.
  var bounds: [TaskBound] {
    var bounds: [TaskBound] = []
    for (place, task) in tasks.enumerated() {
      func hold(_ day: Day?) {
        guard let day, day >= origin || basis.countsFacts else { return }
        let tick = house.tick(ofDay: day.number)
        if abs(tick) < TaskNetwork.longest {
          bounds.append(TaskBound(place, .startNoEarlier, tick))
        }
      }
      switch basis {
      case .links: hold(task.notBefore)
      case .stated: hold(task.start ?? task.notBefore)
      case .today, .standing:
        if let began = task.startedOn ?? task.finishedOn.flatMap({ task.start ?? $0 }) {
          hold(began)
        } else {
          let given = basis == .standing ? task.start ?? task.notBefore : task.notBefore
          hold(max(today, origin, given ?? today))
        }
      }
    }
    return bounds
  }

  /// The dates that hold tasks back, in units of the house's work from the plan's start.
  private var evenBounds: [TaskBound] {
    let began = house.work(beforeDay: origin.number)
    return bounds.map {
      TaskBound($0.task, $0.kind, house.work(beforeTick: $0.time) - began)
    }
  }

  /// The passes on the house's working time, in units from the plan's start, whoever is away: what
  /// the classic formulas are about.
  fileprivate func evenTimes(_ network: TaskNetwork) -> TaskSchedule? {
    try? network.schedule(
      start: evenBounds.map(\.time).min().map { min(0, $0) } ?? 0, bounds: evenBounds)
  }

  /// The day on which work that starts at a moment begins.
  func day(startingAt tick: Int) -> Day {
    Day(number: house.day(ofTick: min(tick, house.days * house.unitsPerDay)))
  }

  /// The day on which work ends; a task without length ends when it starts.
  func day(endingAt tick: Int, from start: Int) -> Day {
    let tick = min(tick, house.days * house.unitsPerDay)
    return Day(number: house.day(ofTick: tick > start ? tick - 1 : tick))
  }
}
