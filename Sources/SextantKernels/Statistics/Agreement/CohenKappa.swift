/// Agreement of two raters beyond chance on the same subjects, plain (Cohen, 1960) or weighted by
/// how far apart their ratings are (Cohen, 1968).
public struct CohenKappa: Sendable, Hashable {
  public enum Weighting: Sendable, Hashable { case none, linear, quadratic }

  public let kappa: Double
  /// The share of pairs that agree, weighted.
  public let observed: Double
  /// What chance alone would give.
  public let expected: Double

  /// - Parameters:
  ///   - table: how often the first rater said the row and the second the column; square, its
  ///     categories in their order where distances count. At most 1,000 of them.
  ///   - categoryValues: what distances are measured on; 0, 1, 2… where not given.
  /// - Throws: `.noVariation` where chance alone already gives full agreement.
  public init(
    table: [[Int]], weighting: Weighting = .none, categoryValues: [Double]? = nil
  ) throws(StudyError) {
    let count = table.count
    guard count >= 2 else { throw .tooFew(needed: 2, found: count) }
    guard count <= 1000 else { throw .tooMany(limit: 1000, found: count) }
    for (row, counts) in table.enumerated() {
      guard counts.count == count else { throw .ragged(row: row) }
      guard counts.allSatisfy({ $0 >= 0 && $0 <= 1_000_000_000 }) else {
        throw .outOfRange(.successes)
      }
    }
    let values = categoryValues ?? (0..<count).map(Double.init)
    guard values.count == count, values.allSatisfy({ abs($0) <= 1e100 }) else {
      throw .outOfRange(.category)
    }
    let rows = table.map { Double($0.reduce(0, +)) }
    let columns = (0..<count).map { column in Double(table.reduce(0) { $0 + $1[column] }) }
    let all = rows.reduce(0, +)
    guard all > 0 else { throw .tooFew(needed: 1, found: 0) }
    let range = (values.max() ?? 0) - (values.min() ?? 0)
    guard range > 0 || weighting == .none else { throw .noVariation }
    var (observed, expected) = (0.0, 0.0)
    for row in 0..<count {
      for column in 0..<count {
        let distance = range > 0 ? abs(values[row] - values[column]) / range : 0
        let weight: Double =
          switch weighting {
          case .none: row == column ? 1 : 0
          case .linear: 1 - distance
          case .quadratic: 1 - distance * distance
          }
        observed += weight * Double(table[row][column]) / all
        expected += weight * rows[row] / all * (columns[column] / all)
      }
    }
    guard expected < 1 - 1e-12 else { throw .noVariation }
    self.observed = observed
    self.expected = expected
    kappa = (observed - expected) / (1 - expected)
  }

  /// From the ratings themselves, whose numbers are their places on a scale; distances are measured
  /// on the categories that occur, as numbered places in their order.
  public init(_ first: [Int], _ second: [Int], weighting: Weighting = .none) throws(StudyError) {
    guard first.count == second.count else { throw .ragged(row: 1) }
    let categories = Set(first).union(second).sorted()
    guard categories.count <= 1000 else { throw .tooMany(limit: 1000, found: categories.count) }
    guard categories.count >= 2 else { throw .noVariation }
    var place: [Int: Int] = [:]
    for (index, category) in categories.enumerated() { place[category] = index }
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: categories.count), count: categories.count)
    for (one, two) in zip(first, second) { table[place[one] ?? 0][place[two] ?? 0] += 1 }
    try self.init(table: table, weighting: weighting)
  }
}
