import SextantKernels
import Testing

@Suite struct NetworkSimulationTests {
  static func estimate(_ low: Double, _ likely: Double, _ high: Double) throws -> ThreePointEstimate
  {
    try #require(ThreePointEstimate(optimistic: low, likely: likely, pessimistic: high))
  }

  /// Mean (o + 4 m + p) / 6 and variance (μ − o)(p − μ) / 7 of β-PERT; (a + b + c) / 3 and
  /// (a² + b² + c² − ab − ac − bc) / 18 of the triangle.
  @Test(arguments: [(2.0, 5.0, 14.0), (0, 0, 6), (1, 7, 7), (4, 6, 9)])
  func `one task has the mean and variance of its shape`(_ points: (Double, Double, Double)) throws
  {
    let (low, likely, high) = points
    let network = try NetworkSimulation(estimates: [Self.estimate(low, likely, high)], links: [])
    let beta = network.play(runs: 40_000).end
    let mean = (low + 4 * likely + high) / 6
    let spread = ((mean - low) * (high - mean) / 7).squareRoot()
    #expect(abs(beta.mean - mean) < 4 * spread / 200)
    #expect(abs(beta.deviation / spread - 1) < 0.02)
    let triangle = network.play(runs: 40_000, shape: .triangular).end
    let squares = low * low + likely * likely + high * high
    let products = low * likely + low * high + likely * high
    let width = ((squares - products) / 18).squareRoot()
    #expect(abs(triangle.mean - (low + likely + high) / 3) < 4 * width / 200)
    #expect(abs(triangle.deviation / width - 1) < 0.02)
    #expect(try #require(beta.drawn.first) >= low)
    #expect(try #require(beta.drawn.last) <= high)
  }

  /// The triangle 0, 3, 6: half below 3, an eighth below 1,5.
  @Test func `the chance of a date and its quantile are those of the shape`() throws {
    let end = try NetworkSimulation(estimates: [Self.estimate(0, 3, 6)], links: [])
      .play(runs: 40_000, shape: .triangular).end
    #expect(abs(end.probability(by: 3) - 0.5) < 0.01)
    #expect(abs(end.probability(by: 1.5) - 0.125) < 0.007)
    #expect(abs(end.quantile(0.125) - 1.5) < 0.03)
    #expect(abs(end.error(by: 3) - 0.0025) < 0.0001)
    #expect(end.probability(by: 6) == 1)
    #expect(end.quantile(0) == end.drawn.first)
    #expect(end.quantile(1) == end.drawn.last)
  }

  @Test func `the new shop's chance over all paths is a little less than the 64 % of one`() throws {
    let rows = CriticalChainTests.newShop
    let network = try NetworkSimulation(
      estimates: rows.map { try Self.estimate($0.0, $0.1, $0.2) },
      links: rows.enumerated().flatMap { task, row in row.3.map { TaskLink($0, task) } })
    let played = network.play(runs: 10_000, milestones: [14])
    let classic = try CriticalChainTests.network(rows).chain(to: 14)
    #expect(Int((classic.probability(within: 71) * 100).rounded()) == 64)
    let chance = played.milestones[0].probability(by: 71)
    #expect(chance > 0.5 && chance < 0.66)
    #expect(played.milestones[0].mean >= 69.4)
    // The published path is nearly always the longest; T08 and T14 never are.
    for task in classic.tasks { #expect(played.criticality[task] > 0.7) }
    #expect(played.criticality[7] == 0)
    #expect(played.criticality[13] == 0)
    #expect(played.criticality[15] == 1)
  }

  @Test func `certain durations give the critical path's figures through all links`() throws {
    let durations = [4, 6, 3, 2, 1]
    let links = [
      TaskLink(0, 1, .startToStart, lag: 2), TaskLink(1, 2, .finishToFinish, lag: 1),
      TaskLink(2, 3), TaskLink(0, 3, .startToFinish, lag: 5), TaskLink(0, 4),
    ]
    let played = try NetworkSimulation(
      estimates: durations.map { try Self.estimate(Double($0), Double($0), Double($0)) },
      links: links
    ).play(runs: 20, milestones: [0, 1, 2, 3, 4])
    let schedule = try TaskNetwork(durations: durations, links: links).schedule()
    #expect(played.milestones.map { $0.mean } == schedule.earlyFinish.map { Double($0) })
    #expect(played.criticality == [1, 1, 1, 1, 0])
    #expect(played.end.deviation == 0)
  }

  /// Two equal tasks side by side: the later of two draws; each is longest half the time.
  @Test func `of two equal paths each is critical half the time`() throws {
    let estimate = try Self.estimate(0, 5, 10)
    let played = try NetworkSimulation(estimates: [estimate, estimate], links: []).play(
      runs: 20_000)
    #expect(abs(played.criticality[0] - 0.5) < 0.02)
    #expect(abs(played.criticality[0] + played.criticality[1] - 1) < 1e-9)
    // P(both ≤ median) = 1/4.
    #expect(abs(played.end.probability(by: 5) - 0.25) < 0.015)
  }

  @Test func `the same seed gives the same figures, another does not`() throws {
    let network = try NetworkSimulation(
      estimates: [Self.estimate(1, 2, 6), Self.estimate(1, 3, 4)], links: [TaskLink(0, 1)])
    #expect(network.play(runs: 100) == network.play(runs: 100))
    #expect(network.play(runs: 100) != network.play(runs: 100, seed: 2))
    // A run's draw depends neither on how many there are nor on what is asked.
    let few = Set(network.play(runs: 50).end.drawn)
    #expect(few.isSubset(of: network.play(runs: 100, milestones: [0]).end.drawn))
  }

  @Test func `starts that are set hold; bad ones are refused`() throws {
    let estimate = try Self.estimate(1, 2, 3)
    let late = try NetworkSimulation(estimates: [estimate], links: [], notBefore: [10])
    #expect(late.play(runs: 10).end.drawn[0] >= 11)
    #expect(throws: TaskNetworkError.badBound(0)) {
      try NetworkSimulation(estimates: [estimate], links: [], notBefore: [.nan])
    }
    #expect(throws: TaskNetworkError.cycle([0])) {
      try NetworkSimulation(estimates: [estimate], links: [TaskLink(0, 0)])
    }
    #expect(try NetworkSimulation(estimates: [], links: []).play(runs: 3).criticality.isEmpty)
  }
}
