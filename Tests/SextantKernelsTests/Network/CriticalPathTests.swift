import SextantKernels
import Testing

@Suite struct CriticalPathTests {
  /// Taylor, *Introduction to Management Science*, chapter 8, second problem.
  @Test func `Taylor's second network has the published starts and slacks`() throws {
    let network = try TaskNetwork(
      durations: [8, 10, 9, 6, 4, 5, 0, 7, 12, 15, 18, 4, 7],
      links: [
        TaskLink(0, 3), TaskLink(0, 4), TaskLink(1, 5), TaskLink(2, 6), TaskLink(2, 7),
        TaskLink(3, 8), TaskLink(5, 8), TaskLink(6, 8), TaskLink(3, 9), TaskLink(5, 9),
        TaskLink(6, 9), TaskLink(4, 10), TaskLink(7, 11), TaskLink(8, 11), TaskLink(9, 12),
        TaskLink(11, 12),
      ])
    let schedule = try network.schedule()
    #expect(schedule.end == 38)
    #expect(schedule.earlyStart == [0, 0, 0, 8, 8, 10, 9, 9, 15, 15, 12, 27, 31])
    #expect(schedule.lateFinish == [9, 10, 15, 15, 20, 15, 15, 27, 27, 31, 38, 31, 38])
    #expect(schedule.slack == [1, 0, 6, 1, 8, 0, 6, 11, 0, 1, 8, 0, 0])
    #expect(schedule.critical == [1, 5, 8, 11, 12])
  }

  /// Hillier and Lieberman, « Reliable Construction Co. », with the published table.
  @Test func `Reliable Construction has the published slacks and free slacks`() throws {
    let network = try TaskNetwork(
      durations: [2, 4, 10, 6, 4, 5, 7, 9, 7, 8, 4, 5, 2, 6],
      links: [
        TaskLink(0, 1), TaskLink(1, 2), TaskLink(2, 3), TaskLink(2, 4), TaskLink(4, 5),
        TaskLink(3, 6), TaskLink(4, 7), TaskLink(6, 7), TaskLink(2, 8), TaskLink(5, 9),
        TaskLink(8, 9), TaskLink(9, 10), TaskLink(9, 11), TaskLink(7, 12), TaskLink(10, 13),
        TaskLink(11, 13),
      ])
    let schedule = try network.schedule()
    #expect(schedule.end == 44)
    #expect(schedule.lateStart == [0, 2, 6, 20, 16, 20, 26, 33, 18, 25, 34, 33, 42, 38])
    #expect(schedule.slack == [0, 0, 0, 4, 0, 0, 4, 4, 2, 0, 1, 0, 4, 0])
    #expect(schedule.freeSlack == [0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 4, 0])
  }

  @Test func `each kind of link holds the end it names`() throws {
    // A lasts 5, B 3.
    let expected: [(LinkKind, Int, start: Int)] = [
      (.finishToStart, 0, 5), (.finishToStart, 2, 7), (.finishToStart, -2, 3),
      (.startToStart, 0, 0), (.startToStart, 4, 4), (.finishToFinish, 0, 2),
      (.finishToFinish, 3, 5), (.startToFinish, 9, 6), (.startToFinish, 1, 0),
    ]
    for (kind, lag, start) in expected {
      let network = try TaskNetwork(
        durations: [5, 3], links: [TaskLink(0, 1, kind, lag: lag)])
      #expect(try network.schedule().earlyStart == [0, start])
    }
  }

  /// A 4, B 6, C 3: B starts 2 after A starts; C ends 1 after B ends at least, D after C.
  @Test func `slack goes back through all kinds of links`() throws {
    let network = try TaskNetwork(
      durations: [4, 6, 3, 2],
      links: [
        TaskLink(0, 1, .startToStart, lag: 2), TaskLink(1, 2, .finishToFinish, lag: 1),
        TaskLink(2, 3), TaskLink(0, 3, .startToFinish, lag: 5),
      ])
    let schedule = try network.schedule()
    #expect(schedule.earlyStart == [0, 2, 6, 9])
    #expect(schedule.earlyFinish == [4, 8, 9, 11])
    #expect(schedule.end == 11)
    #expect(schedule.lateStart == [0, 2, 6, 9])
    #expect(schedule.slack == [0, 0, 0, 0])
    #expect(try network.schedule(due: 15).slack == [4, 4, 4, 4])
    #expect(try network.schedule(due: 9).slack == [-2, -2, -2, -2])
  }

