import SextantKernels
import Testing

@Suite struct QuotasTests {
  @Test func `the worked example's quotas add up to the sample`() throws {
    #expect(
      try largestRemainders(total: 400, shares: [15, 32.5, 30, 22.5]) == [60, 130, 120, 90])
    // 10 in three: the first of equal remainders gets the one left over.
    #expect(try largestRemainders(total: 10, shares: [1, 1, 1]) == [4, 3, 3])
    #expect(try largestRemainders(total: 100, shares: [1, 0, 2]) == [33, 0, 67])
    #expect(try largestRemainders(total: 0, shares: [1, 2]) == [0, 0])
    #expect(try largestRemainders(total: 7, shares: [0.1, 0.2, 0.4]) == [1, 2, 4])
    let large = try largestRemainders(total: 1 << 53, shares: [1e-9, 1, 3])
    #expect(large.reduce(0, +) == 1 << 53)
    #expect(throws: StudyError.outOfRange(.share)) {
      try largestRemainders(total: 1, shares: [0, 0])
    }
    #expect(throws: StudyError.outOfRange(.total)) { try largestRemainders(total: -1, shares: [1]) }
  }

  @Test func `crossed quotas keep both margins and stay within one of the exact cell`() throws {
    let cells = try crossedQuotas(rows: [60, 130, 120, 90], columns: [192, 208])
    #expect(cells.map { $0.reduce(0, +) } == [60, 130, 120, 90])
    #expect((0..<2).map { column in cells.reduce(0) { $0 + $1[column] } } == [192, 208])
    for (row, exact) in zip(cells, [28.8, 62.4, 57.6, 43.2]) {
      #expect(abs(Double(row[0]) - exact) < 1)
    }
    // Remainders .8 .4 .6 .2 of two to be raised: the largest two.
    #expect(cells.map { $0[0] } == [29, 62, 58, 43])
  }

  @Test func `any margins that agree have such cells`() throws {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<200 {
      let (height, width) = (1 + next(6), 1 + next(6))
      let seed = (0..<height).map { _ in (0..<width).map { _ in Double(1 + next(50)) } }
      let whole = (0..<height).map { _ in (0..<width).map { _ in next(30) } }
      let rows = whole.map { $0.reduce(0, +) }
      let columns = (0..<width).map { column in whole.reduce(0) { $0 + $1[column] } }
      let cells = try crossedQuotas(rows: rows, columns: columns, population: seed)
      #expect(cells.map { $0.reduce(0, +) } == rows)
      #expect((0..<width).map { column in cells.reduce(0) { $0 + $1[column] } } == columns)
      #expect(cells.allSatisfy { $0.allSatisfy { $0 >= 0 } })
    }
  }

  @Test func `cells known to be empty stay empty, contradictions are said`() throws {
    let cells = try crossedQuotas(
      rows: [5, 5], columns: [3, 7], population: [[0, 1], [1, 1]])
    #expect(cells == [[0, 5], [3, 2]])
    #expect(throws: StudyError.doesNotSum(expected: 3, found: 4)) {
      try crossedQuotas(rows: [3], columns: [4])
    }
    #expect(throws: StudyError.emptyCategory(variable: 0, category: 0)) {
      try crossedQuotas(rows: [5, 5], columns: [3, 7], population: [[0, 0], [1, 1]])
    }
    #expect(throws: StudyError.contradiction) {
      try crossedQuotas(rows: [5, 5], columns: [7, 3], population: [[0, 1], [1, 1]])
    }
  }
}
