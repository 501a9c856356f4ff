import SextantKernels
import Testing

@Suite struct ProportionTestsTests {
  static func comparison(_ a: Int, _ n: Int, _ b: Int, _ m: Int) throws -> ShareComparison {
    ShareComparison(try CountedShare(a, of: n), try CountedShare(b, of: m))
  }

  @Test(.published("statistics/stats_vectors.json"))
  func `the z test and Wilson's interval are those of the vectors`() throws {
    let figures = try #require(try SharedData.json("statistics/stats_vectors.json"))
    let test = try #require(figures["ztest 45/500 vs 63/500"]?.doubles)
    let found = try Self.comparison(45, 500, 63, 500).zTest
    #expect(agree(found.z, test[0]) && agree(found.p, test[1]))
    let bounds = try #require(figures["wilson 45/500"]?.doubles)
    let interval = try CountedShare(45, of: 500).interval()
    #expect(agree(interval.lowerBound, bounds[0]) && agree(interval.upperBound, bounds[1]))
  }

  /// SciPy's `fisher_exact`; the first is R's tea tasting of ten boys and girls.
  @Test(arguments: [
    (1, 10, 11, 14, 0.0027594561852200836), (8, 10, 1, 6, 0.034965034965034975),
    (45, 500, 63, 500, 0.08288921680850427), (0, 5, 0, 5, 1), (5, 5, 5, 5, 1),
  ])
  func `Fisher's exact test`(a: Int, n: Int, b: Int, m: Int, p: Double) throws {
    #expect(agree(try Self.comparison(a, n, b, m).exactTest(), p, within: 1e-9))
    #expect(agree(try Self.comparison(b, m, a, n).exactTest(), p, within: 1e-9))
  }

  /// SciPy's `binomtest`.
  @Test(arguments: [
    (7, 20, 0.5, 0.26317596435546875), (3, 50, 0.02, 0.07842774835096904), (0, 4, 0, 1),
    (10, 20, 0.5, 1), (13, 20, 0.5, 0.26317596435546875),
  ])
  func `the exact test of one share`(count: Int, trials: Int, share: Double, p: Double) throws {
    #expect(agree(try CountedShare(count, of: trials).exactTest(expected: share), p))
  }

  /// Newcombe 1998, table II, method 10, comparison (a): 56/70 − 48/80.
  @Test func `Newcombe's interval is the published one`() throws {
    let interval = try Self.comparison(48, 80, 56, 70).interval()
    #expect((interval.lowerBound * 10_000).rounded() == 524)
    #expect((interval.upperBound * 10_000).rounded() == 3339)
    let statsmodels = try Self.comparison(45, 500, 63, 500).interval()
    #expect(agree(statsmodels.lowerBound, -0.002616807407286703))
    #expect(agree(statsmodels.upperBound, 0.07483897745615634))
  }

  @Test func `extreme shares keep an interval within bounds`() throws {
    // Wilson at 0 of n: 0 to z²/(n + z²).
    let none = try CountedShare(0, of: 10).interval()
    #expect(none.lowerBound == 0 && agree(none.upperBound, 3.841458820694124 / 13.841458820694124))
    let all = try CountedShare(10, of: 10).interval()
    #expect(all.upperBound == 1 && agree(all.lowerBound, 10 / 13.841458820694124))
    #expect(try Self.comparison(0, 10, 0, 10).zTest == (0, 1))
    #expect(try Self.comparison(0, 10, 3, 10).relativeDifference == nil)
    #expect(try Self.comparison(0, 10, 3, 10).relativeInterval() == nil)
  }

  @Test func `a reading refuses to conclude and says why`() throws {
    let open = try Self.comparison(45, 500, 63, 500).reading(matters: 0.02)
    #expect(open.verdict == .cannotConclude)
    guard case .chanceSuffices(let p, let level) = open.reservations.first else {
      Issue.record("no reason")
      return
    }
    #expect(agree(p, 0.06666724112009886) && agree(level, 0.05))
    guard case .underpowered(let power, let needed) = open.reservations.last else {
      Issue.record("no size")
      return
    }
    #expect(power < 0.5 && needed > 3000)
    #expect(try Self.comparison(45, 500, 80, 500).reading().verdict == .higher)
    #expect(try Self.comparison(80, 500, 45, 500).reading().verdict == .lower)
    let small = try Self.comparison(5000, 50_000, 5300, 50_000).reading(matters: 0.02)
    #expect(small.verdict == .higher && small.reservations == [.smallerThanMatters(0.02)])
  }

  @Test func `impossible counts are refused`() {
    #expect(throws: StudyError.outOfRange(.successes)) { try CountedShare(3, of: 2) }
    #expect(throws: StudyError.outOfRange(.successes)) { try CountedShare(-1, of: 2) }
    #expect(throws: StudyError.outOfRange(.trials)) { try CountedShare(0, of: 0) }
    #expect(throws: StudyError.outOfRange(.trials)) { try CountedShare(0, of: .max) }
    #expect(throws: StudyError.outOfRange(.proportion)) {
      try CountedShare(1, of: 2).exactTest(expected: .nan)
    }
  }
}
