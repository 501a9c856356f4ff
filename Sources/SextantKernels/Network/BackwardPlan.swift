/// A plan counted back from when all must be done, each task as late as its followers allow; and
/// where dates cannot be kept, the chains that make them impossible.
public struct BackwardPlan: Sendable {
  public let schedule: TaskSchedule
  /// The worst first; empty when every date can be kept.
  public let conflicts: [DateConflict]

  public var isPossible: Bool { conflicts.isEmpty }
}

/// A date that cannot be kept, and the chain of tasks that makes it so.
public struct DateConflict: Sendable, Hashable {
  /// One task of the chain, and what it waits for.
  public struct Step: Sendable, Hashable {
    public let task: Int
    /// The link to the step before, by its number in the plan; `nil` for the first step, which
    /// starts as soon as the plan, or a date set for it, allows.
    public let link: Int?
    public let start: Int
    public let finish: Int
    /// Working time that this step adds to the chain: its duration and the lag before it, less
    /// what it overlaps with the step before.
    public let adds: Int
  }

  /// Which promise is broken.
  public enum Promise: Sendable, Hashable {
    /// The whole is not done when due.
    case due
    /// The date set, by its place in the list given.
    case bound(Int)
  }

  public let promise: Promise
  public let date: Int
  /// The earliest the date could be.
  public let earliest: Int
  /// From the first task that is held back by nothing but its date, to the one that comes late.
  public let chain: [Step]
  /// Units of working time that are missing: what must be taken from the chain, or added to the
  /// date, before it can be kept.
  public let short: Int
}

extension TaskNetwork {
  /// Counts back from `due` and explains every date that cannot be kept (« rétroplanning »).
  ///
  /// `schedule.lateStart` and `lateFinish` are the plan; where it would begin before `start`, or
  /// before a date that holds a task back, there is a conflict.
  /// - Parameter start: the earliest that anything can start: usually today.
  public func backward(
    from due: Int, start: Int = 0, bounds: [TaskBound] = []
  ) throws(TaskNetworkError) -> BackwardPlan {
    let schedule = try schedule(start: start, due: due, bounds: bounds)
    var conflicts: [DateConflict] = []
    if schedule.end > due,
      let last = durations.indices.max(by: {
        (schedule.earlyFinish[$0], $1) < (schedule.earlyFinish[$1], $0)
      })
    {
      conflicts.append(
        conflict(.due, at: due, earliest: schedule.end, of: last, in: schedule))
    }
    for (index, bound) in bounds.enumerated() {
      let earliest: Int
      switch bound.kind {
      case .startNoLater, .startAt: earliest = schedule.earlyStart[bound.task]
      case .finishNoLater, .finishAt: earliest = schedule.earlyFinish[bound.task]
      case .startNoEarlier, .finishNoEarlier: continue
      }
      guard earliest > bound.time else { continue }
      conflicts.append(
        conflict(.bound(index), at: bound.time, earliest: earliest, of: bound.task, in: schedule))
    }
    return BackwardPlan(
      schedule: schedule, conflicts: conflicts.sorted { $0.short > $1.short })
  }

  /// The chain of links that decides a task's early start, from its beginning.
  public func drivingChain(to task: Int, in schedule: TaskSchedule) -> [DateConflict.Step] {
    guard durations.indices.contains(task), schedule.drivers.count == count else { return [] }
    var chain: [DateConflict.Step] = []
    var task = task
    while true {
      let driver = Int(schedule.drivers[task])
      let start = schedule.earlyStart[task]
      let finish = schedule.earlyFinish[task]
      let before = driver >= 0 ? links[driver].before : nil
      chain.append(
        DateConflict.Step(
          task: task, link: driver >= 0 ? driver : nil, start: start, finish: finish,
          adds: finish - (before.map { schedule.earlyFinish[$0] } ?? start)))
      guard let before else { return chain.reversed() }
      task = before
    }
  }

  private func conflict(
    _ promise: DateConflict.Promise, at date: Int, earliest: Int, of task: Int,
    in schedule: TaskSchedule
  ) -> DateConflict {
    DateConflict(
      promise: promise, date: date, earliest: earliest,
      chain: drivingChain(to: task, in: schedule), short: earliest - date)
  }
}
