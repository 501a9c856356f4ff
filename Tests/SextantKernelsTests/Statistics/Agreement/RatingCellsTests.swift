import Testing

@testable import SextantKernels

@Suite struct RatingCellsTests {
  /// Ratings by panels, as a session's jurors give them: who is of another panel rates nothing.
  static func rows(_ random: inout CountedRandom) -> [[Int?]] {
    let (raters, subjects) = (2 + random.below(7), 1 + random.below(40))
    var rows = [[Int?]](repeating: [Int?](repeating: nil, count: subjects), count: raters)
    for subject in 0..<subjects {
      let panel = random.below(2)
      for rater in 0..<raters where rater % 2 == panel && random.below(5) > 0 {
        rows[rater][subject] = random.below(4)
      }
    }
    return rows
  }

  /// The cells of a table in any order, each rated once otherwise before.
  static func cells(_ rows: [[Int?]], _ random: inout CountedRandom) -> RatingCells<Int> {
    var before: [(rater: Int, subject: Int, value: Int)] = []
    var cells = before
    for (rater, row) in rows.enumerated() {
      for case (let subject, let value?) in row.enumerated() {
        cells.insert((rater, subject, value), at: random.below(cells.count + 1))
        if random.below(3) == 0 { before.append((rater, subject, random.below(4))) }
      }
    }
    before += [(-1, 0, 1), (rows.count, 0, 1), (0, rows[0].count, 1)]
    return RatingCells(raters: rows.count, subjects: rows[0].count, before + cells)
  }

  @Test func `cells hold what the table holds, the last word of each rater`() {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = CountedRandom(seed: seed)
      let rows = Self.rows(&random)
      let cells = Self.cells(rows, &random)
      for subject in rows[0].indices {
        let expected = rows.indices.compactMap { rater in
          rows[rater][subject].map { "\(rater) \($0)" }
        }
        #expect(cells.of(subject).map { "\($0.rater) \($0.value)" } == expected)
      }
      #expect(cells.ratings == rows.map { row in row.count { $0 != nil } })
    }
  }

  /// Subject plus rater by turns, until nothing moves: the same least squares, reached otherwise.
  static func severity(_ rows: [[Int?]]) -> [Double] {
    var shared: [(rater: Int, subject: Int, value: Double)] = []
    for subject in rows[0].indices where rows.count(where: { $0[subject] != nil }) >= 2 {
      for (rater, row) in rows.enumerated() {
        if let value = row[subject] { shared.append((rater, subject, Double(value))) }
      }
    }
    var leniency = [Double](repeating: 0, count: rows.count)
    var levels = [Double](repeating: 0, count: rows[0].count)
    for _ in 0..<2000 {
      var sums = [Double](repeating: 0, count: levels.count)
      var counts = sums
      for cell in shared {
        sums[cell.subject] += cell.value - leniency[cell.rater]
        counts[cell.subject] += 1
      }
      for place in levels.indices { levels[place] = sums[place] / max(1, counts[place]) }
      sums = [Double](repeating: 0, count: leniency.count)
      counts = sums
      for cell in shared {
        sums[cell.rater] += cell.value - levels[cell.subject]
        counts[cell.rater] += 1
      }
      for place in leniency.indices { leniency[place] = sums[place] / max(1, counts[place]) }
    }
    return leniency
  }

  @Test func `severity by cells is what least squares by turns come to`() throws {
    for seed in 1...25 as ClosedRange<UInt64> {
      var random = CountedRandom(seed: seed)
      let rows = Self.rows(&random)
      let found = try RaterSeverity(Self.cells(rows, &random).mapped { Double($0) })
      #expect(found == (try RaterSeverity(rows.map { row in row.map { $0.map(Double.init) } })))
      let leniency = Self.severity(rows)
      for (one, group) in found.groups.enumerated() {
        for other in rows.indices where found.groups[other] == group {
          guard let first = found.leniency[one], let second = found.leniency[other] else {
            continue
          }
          #expect(abs((first - second) - (leniency[one] - leniency[other])) < 1e-6)
        }
      }
      for rater in rows.indices {
        let shares = rows[0].indices.contains { subject in
          rows[rater][subject] != nil && rows.count(where: { $0[subject] != nil }) >= 2
        }
        #expect((found.leniency[rater] != nil) == shares)
      }
    }
  }

  @Test func `coefficients of cells are those of the table`() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = CountedRandom(seed: seed)
      let rows = Self.rows(&random)
      let cells = Self.cells(rows, &random)
      let points = [0.0, 1, 2, 4]
      guard let table = try? PatternedRatings(rows, points: points) else {
        #expect(throws: StudyError.self) { try PatternedRatings(cells, points: points) }
        continue
      }
      let found = try PatternedRatings(cells, points: points)
      #expect(found.subjects == table.subjects && found.patterns == table.patterns)
      #expect(found.counts == table.counts)
      for coefficient in AgreementCoefficient.allCases {
        #expect((try? found.value(coefficient)) == (try? table.value(coefficient)))
      }
    }
  }
}
