internal import SextantKernels

/// The days that a plan may reach, and the house's calendar over them.
struct PlanSpan {
  let origin: Day
  /// A calendar long enough for what people have dated.
  let calendar: WorkingTime
  private let first: Day
  private let last: Day
  private let closures: [WorkingTime.Exception]
  private let holidays: HolidayCalendar?

  /// Dates farther from the plan's start than this are slips of the pen.
  private static let reach = 8_000

  init(
    _ project: Project?, _ tasks: [ProjectTask], _ milestones: [Milestone],
    _ organisation: Organisation, today: Day
  ) {
    let starts = tasks.flatMap { [$0.start, $0.startedOn] }.compactMap { $0 }
    let origin = project?.start ?? starts.min() ?? today
    self.origin = origin
    let dates =
      starts + tasks.flatMap { [$0.end, $0.finishedOn, $0.due, $0.notBefore] }.compactMap { $0 }
      + milestones.flatMap { [$0.date, $0.reachedOn] }.compactMap { $0 }
      + [project?.deadline, today].compactMap { $0 }
    let near = dates.filter { abs($0.days(since: origin)) <= Self.reach }
    first = min(origin, near.min() ?? origin)
    last = max(origin, near.max() ?? origin)
    closures = organisation.closures.map {
      WorkingTime.Exception($0.first.number...$0.last.number)
    }
    holidays = organisation.holidays
    calendar = Self.calendar(first, days: last.days(since: first) + 60, closures, holidays)
  }

  /// Long enough for so many working days twice over, whatever comes between.
  func house(working days: Int) -> WorkingTime {
    let rest = min(max(0, days), 12_000) * 3 + 400
    return Self.calendar(first, days: last.days(since: first) + rest, closures, holidays)
  }

  private static func calendar(
    _ first: Day, days: Int, _ closures: [WorkingTime.Exception], _ holidays: HolidayCalendar?
  ) -> WorkingTime {
    let most = Int(Day(9999, 12, 31)?.number ?? 0) - Int(first.number) - 1
    let days = min(max(1, days), WorkingTime.mostDays, max(1, most))
    let units = ProjectPlan.unitsPerDay
    // Only at the very end of all calendars is there none.
    return
      (try? WorkingTime.french(
        first: first.number, days: days, unitsPerDay: units, exceptions: closures,
        inAlsaceMoselle: holidays == .alsaceMoselle))
      ?? emptyCalendar
  }

  private static let emptyCalendar: WorkingTime = {
    guard
      let calendar = try? WorkingTime(
        first: 0, days: 1, unitsPerDay: ProjectPlan.unitsPerDay,
        week: Array(repeating: ProjectPlan.unitsPerDay, count: 7), closed: [Int32]())
    else { preconditionFailure("one day is a calendar") }
    return calendar
  }()
}

/// How long a task is held to last, and what that rests on.
struct PlannedLength {
  private(set) var estimate: ThreePointEstimate

  private static let unit = Double(ProjectPlan.unitsPerDay)

  init(_ task: ProjectTask, _ calendar: WorkingTime, _ problems: inout [PlanProblem]) {
    if let stated = task.estimate {
      estimate = Self.scaled(stated.optimistic, stated.likely, stated.pessimistic)
      if stated.pessimistic == 0 { problems.append(.zeroDuration(task.id)) }
      return
    }
    let isNegative = [task.optimistic, task.likely, task.pessimistic].contains { ($0 ?? 0) < 0 }
    if isNegative {
      problems.append(.negativeDuration(task.id))
    } else if task.optimistic != nil, task.likely != nil, task.pessimistic != nil {
      problems.append(.outOfOrder(task.id))
    }
    if let likely = task.likely, likely > 0, likely <= 100_000 {
      estimate = Self.scaled(likely, likely, likely)
    } else if let start = task.start, let end = task.end, start <= end {
      let units =
        calendar.work(beforeDay: end.adding(days: 1).number)
        - calendar.work(beforeDay: start.number)
      let days = Double(units) / Self.unit
      estimate = Self.scaled(days, days, days)
    } else if let effort = task.effort, effort > 0 {
      let days = effort / Double(max(1, task.assignees.count))
      estimate = Self.scaled(days, days, days)
    } else {
      estimate = Self.scaled(1, 1, 1)
      if !isNegative { problems.append(.noDuration(task.id)) }
    }
  }

  mutating func lengthen(by days: Double) {
    let more = days * Self.unit
    func moved(_ value: Double) -> Double { min(max(0, value + more), 6e7) }
    estimate = Self.made(
      moved(estimate.optimistic), moved(estimate.likely), moved(estimate.pessimistic))
  }

  /// What is known of it on a day: as long as it was, or what has passed and what is left.
  ///
  /// A task that is not finished takes a working day more at least.
  func estimate(of task: ProjectTask, on today: Day, _ calendar: WorkingTime)
    -> ThreePointEstimate
  {
    func work(_ from: Day, through last: Day) -> Double {
      Double(
        max(
          0,
          calendar.work(beforeDay: last.adding(days: 1).number)
            - calendar.work(beforeDay: from.number)))
    }
    if let finished = task.finishedOn {
      let length = work(task.startedOn ?? task.start ?? finished, through: finished)
      return Self.made(length, length, length)
    }
    guard let started = task.startedOn, started <= today else { return estimate }
    let passed = work(started, through: today.adding(days: -1))
    func whole(_ value: Double) -> Double {
      let left = task.done.map { value * (1 - min(1, max(0, $0.fraction))) } ?? value - passed
      return passed + max(Self.unit, left)
    }
    return Self.made(
      whole(estimate.optimistic), whole(estimate.likely), whole(estimate.pessimistic))
  }

  private static func scaled(
    _ optimistic: Double, _ likely: Double, _ pessimistic: Double
  ) -> ThreePointEstimate {
    func limited(_ days: Double) -> Double { min(max(0, days), 100_000) * unit }
    return made(limited(optimistic), limited(likely), limited(pessimistic))
  }

  private static func made(
    _ optimistic: Double, _ likely: Double, _ pessimistic: Double
  ) -> ThreePointEstimate {
    guard
      let estimate = ThreePointEstimate(
        optimistic: optimistic, likely: likely, pessimistic: pessimistic)
    else { preconditionFailure("three lengths in order are an estimate") }
    return estimate
  }
}
