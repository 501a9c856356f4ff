import SextantKernels
import Testing

@Suite struct IndependenceTestTests {
  @Test func `the four-cell table of the vectors`() throws {
    let test = try IndependenceTest([[30, 10], [15, 25]])
    // 80·(30·25 − 10·15)² / (40·40·45·35) = 11.428571…
    #expect(agree(test.statistic, 80.0 * 600 * 600 / (40.0 * 40 * 45 * 35)))
    #expect(agree(test.p, 0.0007232327164301923) && test.freedom == 1)
    #expect(agree(test.cramersV, (11.428571428571429 / 80).squareRoot()))
    #expect(try test.reading().verdict == .different)
  }

  @Test(.published("statistics/stats_vectors.json"))
  func `the four-cell table agrees with the published figures`() throws {
    let test = try IndependenceTest([[30, 10], [15, 25]])
    let figures = try #require(try SharedData.json("statistics/stats_vectors.json"))
    let wanted = try #require(figures["chi2 2x2 30 10 15 25"]?.doubles)
    #expect(agree(test.statistic, wanted[0]) && agree(test.p, wanted[1]))
  }

  @Test func `a table of two by three as SciPy has it`() throws {
    let test = try IndependenceTest([[12, 7, 9], [4, 15, 13]])
    #expect(agree(test.statistic, 7.402597402597403) && agree(test.p, 0.024691438835040685))
    #expect(agree(test.expected[0][0], 7.466666666666667))
    // An empty row changes nothing.
    let padded = try IndependenceTest([[12, 7, 9], [0, 0, 0], [4, 15, 13]])
    #expect(padded.freedom == 2 && agree(padded.p, test.p))
  }

  @Test func `small expected counts forbid a conclusion`() throws {
    let reading = try IndependenceTest([[8, 1], [1, 6]]).reading()
    #expect(reading.verdict == .cannotConclude)
    guard case .smallExpectedCounts(let cells, 4, let smallest) = reading.reservations.first else {
      Issue.record("no reason")
      return
    }
    #expect(cells == 3 && agree(smallest, 49.0 / 16))
  }

  @Test func `tables that are none are refused`() {
    #expect(throws: StudyError.ragged(row: 1)) { try IndependenceTest([[1, 2], [1]]) }
    #expect(throws: StudyError.tooFew(needed: 2, found: 1)) { try IndependenceTest([[1, 2]]) }
    #expect(throws: StudyError.tooFew(needed: 2, found: 1)) {
      try IndependenceTest([[1, 0], [2, 0]])
    }
    #expect(throws: StudyError.outOfRange(.successes)) {
      try IndependenceTest([[-1, 2], [1, 2]])
    }
  }

  @Test func `a split far from the one asked for is unlikely`() throws {
    // 10,000 and 10,400 for halves: χ² = 400²/20,400 = 7.843, p = .0051.
    let p = try fitTest([10_000, 10_400], shares: [1, 1])
    #expect(agree(p, 0.005100526, within: 1e-6))
  }
}
