import SextantKernels
import Testing

@Suite struct WeightRobustnessTests {
  static func sum(_ weights: [Double], _ scores: [[Double]]) throws -> WeightedSum {
    try WeightedSum(DecisionMatrix(scores), weights: CriterionWeights(weights))
  }

  @Test func `two criteria flip where their weights are equal`() throws {
    let robustness = try Self.sum([60, 40], [[1, 0], [0, 1]]).robustness
    let ranges = robustness.ranges
    #expect(agree(ranges[0].nearest?.turningPoint ?? 0, 0.5) && ranges[0].above == nil)
    #expect(agree(ranges[1].nearest?.change ?? 0, 0.1) && ranges[1].below == nil)
    #expect(ranges[0].nearest?.challenger == 1)
    let space = robustness.weightSpace(samples: 40_000)
    #expect(abs(space.wins[0] - 0.5) < 4 * space.error(of: 0))
    #expect(agree(space.centralWeights[0]?[0] ?? 0, 0.75, within: 0.01))
  }

  @Test func `an option that is good at all wins the middle`() throws {
    // A wins above .6, B below .4, C between.
    let sum = try Self.sum([1, 1], [[1, 0], [0, 1], [0.6, 0.6]])
    let robustness = sum.robustness
    #expect(robustness.winner == 2)
    #expect(agree(robustness.ranges[0].above?.turningPoint ?? 0, 0.6))
    #expect(agree(robustness.ranges[0].below?.turningPoint ?? 0, 0.4))
    let space = robustness.weightSpace(samples: 100_000, seed: 7)
    for (found, wanted) in zip(space.wins, [0.4, 0.4, 0.2]) { #expect(abs(found - wanted) < 0.01) }
    #expect(agree(space.wins.reduce(0, +), 1))
    #expect(space == robustness.weightSpace(samples: 100_000, seed: 7))
    #expect(space != robustness.weightSpace(samples: 100_000, seed: 8))
  }

  @Test func `of three criteria won one by one each has a third`() throws {
    let space = try Self.sum([1, 1, 1], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]).robustness
      .weightSpace(samples: 90_000)
    for share in space.wins { #expect(abs(share - 1 / 3.0) < 0.01) }
  }

  @Test func `turning points are where recomputing says so`() throws {
    let weights: [Double] = [15, 15, 5, 5, 10, 20, 20, 5, 5]
    let scores: [[Double]] = [
      [4, 4, 3, 4, 4, 4, 4, 4, 4], [3, 5, 4, 4, 3, 5, 3, 4, 4], [4, 3, 4, 3, 4, 3, 5, 4, 3],
    ]
    let robustness = try Self.sum(weights, scores).robustness
    func winner(_ criterion: Int, at share: Double) throws -> [Int] {
      let others = 100 - weights[criterion]
      var moved = weights.map { $0 / others * (1 - share) }
      moved[criterion] = share
      return try Self.sum(moved, scores).ranking.winners
    }
    var flips = 0
    for range in robustness.ranges {
      for flip in [range.below, range.above].compactMap({ $0 }) {
        flips += 1
        let side = flip.change > 0 ? 1e-6 : -1e-6
        #expect(try winner(range.criterion, at: flip.turningPoint - side) == [0])
        #expect(try winner(range.criterion, at: flip.turningPoint + side) == [flip.challenger])
      }
    }
    #expect(flips > 5)
    let delicate = try #require(robustness.mostDelicate)
    #expect(
      robustness.ranges.allSatisfy {
        abs($0.nearest?.change ?? 1) >= abs(delicate.nearest?.change ?? 0)
      })
  }

  @Test func `an option better at everything never loses`() throws {
    let robustness = try Self.sum([1, 2], [[3, 3], [1, 2]]).robustness
    #expect(robustness.ranges.allSatisfy { $0.nearest == nil } && robustness.mostDelicate == nil)
    #expect(robustness.weightSpace(samples: 100).wins == [1, 0])
    #expect(robustness.weightSpace(samples: 100).centralWeights[1] == nil)
    let lone = try Self.sum([1], [[2]]).robustness
    #expect(lone.mostDelicate == nil && lone.weightSpace(samples: 10).wins == [1])
  }
}
