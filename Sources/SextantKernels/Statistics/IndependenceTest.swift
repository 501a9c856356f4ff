/// Whether two characteristics are linked: Pearson's χ² test of a table of counts (1900), without
/// continuity correction.
public struct IndependenceTest: Sendable, Hashable {
  public let statistic: Double
  public let freedom: Int
  public let p: Double
  /// 0 for no link, 1 for a perfect one: √(χ² / (n·(min(rows, columns) − 1))). Cramér, 1946.
  public let cramersV: Double
  /// What each cell would hold without a link, row by row.
  public let expected: [[Double]]

  /// Rows and columns without a count are left out of the degrees of freedom.
  /// - Parameter table: counts, at least two rows and two columns that are not all zero; at most
  ///   1,000 by 1,000.
  public init(_ table: [[Int]]) throws(StudyError) {
    guard table.count <= 1000, (table.first?.count ?? 0) <= 1000 else {
      throw .tooMany(limit: 1000, found: max(table.count, table.first?.count ?? 0))
    }
    let width = table.first?.count ?? 0
    for (row, counts) in table.enumerated() {
      guard counts.count == width else { throw .ragged(row: row) }
      guard counts.allSatisfy({ $0 >= 0 && $0 <= 1_000_000_000_000 }) else {
        throw .outOfRange(.successes)
      }
    }
    let rows = table.map { Double($0.reduce(0, +)) }
    let columns = (0..<width).map { column in Double(table.reduce(0) { $0 + $1[column] }) }
    let usedRows = rows.count { $0 > 0 }
    let usedColumns = columns.count { $0 > 0 }
    guard min(usedRows, usedColumns) >= 2 else {
      throw .tooFew(needed: 2, found: min(usedRows, usedColumns))
    }
    let all = rows.reduce(0, +)
    expected = rows.map { row in columns.map { row * $0 / all } }
    var sum = 0.0
    for (counts, wanted) in zip(table, expected) {
      for (count, expected) in zip(counts, wanted) where expected > 0 {
        sum += (Double(count) - expected) * (Double(count) - expected) / expected
      }
    }
    statistic = sum
    freedom = (usedRows - 1) * (usedColumns - 1)
    p = chiSquareTail(sum, freedom: Double(freedom))
    cramersV = min(1, (sum / (all * Double(min(usedRows, usedColumns) - 1))).squareRoot())
  }

  /// What the test allows one to say; Cochran's rule (1954): no cell expected below 1, at most a
  /// fifth below 5.
  public func reading(confidence: Double = 0.95) throws(StudyError) -> StudyReading {
    guard confidence > 0, confidence < 1 else { throw .outOfRange(.confidence) }
    let cells = expected.joined().filter { $0 > 0 }
    let small = cells.count { $0 < 5 }
    let smallest = cells.min() ?? 0
    var reservations: [Reservation] = []
    if smallest < 1 || small * 5 > cells.count {
      reservations.append(
        .smallExpectedCounts(cells: small, of: cells.count, smallest: smallest))
    }
    if p > 1 - confidence {
      reservations.append(.chanceSuffices(p: p, level: 1 - confidence))
    }
    return StudyReading(.different, reservations)
  }
}

/// Whether counts follow given shares, such as the split of visitors between two versions:
/// Pearson's χ² test of fit.
/// - Parameter shares: positive, scaled to add up to 1; at least two.
/// - Returns: the p-value.
public func fitTest(_ counts: [Int], shares: [Double]) throws(StudyError) -> Double {
  guard counts.count == shares.count else { throw .ragged(row: 1) }
  guard counts.count >= 2 else { throw .tooFew(needed: 2, found: counts.count) }
  guard counts.allSatisfy({ $0 >= 0 && $0 <= 1_000_000_000_000 }), counts.count <= 1000 else {
    throw .outOfRange(.successes)
  }
  guard shares.allSatisfy({ $0 > 0 && $0 <= 1e9 }) else { throw .outOfRange(.share) }
  let all = Double(counts.reduce(0, +))
  guard all > 0 else { throw .tooFew(needed: 1, found: 0) }
  let whole = shares.reduce(0, +)
  let statistic = zip(counts, shares).reduce(0) { sum, pair in
    let expected = all * pair.1 / whole
    return sum + (Double(pair.0) - expected) * (Double(pair.0) - expected) / expected
  }
  return chiSquareTail(statistic, freedom: Double(counts.count - 1))
}
