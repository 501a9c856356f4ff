import SextantKernels
import Testing

@Suite struct RaterAgreementTests {
  static let shroutAndFleiss: [[Double]] = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]

  @Test func `Cohen's kappa of the usual table is .40`() throws {
    let kappa = try CohenKappa(table: [[20, 5], [10, 15]])
    #expect(agree(kappa.kappa, 0.4) && agree(kappa.observed, 0.7) && agree(kappa.expected, 0.5))
  }

  @Test(.published("agreement/irr_anxiety.csv"))
  func `anxiety: weighted kappas, Kendall's W and the intraclass correlation`() throws {
    let rows = try #require(SharedData.rows("agreement/irr_anxiety.csv"))
    let ratings = rows.map { $0.compactMap { Double($0) } }
    let (one, two) = (ratings.map { Int($0[0]) }, ratings.map { Int($0[1]) })
    func kappa(_ weighting: CohenKappa.Weighting) throws -> Double {
      try CohenKappa(one, two, weighting: weighting).kappa
    }
    #expect(agree(try kappa(.none), 0.119497, within: 1e-6))
    #expect(agree(try kappa(.linear), 0.189189, within: 1e-6))
    #expect(agree(try kappa(.quadratic), 0.296765, within: 1e-6))
    let concordance = try KendallConcordance(ratings)
    #expect(agree(concordance.w, 0.501921, within: 1e-6))
    #expect(agree(concordance.corrected, 0.539657, within: 1e-6))
    #expect(agree(try IntraclassCorrelation(ratings).agreement, 0.197998, within: 1e-6))
  }

  @Test(.published("agreement/irr_diagnoses.csv"))
  func `diagnoses: Fleiss' kappa`() throws {
    let rows = try #require(SharedData.rows("agreement/irr_diagnoses.csv"))
    let names = Set(rows.joined()).sorted()
    let counts = rows.map { row in names.map { name in row.count { $0 == name } } }
    #expect(agree(try fleissKappa(counts: counts), 0.430245, within: 1e-6))
  }

  @Test func `the six forms of Shrout and Fleiss`() throws {
    let found = try IntraclassCorrelation(Self.shroutAndFleiss)
    #expect(agree(found.oneWay, 0.165742, within: 1e-6))
    #expect(agree(found.agreement, 0.289764, within: 1e-6))
    #expect(agree(found.consistency, 0.714841, within: 1e-6))
    #expect(agree(found.oneWayOfMean, 0.442797, within: 1e-6))
    #expect(agree(found.agreementOfMean, 0.620051, within: 1e-6))
    #expect(agree(found.consistencyOfMean, 0.909316, within: 1e-6))
  }

  /// Krippendorff 2011, section D: four observers, twelve units, gaps.
  @Test func `Krippendorff's alpha on four scales`() throws {
    let ratings: [[Double?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    func alpha(_ scale: RatingScale) throws -> Double {
      try krippendorffAlpha(ratings, scale: scale)
    }
    #expect(agree(try alpha(.nominal), 0.743421, within: 1e-6))
    #expect(agree(try alpha(.ordinal), 0.815388, within: 1e-6))
    #expect(agree(try alpha(.interval), 0.849107, within: 1e-6))
    #expect(agree(try alpha(.ratio), 0.797403, within: 1e-6))
  }

  @Test func `what cannot be compared is said`() {
    #expect(throws: StudyError.noVariation) { try CohenKappa([1, 1], [1, 1]) }
    #expect(throws: StudyError.ragged(row: 1)) { try CohenKappa([1, 1], [1]) }
    #expect(throws: StudyError.ragged(row: 1)) { try CohenKappa(table: [[1, 2], [1]]) }
    #expect(throws: StudyError.doesNotSum(expected: 3, found: 2)) {
      try fleissKappa(counts: [[1, 2], [1, 1]])
    }
    #expect(throws: StudyError.noVariation) { try fleissKappa(counts: [[3, 0], [3, 0]]) }
    #expect(throws: StudyError.noVariation) { try KendallConcordance([[1, 2], [1, 2]]) }
    #expect(throws: StudyError.noVariation) { try IntraclassCorrelation([[1, 1], [1, 1]]) }
    #expect(throws: StudyError.notFinite) { try IntraclassCorrelation([[1, .nan], [1, 1]]) }
    #expect(throws: StudyError.tooFew(needed: 1, found: 0)) {
      try krippendorffAlpha([[1, nil], [nil, 2]], scale: .nominal)
    }
    #expect(throws: StudyError.outOfRange(.category)) {
      try krippendorffAlpha([[-1], [2]], scale: .ratio)
    }
  }
}
