import SextantKernels
import Testing

@Suite struct WeightVariationTests {
  /// The three consultations of the worked example: video, photo, editorial.
  static let video: [[Double]] = [
    [4, 4, 3, 4, 4, 5, 3, 4, 4], [4, 5, 4, 4, 3, 4, 2, 4, 4], [3, 3, 3, 3, 5, 3, 5, 3, 3],
  ]
  static let photo: [[Double]] = [
    [4, 4, 3, 4, 4, 4, 4, 4, 4], [3, 5, 4, 4, 3, 5, 3, 4, 4], [4, 3, 4, 3, 4, 3, 5, 4, 3],
  ]
  static let editorial: [[Double]] = [
    [5, 4, 4, 4, 4, 4, 3, 4, 4], [4, 4, 3, 4, 4, 4, 4, 3, 4], [4, 3, 4, 4, 4, 3, 4, 4, 4],
  ]

  @Test(arguments: [
    ([15.0, 15, 5, 10, 10, 20, 15, 5, 5], video, [4.0, 3.75, 3.5]),
    ([15, 15, 5, 5, 10, 20, 20, 5, 5], photo, [3.95, 3.9, 3.75]),
    ([20, 10, 10, 10, 10, 15, 10, 5, 10], editorial, [4.1, 3.85, 3.75]),
  ])
  func `the worked example's sound choices are robust`(
    weights: [Double], scores: [[Double]], totals: [Double]
  ) throws {
    let grid = try Self.sum(weights, scores)
    for (found, published) in zip(grid.ranking.totals, totals) {
      #expect(abs(found - published) < 1e-9)
    }
    #expect(grid.ranking.ranks == [1, 2, 3])
    #expect(grid.changesOfWinner(varyingWeightsBy: 0.2).isEmpty)
  }

  @Test func `with flat weights six of the eighteen variations change the photo winner`() throws {
    let grid = try Self.sum([11, 11, 11, 11, 11, 11, 12, 11, 11], Self.photo)
    #expect(abs(grid.ranking.totals[0] - 3.89) < 1e-9)
    #expect(abs(grid.ranking.totals[1] - 3.88) < 1e-9)
    let changes = grid.changesOfWinner(varyingWeightsBy: 0.2)
    #expect(changes.map(\.criterion) == [0, 1, 2, 4, 5, 6])
    #expect(changes.map(\.factor) == [0.8, 1.2, 1.2, 0.8, 1.2, 0.8])
    #expect(changes.allSatisfy { $0.winners == [1] })
  }

  @Test func `of four CRM Liane comes first with 3,95`() throws {
    let grid = try Self.sum(
      [15, 20, 10, 15, 15, 10, 10, 5],
      [
        [4, 4, 4, 4, 3, 4, 3, 3], [4, 4, 3, 5, 4, 4, 3, 4], [3, 3, 4, 3, 4, 3, 5, 2],
        [5, 5, 4, 3, 3, 2, 1, 3],
      ])
    #expect(grid.ranking.totals.map { ($0 * 100).rounded() } == [370, 395, 340, 350])
    #expect(grid.ranking.ranks == [2, 1, 4, 3])
    #expect(grid.ranking.winners == [1])
  }

  @Test func `of four CMS Karto Commerce comes first with 3,85`() throws {
    let grid = try Self.sum(
      [20, 15, 10, 15, 15, 10, 10, 5],
      [
        [2, 4, 4, 3, 3, 4, 3, 5], [4, 4, 4, 4, 4, 3, 4, 3], [4, 3, 3, 5, 4, 4, 4, 2],
        [3, 5, 5, 4, 3, 2, 3, 4],
      ])
    #expect(grid.ranking.totals.map { ($0 * 100).rounded() } == [325, 385, 380, 360])
  }

  @Test func `equal totals share a rank`() throws {
    // 0.1 + 0.2 against 0.3: equal but for rounding.
    let grid = try Self.sum([1, 1], [[0.1, 0.2], [0.3, 0], [0, 0.1], [0.1, 0]])
    #expect(grid.ranking.ranks == [1, 1, 3, 3])
    #expect(grid.ranking.winners == [0, 1])
  }

  @Test
  func
    `weights and scores that make no sense are refused, and what varies by nothing changes nothing`()
    throws
  {
    #expect(throws: DecisionError.weightsAreZero) { try CriterionWeights([0, 0]) }
    #expect(throws: DecisionError.badWeight(criterion: 0)) { try CriterionWeights([-1, 2]) }
    #expect(throws: DecisionError.ragged(option: 0, expected: 1, found: 2)) {
      try DecisionMatrix([[1, 2]], directions: [.benefit])
    }
    #expect(throws: DecisionError.notUsable(option: 0, criterion: 0)) {
      try DecisionMatrix([[.nan]])
    }
    let lone = try Self.sum([1], [[1], [2]])
    // Without its only weight nothing tells the two apart.
    #expect(lone.changesOfWinner(varyingWeightsBy: 1).map(\.winners) == [[0, 1]])
    #expect(lone.changesOfWinner(varyingWeightsBy: .nan) == [])
  }

  private static func sum(_ weights: [Double], _ scores: [[Double]]) throws -> WeightedSum {
    try WeightedSum(try DecisionMatrix(scores), weights: try CriterionWeights(weights))
  }
}
