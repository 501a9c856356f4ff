import SextantKernels
import Testing

@Suite struct WeightedGridTests {
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
    let grid = try #require(WeightedGrid(weights: weights, scores: scores))
    for (found, published) in zip(grid.totals, totals) { #expect(abs(found - published) < 1e-9) }
    #expect(grid.ranks == [1, 2, 3])
    #expect(grid.changesOfWinner(varyingWeightsBy: 0.2).isEmpty)
  }

  @Test func `with flat weights six of the eighteen variations change the photo winner`() throws {
    let grid = try #require(
      WeightedGrid(weights: [11, 11, 11, 11, 11, 11, 12, 11, 11], scores: Self.photo))
    #expect(abs(grid.totals[0] - 3.89) < 1e-9)
    #expect(abs(grid.totals[1] - 3.88) < 1e-9)
    let changes = grid.changesOfWinner(varyingWeightsBy: 0.2)
    #expect(changes.map(\.criterion) == [0, 1, 2, 4, 5, 6])
    #expect(changes.map(\.factor) == [0.8, 1.2, 1.2, 0.8, 1.2, 0.8])
    #expect(changes.allSatisfy { $0.winners == [1] })
  }

  @Test func `of four CRM Liane comes first with 3,95`() throws {
    let grid = try #require(
      WeightedGrid(
        weights: [15, 20, 10, 15, 15, 10, 10, 5],
        scores: [
          [4, 4, 4, 4, 3, 4, 3, 3], [4, 4, 3, 5, 4, 4, 3, 4], [3, 3, 4, 3, 4, 3, 5, 2],
          [5, 5, 4, 3, 3, 2, 1, 3],
        ]))
    #expect(grid.totals.map { ($0 * 100).rounded() } == [370, 395, 340, 350])
    #expect(grid.ranks == [2, 1, 4, 3])
    #expect(grid.winners == [1])
  }

  @Test func `of four CMS Karto Commerce comes first with 3,85`() throws {
    let grid = try #require(
      WeightedGrid(
        weights: [20, 15, 10, 15, 15, 10, 10, 5],
        scores: [
          [2, 4, 4, 3, 3, 4, 3, 5], [4, 4, 4, 4, 4, 3, 4, 3], [4, 3, 3, 5, 4, 4, 4, 2],
          [3, 5, 5, 4, 3, 2, 3, 4],
        ]))
    #expect(grid.totals.map { ($0 * 100).rounded() } == [325, 385, 380, 360])
  }

  @Test func `equal totals share a rank`() throws {
    // 0.1 + 0.2 against 0.3: equal but for rounding.
    let grid = try #require(
      WeightedGrid(weights: [1, 1], scores: [[0.1, 0.2], [0.3, 0], [0, 0.1], [0.1, 0]]))
    #expect(grid.ranks == [1, 1, 3, 3])
    #expect(grid.winners == [0, 1])
  }

  @Test func `grids that make no sense are refused, an empty one has no winner`() {
    #expect(WeightedGrid(weights: [0, 0], scores: []) == nil)
    #expect(WeightedGrid(weights: [-1, 2], scores: []) == nil)
    #expect(WeightedGrid(weights: [1], scores: [[1, 2]]) == nil)
    #expect(WeightedGrid(weights: [1], scores: [[.nan]]) == nil)
    #expect(WeightedGrid(weights: [.infinity], scores: []) == nil)
    #expect(WeightedGrid(weights: [1], scores: [])?.winners == [])
    let lone = WeightedGrid(weights: [1], scores: [[1], [2]])
    #expect(lone?.changesOfWinner(varyingWeightsBy: 1).map(\.winners) == [[0, 1]])
    #expect(lone?.changesOfWinner(varyingWeightsBy: .nan) == [])
  }
}
