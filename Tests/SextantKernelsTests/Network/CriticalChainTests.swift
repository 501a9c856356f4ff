import SextantKernels
import Testing

@Suite struct CriticalChainTests {
  /// Sixtieths of the rows' unit: expected durations of tenths are then whole.
  static let unit = 60.0

  struct Pert {
    let network: TaskNetwork
    let schedule: TaskSchedule
    let variances: [Double]

    func chain(to last: Int? = nil) throws -> CriticalChain {
      let chain = try #require(
        network.criticalChain(to: last, variances: variances, in: schedule))
      return CriticalChain(
        tasks: chain.tasks, expected: chain.expected / unit,
        variance: chain.variance / (unit * unit))
    }
  }

  static func network(_ rows: [(Double, Double, Double, [Int])]) throws -> Pert {
    let estimates = try rows.map {
      try #require(
        ThreePointEstimate(
          optimistic: $0.0 * unit, likely: $0.1 * unit, pessimistic: $0.2 * unit))
    }
    let network = try TaskNetwork(
      durations: estimates.map { Int($0.expected.rounded()) },
      links: rows.enumerated().flatMap { row, values in values.3.map { TaskLink($0, row) } })
    return Pert(
      network: network, schedule: try network.schedule(), variances: estimates.map(\.variance))
  }

  /// The worked example « Maison Aubrelle », T01 to T16.
  static let newShop: [(Double, Double, Double, [Int])] = [
    (4, 6, 9, []), (4, 5, 9, [0]), (8, 10, 15, [0]), (3, 4, 6, [2]), (17, 23, 35, [1]),
    (12, 15, 23, [3, 4]), (14, 18, 26, [1]), (5, 6, 9, [1]), (6, 8, 12, [6, 7]), (4, 5, 8, [4]),
    (6, 8, 13, [5, 8, 9]), (4, 5, 9, [5, 8]), (5, 8, 13, [10, 11]), (3, 4, 6, [6]),
    (1, 1, 2, [12, 13]), (8, 10, 12, [14]),
  ]

  @Test func `the new shop has a 64 % chance of opening on time`() throws {
    let pert = try Self.network(Self.newShop)
    let path = try pert.chain(to: 14)
    #expect(path.tasks == [0, 1, 4, 5, 10, 12, 14])
    #expect(abs(path.expected - 69.5) < 1e-9)
    #expect(abs(path.deviation - 4.11) < 0.005)
    #expect(abs(path.probability(within: 71) - 0.642) < 0.0005)
    let slack = pert.schedule.slack.map { Double($0) / Self.unit }
    let published = [
      0, 0, 14.8, 14.8, 0, 0, 12.8, 25.2, 12.8, 10.5, 0, 3, 0, 33.8, 0, 0,
    ]
    for (found, expected) in zip(slack, published) { #expect(abs(found - expected) < 0.05) }
  }

  @Test func `the new shop's tasks have the dates of the worked example`() throws {
    let schedule = try Self.network(Self.newShop).schedule
    let calendar = try WorkingTime.french(first: day("2026-01-05"), days: 200, unitsPerDay: 60)
    let starts = schedule.earlyStart.map { calendar.day(ofUnit: $0)?.day }
    let ends = schedule.earlyFinish.map { calendar.day(ofUnit: $0 - 1)?.day }
    #expect(
      starts.map { $0.flatMap { CivilDay.text(of: $0)?.dropFirst(5) } } == [
        "01-05", "01-13", "01-13", "01-27", "01-20", "02-23", "01-20", "01-20", "02-16", "02-23",
        "03-17", "03-17", "03-30", "02-16", "04-10", "04-13",
      ])
    #expect(
      ends.map { $0.flatMap { CivilDay.text(of: $0)?.dropFirst(5) } } == [
        "01-13", "01-20", "01-27", "02-02", "02-23", "03-17", "02-16", "01-28", "02-26", "03-02",
        "03-27", "03-24", "04-10", "02-20", "04-13", "04-27",
      ])
  }

  /// Hillier and Lieberman, *Introduction to Operations Research*, « Reliable Construction Co. »:
  /// activities A to N, deadline 47 weeks.
  @Test func `Reliable Construction ends in 44 weeks, and in 47 with probability 0,84`() throws {
    let pert = try Self.network([
      (1, 2, 3, []), (2, 3.5, 8, [0]), (6, 9, 18, [1]), (4, 5.5, 10, [2]), (1, 4.5, 5, [2]),
      (4, 4, 10, [4]), (5, 6.5, 11, [3]), (5, 8, 17, [4, 6]), (3, 7.5, 9, [2]), (3, 9, 9, [5, 8]),
      (4, 4, 4, [9]), (1, 5.5, 7, [9]), (1, 2, 3, [7]), (5, 5.5, 9, [10, 11]),
    ])
    let path = try pert.chain()
    #expect(path.tasks == [0, 1, 2, 4, 5, 9, 11, 13])
    #expect(abs(path.expected - 44) < 1e-9)
    #expect(abs(path.variance - 9) < 1e-9)
    for (weeks, probability) in [(40.0, 0.0912), (44, 0.5), (47, 0.8413), (50, 0.9772)] {
      #expect(abs(path.probability(within: weeks) - probability) < 0.00005)
    }
    #expect(
      pert.schedule.slack.map { (Double($0) / Self.unit).rounded() } == [
        0, 0, 0, 4, 0, 0, 4, 4, 2, 0, 1, 0, 4, 0,
      ])
  }

  @Test func `of two equally long paths the more doubtful one is taken`() throws {
    let pert = try Self.network([(5, 5, 5, []), (2, 5, 8, []), (1, 1, 1, [0, 1])])
    let path = try pert.chain()
    #expect(path.tasks == [1, 2])
    #expect(path.variance == 1)
  }

  @Test func `a certain plan is either in time or late`() throws {
    let path = try Self.network([(5, 5, 5, [])]).chain()
    #expect(path.probability(within: 5) == 1)
    #expect(path.probability(within: 4.9) == 0)
  }

  /// A (5, sure) holds back the start of B (3 ± 1), whose end C (8, sure) may not precede by more
  /// than 2: C decides, and B adds no doubt.
  @Test func `a chain goes through links of all kinds`() throws {
    let network = try TaskNetwork(
      durations: [5, 3, 8],
      links: [
        TaskLink(0, 1, .startToStart, lag: 4), TaskLink(2, 1, .finishToFinish, lag: 2),
      ])
    let chain = try #require(
      network.criticalChain(variances: [0, 1, 0.25], in: try network.schedule()))
    #expect(chain.tasks == [2, 1])
    #expect(chain.variance == 0.25)
    #expect(chain.expected == 10)
    let other = try TaskNetwork(
      durations: [5, 9, 1],
      links: [TaskLink(0, 1, .startToStart, lag: 4), TaskLink(1, 2, lag: -1)])
    let late = try #require(
      other.criticalChain(to: 2, variances: [2, 1, 0], in: try other.schedule()))
    // What starts with A does not wait for its end.
    #expect(late.tasks == [0, 1, 2] && late.variance == 1 && late.expected == 13)
  }

  @Test func `no tasks have no chain`() throws {
    let empty = try TaskNetwork(durations: [], links: [])
    #expect(empty.criticalChain(in: try empty.schedule()) == nil)
    let one = try TaskNetwork(durations: [1], links: [])
    #expect(one.criticalChain(to: 1, in: try one.schedule()) == nil)
  }

  @Test func `a chain of a hundred thousand tasks is no trouble`() throws {
    let count = 100_000
    let network = try TaskNetwork(
      durations: Array(repeating: 3, count: count),
      links: (1..<count).map { TaskLink($0 - 1, $0) })
    let chain = try #require(network.criticalChain(in: try network.schedule()))
    #expect(chain.tasks.count == count && chain.expected == 300_000)
  }

  @Test func `estimates out of order are refused`() {
    #expect(ThreePointEstimate(optimistic: 3, likely: 2, pessimistic: 4) == nil)
    #expect(ThreePointEstimate(optimistic: -1, likely: 2, pessimistic: 4) == nil)
    #expect(ThreePointEstimate(optimistic: 1, likely: .nan, pessimistic: 4) == nil)
    #expect(ThreePointEstimate(optimistic: 1, likely: 2, pessimistic: .infinity) == nil)
  }
}
