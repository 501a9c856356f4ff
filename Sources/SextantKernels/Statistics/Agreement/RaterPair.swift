/// Two raters among several: how far they agree on what both rated (Cohen's kappa, plain and
/// weighted).
public struct RaterPair: Sendable, Hashable {
  public let first: Int
  public let second: Int
  /// How many subjects both rated.
  public let subjects: Int
  /// `nil` where nothing varies.
  public let kappa: Double?
  public let linear: Double?
  public let quadratic: Double?
}

extension PatternedRatings {
  /// Every two raters who rated a subject in common, in their order. The mean of their kappas is the
  /// agreement of a panel of more than two (Light 1971).
  ///
  /// - Parameter most: how many pairs there may be.
  /// - Throws: `.tooMany`.
  public func pairs(upTo most: Int = 5000) throws(StudyError) -> [RaterPair] {
    let width = points.count
    var tables: [Int: [[Int]]] = [:]
    let raters = patterns[0].count
    for (pattern, count) in zip(patterns, counts) {
      let cells = pattern.enumerated().compactMap { rater, level in level.map { (rater, $0) } }
      for (place, one) in cells.enumerated() {
        for other in cells[(place + 1)...] {
          let name = one.0 * raters + other.0
          if tables[name] == nil {
            guard tables.count < most else { throw .tooMany(limit: most, found: tables.count + 1) }
            tables[name] = [[Int]](
              repeating: [Int](repeating: 0, count: width), count: width)
          }
          tables[name]?[one.1][other.1] += count
        }
      }
    }
    return tables.sorted { $0.key < $1.key }.map { name, table in
      func kappa(_ weighting: CohenKappa.Weighting) -> Double? {
        try? CohenKappa(table: table, weighting: weighting, categoryValues: points).kappa
      }
      return RaterPair(
        first: name / raters, second: name % raters,
        subjects: table.reduce(0) { $0 + $1.reduce(0, +) }, kappa: kappa(.none),
        linear: kappa(.linear), quadratic: kappa(.quadratic))
    }
  }
}
