import SextantKernels
import Testing

@Suite struct GwetAgreementTests {
  /// Krippendorff's four observers on twelve units, for which Gwet's own program prints the figures.
  static let four: [[Int?]] = [
    [0, 1, 2, 2, 1, 0, 3, 0, 1, nil, nil, nil], [0, 1, 2, 2, 1, 1, 3, 0, 1, 4, nil, 2],
    [nil, 2, 2, 2, 1, 2, 3, 1, 1, 4, 0, nil], [0, 1, 2, 2, 1, 3, 3, 0, 1, 4, 0, nil],
  ]

  @Test func `AC1 of four raters with gaps`() throws {
    let found = try GwetAgreement(Self.four, categories: 5)
    #expect(agree(found.observed, 0.81818, within: 1e-5))
    #expect(agree(found.expected, 0.19032, within: 1e-5))
    #expect(agree(found.coefficient, 0.77544, within: 1e-5))
    #expect(agree(try #require(found.standardError), 0.14295, within: 1e-5))
  }

  /// 118 and 2 of 125 on which both agree... a table where Cohen's kappa is near 0.
  @Test func `AC1 stays high where nearly all say the same`() throws {
    var (one, two): ([Int?], [Int?]) = ([], [])
    for (a, b, times) in [(0, 0, 118), (0, 1, 5), (1, 0, 2)] {
      one += Array(repeating: a, count: times)
      two += Array(repeating: b, count: times)
    }
    let found = try GwetAgreement([one, two], categories: 2)
    // pa = 118/125; π = (123 + 120)/250; pe = 2π(1 − π).
    #expect(agree(found.coefficient, (0.944 - 0.054432) / (1 - 0.054432), within: 1e-9))
    #expect(try CohenKappa(table: [[118, 5], [2, 0]]).kappa < 0)
  }

  @Test func `weights forgive near misses`() throws {
    let plain = try GwetAgreement(Self.four, categories: 5).coefficient
    let linear = try GwetAgreement(Self.four, categories: 5, weighting: .linear).coefficient
    #expect(linear > plain)
  }

  @Test func `what cannot be compared is told`() {
    #expect(throws: StudyError.tooFew(needed: 1, found: 0)) {
      try GwetAgreement([[0, nil], [nil, 1]], categories: 2)
    }
    #expect(throws: StudyError.outOfRange(.category)) {
      try GwetAgreement([[0, 5], [1, 1]], categories: 2)
    }
  }
}

@Suite struct LeaveOneOutTests {
  /// The jackknife of a mean is its usual standard error: of 1, 2, 3, 4 it is √(5/3)/2.
  @Test func `the error of a mean`() throws {
    let values = [1.0, 2, 3, 4]
    let found = try LeaveOneOut(subjects: 4, greatest: 100) { places in
      places.reduce(0) { $0 + values[$1] } / Double(places.count)
    }
    #expect(agree(found.coefficient, 2.5))
    #expect(agree(found.standardError, (5.0 / 3).squareRoot() / 2, within: 1e-12))
    // Student's 97.5 % with 3 degrees of freedom: 3.182446.
    #expect(agree(found.interval.upperBound, 2.5 + 3.182446 * found.standardError, within: 1e-5))
    #expect(found.isFew)
  }

  @Test func `an interval ends where the coefficient does`() throws {
    let found = try LeaveOneOut(subjects: 3) { places in places.contains(0) ? 0.9 : 0.2 }
    #expect(found.interval.upperBound == 1)
  }
}

@Suite struct RaterSeverityTests {
  @Test func `a rater one point above the others is one point lenient`() throws {
    let found = try RaterSeverity([[10, 12, 14], [10, 12, 14], [13, 15, 17]])
    #expect(found.leniency.map { ($0 ?? 9).rounded() } == [-1, -1, 2])
    #expect(agree(try #require(found.adjusted[0]), 11))
    #expect(agree(try #require(found.residual), 0, within: 1e-9))
  }

  /// The second rater saw only the weak ones: their low mean is no severity.
  @Test func `severity is told apart from weak subjects`() throws {
    let found = try RaterSeverity([[8, 9, 15, 16], [8, 9, nil, nil]])
    #expect(agree(try #require(found.leniency[0]), 0, within: 1e-9))
    #expect(agree(try #require(found.leniency[1]), 0, within: 1e-9))
  }

  @Test func `raters without a common subject are not compared`() throws {
    let found = try RaterSeverity([[8, 9, nil, nil], [9, 10, nil, nil], [nil, nil, 3, 4]])
    #expect(found.leniency[2] == nil)
    #expect(found.groups[0] == found.groups[1] && found.groups[0] != found.groups[2])
    #expect(agree(try #require(found.leniency[1]), 0.5, within: 1e-9))
  }
}
