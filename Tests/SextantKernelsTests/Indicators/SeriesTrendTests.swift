import SextantKernels
import Testing

@Suite struct SeriesTrendTests {
  /// SciPy 1.17: `theilslopes` and `kendalltau(method: exact)`.
  @Test func `Theil and Sen's slope and the exact test are those of the literature`() throws {
    let trend = try SeriesTrend([1, 2, 3, 5, 8, 4, 9, 7, 12, 11])
    #expect(agree(trend.slope, 1.1428571428571428) && agree(trend.intercept, 0.8571428571428577))
    // τ = .7778 of 45 pairs.
    #expect(trend.score == 35 && agree(trend.p, 0.0009463183421516755))
    #expect(trend.direction == .rising)
    #expect(agree(trend.slopeRange.lowerBound, 0.6666666666666666))
    #expect(agree(trend.slopeRange.upperBound, 1.5))
  }

  @Test func `one outlier does not turn a trend`() throws {
    let trend = try SeriesTrend([10, 9, 8, 7, 600, 5, 4, 3, 2, 1, 0, -1])
    #expect(trend.slope == -1 && trend.direction == .falling)
  }

  @Test func `ties, gaps and short series`() throws {
    let flat = try SeriesTrend([5, 5, 5, 5, 5])
    #expect(flat.direction == .none && flat.slope == 0 && flat.p == 1)
    let short = try SeriesTrend([1, nil, 2, 3])
    #expect(short.direction == .tooShort && short.count == 3 && agree(short.slope, 2.0 / 3))
    // Four in order: 2 of 24 orders are as extreme.
    #expect(agree(try SeriesTrend([1, 2, 3, 4]).p, 2 / 24.0))
    let gaps = try SeriesTrend([1, 2, 3, 4, 5, 6], times: [0, 1, 2, 10, 11, 12])
    #expect(gaps.direction == .rising && gaps.slope < 1)
    // S = 9 with two pairs of ties: variance (6·5·17 − 2·(2·1·9)) / 18 = 26.333.
    let tied = try SeriesTrend([1, 1, 2, 3, 4, 4])
    #expect(tied.score == 13)
    #expect(agree(tied.p, 2 * normalCumulative(-12 / (474 / 18.0).squareRoot())))
  }

  @Test func `what is no series is refused`() {
    #expect(throws: IndicatorError.tooFew(needed: 2, found: 1)) { try SeriesTrend([1, nil]) }
    #expect(throws: IndicatorError.lengthsDiffer(expected: 2, found: 1)) {
      try SeriesTrend([1, 2], times: [1])
    }
    #expect(throws: IndicatorError.outOfRange(place: 1)) {
      try SeriesTrend([1, 2], times: [1, 1])
    }
    #expect(throws: IndicatorError.notFinite) { try SeriesTrend([1, .infinity]) }
    #expect(throws: IndicatorError.tooMany(limit: 3000, found: 3001)) {
      try SeriesTrend([Double?](repeating: 1, count: 3001))
    }
  }
}
