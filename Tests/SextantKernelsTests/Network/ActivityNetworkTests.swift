import SextantKernels
import Testing

@Suite struct ActivityNetworkTests {
  /// Taylor, *Introduction to Management Science*, chapter 8, first crashing-free CPM problem:
  /// activities 1–2, 1–3, 2–4, 3–4, 3–5, 4–5, 5–6.
  @Test func `Taylor's network ends after 20 with the published starts and slacks`() throws {
    let network = try ActivityNetwork(
      durations: [7, 10, 6, 5, 4, 3, 2],
      predecessors: [[], [], [0], [1], [1], [2, 3], [4, 5]])
    let schedule = network.schedule()
    #expect(schedule.duration == 20)
    #expect(schedule.earlyStart == [0, 0, 7, 10, 10, 15, 18])
    #expect(schedule.earlyFinish == [7, 10, 13, 15, 14, 18, 20])
    #expect(schedule.lateStart == [2, 0, 9, 10, 14, 15, 18])
    #expect(schedule.lateFinish == [9, 10, 15, 15, 18, 18, 20])
    #expect(schedule.slack == [2, 0, 2, 0, 4, 0, 0])
    #expect(schedule.freeSlack == [0, 0, 2, 0, 4, 0, 0])
    #expect(schedule.critical == [1, 3, 5, 6])
    #expect(network.criticalPath() == [1, 3, 5, 6])
  }

  /// The same chapter, second problem, with its dummy activity 4–5.
  @Test func `Taylor's second network ends after 38`() throws {
    let network = try ActivityNetwork(
      durations: [8, 10, 9, 6, 4, 5, 0, 7, 12, 15, 18, 4, 7],
      predecessors: [
        [], [], [], [0], [0], [1], [2], [2], [3, 5, 6], [3, 5, 6], [4], [7, 8], [9, 11],
      ])
    let schedule = network.schedule()
    #expect(schedule.duration == 38)
    #expect(schedule.slack == [1, 0, 6, 1, 8, 0, 6, 11, 0, 1, 8, 0, 0])
    #expect(network.criticalPath() == [1, 5, 8, 11, 12])
  }

  @Test func `a cycle is shown, each activity before the next`() {
    #expect(throws: NetworkError.cycle([1, 2, 3])) {
      try ActivityNetwork(
        durations: [1, 1, 1, 1, 1], predecessors: [[], [0, 3], [1], [2], [3]])
    }
    #expect(throws: NetworkError.cycle([0])) {
      try ActivityNetwork(durations: [1], predecessors: [[0]])
    }
  }

  @Test func `what makes no network is refused`() {
    #expect(throws: NetworkError.countsDiffer) {
      try ActivityNetwork(durations: [1], predecessors: [])
    }
    for bad in [-1, .nan, .infinity] {
      #expect(throws: NetworkError.badDuration(activity: 0)) {
        try ActivityNetwork(durations: [bad], predecessors: [[]])
      }
    }
    #expect(throws: NetworkError.unknownPredecessor(activity: 0, predecessor: 7)) {
      try ActivityNetwork(durations: [1], predecessors: [[7]])
    }
  }

  @Test func `an empty network ends at once`() throws {
    let network = try ActivityNetwork(durations: [], predecessors: [])
    #expect(network.schedule().duration == 0)
    #expect(network.criticalPath().isEmpty)
    #expect(network.criticalPath(to: 3).isEmpty)
  }

  @Test func `a chain of a hundred thousand activities is no trouble`() throws {
    let count = 100_000
    let network = try ActivityNetwork(
      durations: Array(repeating: 0.1, count: count),
      predecessors: (0..<count).map { $0 == 0 ? [] : [$0 - 1] })
    #expect(abs(network.schedule().duration - 10_000) < 1e-6)
    #expect(network.criticalPath().count == count)
  }
}
