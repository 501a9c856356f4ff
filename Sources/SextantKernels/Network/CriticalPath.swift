/// When each task of a plan may start and end at the earliest, and must at the latest; one value
/// per task, in units of working time from the plan's origin (or in ticks of the calendars).
public struct TaskSchedule: Sendable {
  public let earlyStart: [Int]
  public let earlyFinish: [Int]
  public let lateStart: [Int]
  public let lateFinish: [Int]
  /// How far a task may slip without making the end, or any date set, later (total float).
  /// Negative: by how much it comes too late for a date that is set.
  public let slack: [Int]
  /// How far it may slip without delaying any other task (free float); never negative.
  public let freeSlack: [Int]
  /// The earliest end of the whole.
  public let end: Int
  /// What late dates are counted back from: the due date, or else the end.
  public let due: Int
  /// The link that each task's early start waits for, by its number; −1 where none does.
  public let drivers: [Int32]

  /// Tasks without slack, in order of their early starts.
  public var critical: [Int] {
    slack.indices.filter { slack[$0] <= 0 }.sorted {
      (earlyStart[$0], earlyFinish[$0], $0) < (earlyStart[$1], earlyFinish[$1], $1)
    }
  }
}

extension TaskNetwork {
  /// Forward and backward pass (Kelley and Walker 1959; the four links: precedence diagramming,
  /// Fondahl 1961, IBM 1964), all tasks on one calendar.
  ///
  /// Dates that are set never tear a link: a task that must start at a date its predecessors do
  /// not allow starts when they allow it, and shows negative slack.
  /// - Parameters:
  ///   - start: no task starts before.
  ///   - due: when all must be done; late dates are counted back from it.
  public func schedule(
    start: Int = 0, due: Int? = nil, bounds: [TaskBound] = []
  ) throws(TaskNetworkError) -> TaskSchedule {
    try passes(GaplessTime(durations: durations), start: start, due: due, bounds: bounds)
  }

  /// The same with a calendar for each task; `start`, `due`, dates set and results are ticks of
  /// the clock (`WorkingTime.tick`), durations and slack units of work by each task's own
  /// calendar, lags units of work by the first calendar.
  public func schedule(
    calendars: [WorkingTime], calendarOf: [Int], start: Int = 0, due: Int? = nil,
    bounds: [TaskBound] = []
  ) throws(TaskNetworkError) -> TaskSchedule {
    guard calendarOf.count == count, let house = calendars.first else {
      throw .badCalendar(task: min(calendarOf.count, max(0, count - 1)))
    }
    if let bad = calendarOf.firstIndex(where: { !calendars.indices.contains($0) }) {
      throw .badCalendar(task: bad)
    }
    if let bad = calendars.firstIndex(where: {
      $0.first != house.first || $0.unitsPerDay != house.unitsPerDay
    }) {
      throw .badCalendar(task: calendarOf.firstIndex(of: bad) ?? 0)
    }
    let time = CalendarTime(
      durations: durations, calendars: calendars, calendarOf: calendarOf.map { Int32($0) },
      house: house)
    let schedule = try passes(time, start: start, due: due, bounds: bounds)
    if let lost = schedule.earlyFinish.firstIndex(where: { $0 >= WorkingTime.never }) {
      throw .beyondCalendar(task: lost)
    }
    return schedule
  }

