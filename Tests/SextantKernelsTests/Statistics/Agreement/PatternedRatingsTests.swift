import Testing

@testable import SextantKernels

@Suite struct PatternedRatingsTests {
  /// Ratings that repeat themselves, as many subjects do.
  static func ratings(raters: Int, subjects: Int, gaps: Bool, seed: UInt64) -> [[Int?]] {
    var random = CountedRandom(seed: seed)
    var rows = [[Int?]](repeating: [], count: raters)
    for _ in 0..<subjects {
      let right = random.below(4)
      for rater in 0..<raters {
        let level = max(0, min(3, right + random.below(3) - 1))
        rows[rater].append(gaps && random.below(4) == 0 ? nil : level)
      }
    }
    return rows
  }
  static let points = [0.0, 1, 2, 4]

  /// What the plain functions say of the subjects at these places.
  static func plain(_ coefficient: AgreementCoefficient, _ ratings: [[Int?]], _ places: [Int])
    throws(StudyError) -> Double
  {
    func table() -> [[Int]] {
      var table = [[Int]](repeating: [0, 0, 0, 0], count: 4)
      for place in places { table[ratings[0][place] ?? 0][ratings[1][place] ?? 0] += 1 }
      return table
    }
    func rows() -> [[Double]] {
      places.map { place in ratings.map { points[$0[place] ?? 0] } }
    }
    func gapped() -> [[Double?]] {
      ratings.map { row in places.map { row[$0].map { points[$0] } } }
    }
    switch coefficient {
    case .cohen: return try CohenKappa(table: table(), categoryValues: points).kappa
    case .cohenLinear:
      return try CohenKappa(table: table(), weighting: .linear, categoryValues: points).kappa
    case .cohenQuadratic:
      return try CohenKappa(table: table(), weighting: .quadratic, categoryValues: points).kappa
    case .fleiss:
      return try fleissKappa(
        counts: places.map { place in
          (0..<4).map { level in ratings.count { $0[place] == level } }
        })
    case .kendall: return try KendallConcordance(rows()).corrected
    case .intraclass: return try IntraclassCorrelation(rows()).agreement
    case .krippendorffNominal: return try krippendorffAlpha(gapped(), scale: .nominal)
    case .krippendorffOrdinal: return try krippendorffAlpha(gapped(), scale: .ordinal)
    case .krippendorffInterval: return try krippendorffAlpha(gapped(), scale: .interval)
    case .krippendorffRatio: return try krippendorffAlpha(gapped(), scale: .ratio)
    case .gwet:
      return try GwetAgreement(
        ratings.map { row in places.map { row[$0] } }, categories: 4
      ).coefficient
    }
  }

  @Test(
    "by patterns every coefficient and its interval is what it is subject by subject",
    arguments: AgreementCoefficient.allCases, [(2, false), (3, false), (4, true)])
  func same(coefficient: AgreementCoefficient, shape: (raters: Int, gaps: Bool)) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let all = Self.ratings(raters: shape.raters, subjects: 60, gaps: shape.gaps, seed: seed)
      // What one alone rated is left out by both.
      let kept = (0..<60).filter { place in all.count { $0[place] != nil } >= 2 }
      let ratings = all.map { row in kept.map { row[$0] } }
      let patterned = try PatternedRatings(all, points: Self.points)
      #expect(patterned.subjects == kept.count)
      let places = Array(kept.indices)
      let needsWhole = [.cohen, .cohenLinear, .cohenQuadratic, .fleiss, .kendall, .intraclass]
        .contains(coefficient)
      let isCohen = [.cohen, .cohenLinear, .cohenQuadratic].contains(coefficient)
      if (needsWhole && shape.gaps) || (isCohen && shape.raters != 2) {
        #expect(throws: StudyError.self) { try patterned.value(coefficient) }
        continue
      }
      let expected = try Self.plain(coefficient, ratings, places)
      #expect(abs(try patterned.value(coefficient) - expected) < 1e-9)
      let one = try LeaveOneOut(subjects: places.count) { places throws(StudyError) in
        try Self.plain(coefficient, ratings, places)
      }
      let found = try patterned.estimate(coefficient)
      #expect(abs(found.standardError - one.standardError) < 1e-9)
      #expect(abs(found.interval.lowerBound - one.interval.lowerBound) < 1e-8)
      #expect(abs(found.interval.upperBound - one.interval.upperBound) < 1e-8)
      #expect(found.undefined == one.undefined)
    }
  }

  @Test("the six intraclass forms of Shrout and Fleiss (1979), and the test of Kendall's W")
  func forms() throws {
    let ratings = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    let rows = (0..<4).map { rater in ratings.map { Optional($0[rater]) } }
    let found = try PatternedRatings(rows, points: (0...10).map { Double($0) })
    let forms = try found.intraclassForms()
    for (value, printed) in [
      (forms.oneWay, 0.17), (forms.agreement, 0.29), (forms.consistency, 0.71),
      (forms.oneWayOfMean, 0.44), (forms.agreementOfMean, 0.62), (forms.consistencyOfMean, 0.91),
    ] { #expect(abs(value - printed) < 0.005) }
    let plain = try KendallConcordance(ratings.map { $0.map(Double.init) })
    let test = try found.kendallTest()
    #expect(abs(test.chiSquare - plain.chiSquare) < 1e-9 && abs(test.p - plain.p) < 1e-12)
  }

  @Test("groups of one are single subjects")
  func singles() throws {
    let all = Self.ratings(raters: 3, subjects: 40, gaps: false, seed: 9)
    let patterned = try PatternedRatings(all, points: Self.points)
    for coefficient in [AgreementCoefficient.fleiss, .kendall, .krippendorffOrdinal] {
      let single = try patterned.estimate(coefficient)
      let grouped = try patterned.estimate(coefficient, leavingOut: Array(0..<40))
      #expect(abs(single.standardError - grouped.standardError) < 1e-12)
    }
    #expect(patterned.count(ofGroups: (0..<40).map { $0 / 4 }) == 10)
    #expect(throws: StudyError.self) { try patterned.estimate(.fleiss, leavingOut: [0, 1]) }
  }

  @Test("what cannot be rated is refused by name")
  func refusals() {
    #expect(throws: StudyError.self) { try PatternedRatings([[0, 1]], points: [0, 1]) }
    #expect(throws: StudyError.self) { try PatternedRatings([[0, 1], [0]], points: [0, 1]) }
    #expect(throws: StudyError.self) { try PatternedRatings([[0, 2], [0, 1]], points: [0, 1]) }
    #expect(throws: StudyError.self) { try PatternedRatings([[0], [0]], points: [1, 0]) }
    #expect(throws: StudyError.self) {
      try PatternedRatings([[0, nil], [nil, 1]], points: [0, 1])
    }
  }
}
