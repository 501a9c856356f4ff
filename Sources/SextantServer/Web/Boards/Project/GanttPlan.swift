internal import SextantKernels
import SextantModel

/// The tasks and milestones of a project along the calendar, and the chain that decides its end.
struct GanttPlan: Sendable {
  let bars: [Bar]
  /// Tasks without both dates.
  let undated: [ProjectTask]
  let milestones: [Milestone]
  /// From the Monday before the first day to the Sunday after the last; `nil` where nothing is dated.
  let span: Period?
  let deadline: Day?
  /// `nil` where the tasks go round in a circle, or there are none.
  let path: CriticalChain?
  let days: WorkingDays
  let schedule: ProjectSchedule?
  /// What was frozen last, if anything was.
  let baseline: ProjectBaseline?

  /// A dated task.
  struct Bar: Sendable {
    let task: ProjectTask
    let start: Day
    let end: Day
    let workingDays: Int
    let isCritical: Bool
    /// Working days that it may slip without delaying the end; `nil` where the tasks go in a circle.
    let slack: Double?
    /// When it would come by links and durations alone.
    let line: ProjectSchedule.Line?
    /// What it is held against: its dates in the frozen baseline; without one, when it would come by
    /// links and durations alone. `nil` where it came after the baseline was frozen.
    let reference: Period?
    let stand: TaskStand
  }

  /// The longest chain of tasks to the project's end.
  struct CriticalChain: Sendable {
    let tasks: [ProjectTask]
    /// In working days, by the tasks' three durations.
    let expected: Double
    /// Working days from the start through the deadline, and the chance that they are enough;
    /// `nil` where start or deadline is not stated.
    let available: Int?
    let probability: Double?
  }

  /// - Parameters:
  ///   - tasks: those to be drawn.
  ///   - schedule: of the project, as its links and durations make it; `nil` where they cannot.
  init(
    _ tasks: [ProjectTask], milestones all: [Milestone], project: Project?, today: Day,
    schedule: ProjectSchedule?, baseline: ProjectBaseline? = nil,
    holidays: HolidayCalendar? = nil
  ) {
    self.baseline = baseline
    milestones = all.filter { $0.date != nil }
      .sorted { ($0.date ?? today) < ($1.date ?? today) }
    deadline = project?.deadline
    let dated = tasks.compactMap { task -> (ProjectTask, Day, Day)? in
      guard let start = task.start, let end = task.end else { return nil }
      return (task, start, max(start, end))
    }
    undated = tasks.filter { $0.start == nil || $0.end == nil }
    let ends = dated.flatMap { [$0.1, $0.2] } + milestones.compactMap(\.date)
    days = WorkingDays(spanning: ends + [project?.start, deadline, today], holidays)
    let frozen =
      dated.flatMap { task, _, _ in
        baseline?.dates(of: task.id).map { [$0.first, $0.last] } ?? []
      } + milestones.compactMap { baseline?.row(of: $0.id)?.date }
    let shown = ends + frozen + [deadline].compactMap { $0 }
    if let first = shown.min(), let last = shown.max() {
      span = Period(
        first: first.adding(days: 1 - CivilDay.weekday(of: first.number)),
        last: last.adding(days: 7 - CivilDay.weekday(of: last.number)))
    } else {
      span = nil
    }

    self.schedule = schedule
    let places = schedule?.plan.places ?? [:]
    path = schedule.map { schedule in
      CriticalChain(
        tasks: schedule.chain.tasks.map { schedule.plan.tasks[$0] },
        expected: schedule.chain.expected, available: schedule.available.map { Int($0) },
        probability: schedule.classicChance)
    }
    let calendar = days
    bars = dated.map { task, start, end in
      let place = places[task.id]
      let line = place.flatMap { schedule?.lines[$0] }
      return Bar(
        task: task, start: start, end: end, workingDays: calendar.count(from: start, through: end),
        isCritical: place.map { schedule?.onChain.contains($0) ?? false } ?? false,
        slack: line?.slack, line: line,
        reference: baseline.map { $0.dates(of: task.id) }
          ?? line.map { Period(first: $0.start, last: $0.end) },
        stand: TaskStand(task, on: today))
    }
  }

  /// Working days by which a task ends later than it was held to, negative where it is earlier.
  func slip(of bar: Bar) -> Int? {
    guard baseline != nil, let reference = bar.reference else { return nil }
    return days.between(reference.last, bar.end)
  }

  /// The same of a milestone.
  func slip(of milestone: Milestone) -> Int? {
    guard let date = milestone.reachedOn ?? milestone.date,
      let frozen = baseline?.row(of: milestone.id)?.date
    else { return nil }
    return days.between(frozen, date)
  }

  /// A task's days moved by working days, its length kept.
  func moved(_ bar: Bar, by count: Int) -> (start: Day, end: Day)? {
    guard let start = days.adding(count, to: bar.start),
      let end = days.day(max(bar.workingDays, 1), from: start)
    else { return nil }
    return (start, end)
  }
}

/// Where a task stands on a day.
enum TaskStand: String, Sendable {
  case done, running, overdue, planned

  init(_ task: ProjectTask, on today: Day) {
    if task.finishedOn != nil {
      self = .done
    } else if let end = task.end, end < today {
      self = .overdue
    } else if task.startedOn != nil || task.start.map({ $0 <= today }) ?? false {
      self = .running
    } else {
      self = .planned
    }
  }

  var mark: Mark {
    switch self {
    case .done: .good
    case .running: .ours
    case .overdue: .watch
    case .planned: .neutral
    }
  }
}