  private func passes(
    _ time: some WorkArithmetic, start: Int, due: Int?, bounds: [TaskBound]
  ) throws(TaskNetworkError) -> TaskSchedule {
    let reach = -Self.longest...Self.longest
    guard reach.contains(start), reach.contains(due ?? 0) else { throw .badBound(-1) }
    for (index, bound) in bounds.enumerated() {
      guard durations.indices.contains(bound.task), reach.contains(bound.time) else {
        throw .badBound(index)
      }
    }
    var earlyStart = [Int](repeating: start, count: count)
    var earlyFinish = [Int](repeating: 0, count: count)
    var leastFinish = [Int](repeating: Int.min / 4, count: count)
    var drivers = [Int32](repeating: -1, count: count)
    for bound in bounds {
      switch bound.kind {
      case .startNoEarlier, .startAt:
        earlyStart[bound.task] = max(earlyStart[bound.task], bound.time)
      case .finishNoEarlier, .finishAt:
        leastFinish[bound.task] = max(leastFinish[bound.task], bound.time)
      case .startNoLater, .finishNoLater: break
      }
    }
    var end = start
    for number in order {
      let task = Int(number)
      var begin = time.start(task, notBefore: earlyStart[task])
      var stop = time.finish(task, startingAt: begin)
      if stop < leastFinish[task] {
        // Ends too early: starts later, on its own calendar.
        begin = max(begin, time.start(task, finishingAt: leastFinish[task]))
        begin = time.start(task, notBefore: begin)
        stop = time.finish(task, startingAt: begin)
      }
      earlyStart[task] = begin
      earlyFinish[task] = stop
      end = max(end, stop)
      for place in Int(first[task])..<Int(first[task + 1]) {
        let link = outgoing[place]
        let after = Int(link.after)
        let lag = Int(link.lag)
        switch link.kind {
        case .finishToStart, .startToStart:
          let from = link.kind == .finishToStart ? stop : begin
          let moment = lag == 0 ? from : time.shift(from, by: lag)
          if moment > earlyStart[after] {
            earlyStart[after] = moment
            drivers[after] = link.index
          }
        case .finishToFinish, .startToFinish:
          let from = link.kind == .finishToFinish ? stop : begin
          let moment = lag == 0 ? from : time.shift(from, by: lag)
          if moment > leastFinish[after] {
            leastFinish[after] = moment
            let needed = time.start(after, finishingAt: moment)
            if needed > earlyStart[after] {
              earlyStart[after] = needed
              drivers[after] = link.index
            }
          }
        }
      }
    }

    let due = due ?? end
    var lateFinish = [Int](repeating: due, count: count)
    var latestStart = [Int](repeating: Int.max / 4, count: count)
    for bound in bounds {
      switch bound.kind {
      case .finishNoLater, .finishAt:
        lateFinish[bound.task] = min(lateFinish[bound.task], bound.time)
      case .startNoLater, .startAt:
        latestStart[bound.task] = min(latestStart[bound.task], bound.time)
      case .startNoEarlier, .finishNoEarlier: break
      }
    }
    var lateStart = [Int](repeating: 0, count: count)
    var slack = lateStart
    var freeSlack = lateStart
    for number in order.reversed() {
      let task = Int(number)
      var finish = lateFinish[task]
      var begin = latestStart[task]
      var free = time.work(task, from: earlyFinish[task], to: max(end, earlyFinish[task]))
      for place in Int(first[task])..<Int(first[task + 1]) {
        let link = outgoing[place]
        let after = Int(link.after)
        let lag = -Int(link.lag)
        let fromStart = link.kind == .startToStart || link.kind == .startToFinish
        let toStart = link.kind == .startToStart || link.kind == .finishToStart
        let late = toStart ? lateStart[after] : lateFinish[after]
        let early = toStart ? earlyStart[after] : earlyFinish[after]
        let latest = lag == 0 ? late : time.shift(late, by: lag)
        let room = lag == 0 ? early : time.shift(early, by: lag)
        if fromStart {
          begin = min(begin, latest)
          free = min(free, time.work(task, from: earlyStart[task], to: room))
        } else {
          finish = min(finish, latest)
          free = min(free, time.work(task, from: earlyFinish[task], to: room))
        }
      }
      finish = time.finish(task, notAfter: finish)
      var latest = time.start(task, finishingAt: finish)
      if begin < latest {
        latest = min(latest, time.start(task, notBefore: begin))
        finish = time.finish(task, startingAt: latest)
      }
      lateStart[task] = latest
      lateFinish[task] = finish
      slack[task] = time.work(task, from: earlyStart[task], to: latest)
      freeSlack[task] = max(0, free)
    }
    return TaskSchedule(
      earlyStart: earlyStart, earlyFinish: earlyFinish, lateStart: lateStart,
      lateFinish: lateFinish, slack: slack, freeSlack: freeSlack, end: end, due: due,
      drivers: drivers)
  }
}