  @Test func `dates that are set move tasks, or show how much is missing`() throws {
    let network = try TaskNetwork(
      durations: [4, 3, 2], links: [TaskLink(0, 1), TaskLink(1, 2)])
    let moved = try network.schedule(bounds: [
      TaskBound(0, .startNoEarlier, 5), TaskBound(2, .finishNoEarlier, 20),
    ])
    #expect(moved.earlyStart == [5, 9, 18])
    #expect(moved.slack == [6, 6, 0])
    #expect(moved.freeSlack == [0, 6, 0])
    let pressed = try network.schedule(bounds: [TaskBound(1, .finishNoLater, 6)])
    #expect(pressed.slack == [-1, -1, 0])
    let pinned = try network.schedule(bounds: [TaskBound(1, .startAt, 6)])
    #expect(pinned.earlyStart == [0, 6, 9])
    #expect(pinned.slack == [2, 0, 0])
    let impossible = try network.schedule(bounds: [TaskBound(1, .startAt, 3)])
    #expect(impossible.earlyStart == [0, 4, 7])
    #expect(impossible.slack == [-1, -1, 0])
    #expect(try network.schedule(bounds: [TaskBound(0, .startNoLater, 2)]).slack == [0, 0, 0])
    #expect(try network.schedule(due: 20, bounds: [TaskBound(0, .startNoLater, 2)]).slack[0] == 2)
  }

  @Test func `an impossible date is explained by the chain that makes it so`() throws {
    // Texts 5, pictures 3, both before the layout 4, proof 2 starts with a day's lead, print 6.
    let network = try TaskNetwork(
      durations: [5, 3, 4, 2, 6],
      links: [
        TaskLink(0, 2), TaskLink(1, 2, lag: 3), TaskLink(2, 3, lag: -1), TaskLink(3, 4, lag: 2),
      ])
    // Counted back from 19, when it can end: the texts may wait a day.
    let schedule = try network.schedule(due: 19)
    #expect(schedule.lateStart == [1, 0, 6, 9, 13] && schedule.end == 19)
    let chain = network.drivingChain(to: 4, in: schedule)
    #expect(chain.map(\.task) == [1, 2, 3, 4])
    #expect(chain.map(\.link) == [nil, 1, 2, 3])
    #expect(chain.map(\.adds) == [3, 7, 1, 8])
    #expect(chain.reduce(0) { $0 + $1.adds } == 19)
  }

