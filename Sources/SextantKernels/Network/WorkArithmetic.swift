/// How a task's working time lies on the axis of time: without gaps, or around closed hours.
protocol WorkArithmetic {
  /// The first moment at or after `time` at which the task can start.
  func start(_ task: Int, notBefore time: Int) -> Int
  /// The last moment at or before `time` at which the task can end.
  func finish(_ task: Int, notAfter time: Int) -> Int
  func finish(_ task: Int, startingAt start: Int) -> Int
  func start(_ task: Int, finishingAt finish: Int) -> Int
  /// `lag` units of working time later, or earlier.
  func shift(_ time: Int, by lag: Int) -> Int
  /// Working time of the task between two moments; negative when they are in the wrong order.
  func work(_ task: Int, from: Int, to: Int) -> Int
}

/// One calendar for all: time is counted in its working units, which follow without gaps.
struct GaplessTime: WorkArithmetic {
  let durations: [Int]

  @inline(__always) func start(_ task: Int, notBefore time: Int) -> Int { time }
  @inline(__always) func finish(_ task: Int, notAfter time: Int) -> Int { time }
  @inline(__always) func finish(_ task: Int, startingAt start: Int) -> Int {
    start + durations[task]
  }
  @inline(__always) func start(_ task: Int, finishingAt finish: Int) -> Int {
    finish - durations[task]
  }
  @inline(__always) func shift(_ time: Int, by lag: Int) -> Int { time + lag }
  @inline(__always) func work(_ task: Int, from: Int, to: Int) -> Int { to - from }
}

/// A calendar for each task: time is counted in ticks of the clock that all calendars share.
struct CalendarTime: WorkArithmetic {
  let durations: [Int]
  let calendars: [WorkingTime]
  let calendarOf: [Int32]
  /// In which lags are counted.
  let house: WorkingTime

  @inline(__always) private func calendar(_ task: Int) -> WorkingTime {
    calendars[Int(calendarOf[task])]
  }

  func start(_ task: Int, notBefore time: Int) -> Int {
    durations[task] == 0 ? time : calendar(task).workingTick(notBefore: time)
  }
  func finish(_ task: Int, notAfter time: Int) -> Int {
    durations[task] == 0 ? time : calendar(task).workingTick(notAfter: time)
  }
  func finish(_ task: Int, startingAt start: Int) -> Int {
    calendar(task).tick(from: start, by: durations[task])
  }
  func start(_ task: Int, finishingAt finish: Int) -> Int {
    calendar(task).tick(from: finish, by: -durations[task])
  }
  func shift(_ time: Int, by lag: Int) -> Int { house.tick(from: time, by: lag) }
  func work(_ task: Int, from: Int, to: Int) -> Int {
    let calendar = calendar(task)
    return calendar.work(beforeTick: to) - calendar.work(beforeTick: from)
  }
}