  @Test func `a cycle names its tasks in order`() {
    #expect(throws: TaskNetworkError.cycle([1, 2, 3])) {
      try TaskNetwork(
        durations: [1, 1, 1, 1, 1],
        links: [
          TaskLink(0, 1), TaskLink(3, 1, .startToStart), TaskLink(1, 2), TaskLink(2, 3, lag: -9),
          TaskLink(3, 4),
        ])
    }
    #expect(throws: TaskNetworkError.cycle([0])) {
      try TaskNetwork(durations: [1], links: [TaskLink(0, 0)])
    }
  }

  @Test func `what makes no network is refused`() {
    #expect(throws: TaskNetworkError.badDuration(task: 1)) {
      try TaskNetwork(durations: [1, -1], links: [])
    }
    #expect(throws: TaskNetworkError.badDuration(task: 0)) {
      try TaskNetwork(durations: [Int.max], links: [])
    }
    #expect(throws: TaskNetworkError.unknownTask(link: 1)) {
      try TaskNetwork(durations: [1, 1], links: [TaskLink(0, 1), TaskLink(0, 2)])
    }
    #expect(throws: TaskNetworkError.badLag(link: 0)) {
      try TaskNetwork(durations: [1, 1], links: [TaskLink(0, 1, lag: Int.min)])
    }
    #expect(throws: TaskNetworkError.badBound(0)) {
      try TaskNetwork(durations: [1], links: []).schedule(bounds: [TaskBound(1, .startAt, 0)])
    }
    #expect(throws: TaskNetworkError.badBound(-1)) {
      try TaskNetwork(durations: [1], links: []).schedule(due: Int.max)
    }
  }

  @Test func `an empty plan ends when it starts`() throws {
    let schedule = try TaskNetwork(durations: [], links: []).schedule(start: 7)
    #expect(schedule.end == 7)
    #expect(schedule.critical.isEmpty)
  }

  @Test func `random plans agree with the longest chain found the slow way`() throws {
    var random = CountedRandom(seed: 3)
    for _ in 0..<40 {
      let count = 12
      let durations = (0..<count).map { _ in Int(random.next() % 9) }
      var links: [TaskLink] = []
      for after in 1..<count {
        for _ in 0..<2 {
          let kind = try #require(LinkKind(rawValue: UInt8(random.next() % 4)))
          links.append(
            TaskLink(
              Int(random.next() % UInt64(after)), after, kind, lag: Int(random.next() % 7) - 3))
        }
      }
      let schedule = try TaskNetwork(durations: durations, links: links).schedule()
      // Relaxation until nothing moves (Bellman and Ford).
      var start = [Int](repeating: 0, count: count)
      for _ in 0..<count {
        for link in links {
          let from =
            start[link.before]
            + ([.finishToStart, .finishToFinish].contains(link.kind) ? durations[link.before] : 0)
          let to =
            [.finishToFinish, .startToFinish].contains(link.kind) ? durations[link.after] : 0
          start[link.after] = max(start[link.after], from + link.lag - to)
        }
      }
      #expect(schedule.earlyStart == start)
      for task in 0..<count {
        // Put off by all its slack, a task leaves the end where it is; by one more, it does not.
        for (extra, kept) in [(0, true), (1, false)] {
          let bound = TaskBound(task, .startNoEarlier, start[task] + schedule.slack[task] + extra)
          let end = try TaskNetwork(durations: durations, links: links).schedule(bounds: [bound])
            .end
          #expect((end == schedule.end) == kept)
        }
      }
    }
  }

  @Test func `tasks on different calendars wait for each other's working hours`() throws {
    // From Monday 5 January 2026; the house works 8 hours, the other on Saturdays too, 4 hours.
    let monday = day("2026-01-05")
    let house = try WorkingTime(
      first: monday, days: 60, unitsPerDay: 8, week: [8, 8, 8, 8, 8, 0, 0])
    let workshop = try WorkingTime(
      first: monday, days: 60, unitsPerDay: 8, week: [4, 4, 4, 4, 4, 4, 0])
    // 36 hours in the house end on Friday at noon; 6 in the workshop: none left on Friday
    // (its four hours are over), 4 on Saturday, 2 on Monday; then 1 hour in the house.
    let network = try TaskNetwork(
      durations: [36, 6, 1], links: [TaskLink(0, 1), TaskLink(1, 2, lag: 8)])
    let schedule = try network.schedule(calendars: [house, workshop], calendarOf: [0, 1, 0])
    #expect(schedule.earlyFinish == [4 * 8 + 4, 7 * 8 + 2, 8 * 8 + 3])
    #expect(schedule.earlyStart == [0, 5 * 8, 8 * 8 + 2])
    #expect(schedule.slack == [4, 0, 0])
    #expect(throws: TaskNetworkError.beyondCalendar(task: 0)) {
      try TaskNetwork(durations: [9999], links: []).schedule(
        calendars: [house], calendarOf: [0])
    }
    #expect(throws: TaskNetworkError.badCalendar(task: 1)) {
      try network.schedule(calendars: [house], calendarOf: [0, 1, 0])
    }
  }
}
