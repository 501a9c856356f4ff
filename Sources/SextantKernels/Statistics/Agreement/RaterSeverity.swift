/// How much more severe or lenient each rater is than the others, once it is allowed for that they
/// did not all see the same subjects: ratings as subject plus rater, by least squares (a two-way
/// layout with gaps; Searle, « Linear Models for Unbalanced Data », 1987).
public struct RaterSeverity: Sendable, Hashable {
  /// By rater: how far above the others' level they rate, in the scale's units; negative is severe.
  /// They add up to 0 within each group of raters who are linked by common subjects, weighted by
  /// their ratings. `nil` for a rater without ratings, or who shares no subject with anybody.
  public let leniency: [Double?]
  /// By rater: how many ratings it rests on.
  public let ratings: [Int]
  /// By subject: the level once raters' leniency is taken off; `nil` where nobody rated.
  public let adjusted: [Double?]
  /// By rater: the group of raters with whom they can be compared, from 0 on.
  public let groups: [Int]
  /// The usual distance between a rating and what subject and rater together say; `nil` where
  /// nothing is left to tell.
  public let residual: Double?

  /// - Parameter ratings: one row per rater, one column per subject; `nil` where a rater did not
  ///   rate. At most 2,000 raters.
  /// - Throws: `.tooFew`, `.tooMany`, `.ragged`, `.notFinite`.
  public init(_ ratings: [[Double?]]) throws(StudyError) {
    guard ratings.count >= 2 else { throw .tooFew(needed: 2, found: ratings.count) }
    guard ratings.count <= 2000 else { throw .tooMany(limit: 2000, found: ratings.count) }
    let (raters, subjects) = (ratings.count, ratings[0].count)
    for (row, values) in ratings.enumerated() {
      guard values.count == subjects else { throw .ragged(row: row) }
      for case let value? in values where !(abs(value) <= 1e100) { throw .notFinite }
    }
    let raterCounts = ratings.map { row in row.count { $0 != nil } }
    let bySubject = (0..<subjects).map { subject in
      (0..<raters).filter { ratings[$0][subject] != nil }
    }
    // Raters who share a subject can be compared, and so can those linked through others.
    var group = Array(0..<raters)
    func root(_ rater: Int) -> Int {
      var at = rater
      while group[at] != at { at = group[at] }
      return at
    }
    for seen in bySubject {
      for rater in seen.dropFirst() {
        let (one, two) = (root(seen[0]), root(rater))
        group[max(one, two)] = min(one, two)
      }
    }
    let roots = (0..<raters).map(root)
    let names = Array(Set(roots)).sorted()
    groups = roots.map { names.firstIndex(of: $0) ?? 0 }

    // Taking the means of subjects off leaves equations for the raters alone.
    var matrix = [[Double]](
      repeating: [Double](repeating: 0, count: raters), count: raters)
    var right = [Double](repeating: 0, count: raters)
    for (subject, seen) in bySubject.enumerated() where seen.count >= 2 {
      let share = 1 / Double(seen.count)
      let mean = seen.reduce(0) { $0 + (ratings[$1][subject] ?? 0) } * share
      for one in seen {
        matrix[one][one] += 1
        right[one] += (ratings[one][subject] ?? 0) - mean
        for two in seen { matrix[one][two] -= share }
      }
    }
    // Each group's leniencies add up to nothing.
    for one in 0..<raters where raterCounts[one] > 0 {
      for two in 0..<raters where roots[one] == roots[two] {
        matrix[one][two] += Double(raterCounts[one]) * Double(raterCounts[two]) / 1000
      }
    }
    let solved = solution(matrix, right)
    let alone = (0..<raters).map { rater in
      !bySubject.contains { $0.count >= 2 && $0.contains(rater) }
    }
    leniency = (0..<raters).map { alone[$0] ? nil : solved[$0] }
    self.ratings = raterCounts
    adjusted = bySubject.enumerated().map { subject, seen in
      guard !seen.isEmpty else { return nil }
      let sum = seen.reduce(0) { $0 + (ratings[$1][subject] ?? 0) - (alone[$1] ? 0 : solved[$1]) }
      return sum / Double(seen.count)
    }
    var (squares, cells) = (0.0, 0)
    for (subject, seen) in bySubject.enumerated() where seen.count >= 2 {
      for rater in seen {
        let left = (ratings[rater][subject] ?? 0) - (adjusted[subject] ?? 0) - solved[rater]
        squares += left * left
        cells += 1
      }
    }
    let known =
      bySubject.count { $0.count >= 2 } + alone.count { !$0 }
      - Set((0..<raters).filter { !alone[$0] }.map { roots[$0] }).count
    residual = cells > known ? (squares / Double(cells - known)).squareRoot() : nil
  }
}

/// Solves a symmetric system whose empty rows ask for nothing: Gauss with the largest pivot.
private func solution(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var (rows, values) = (matrix, right)
  let count = values.count
  var result = [Double](repeating: 0, count: count)
  var pivots: [(row: Int, column: Int)] = []
  var free = Set(0..<count)
  for column in 0..<count {
    guard let row = free.max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
      abs(rows[row][column]) > 1e-9
    else { continue }
    free.remove(row)
    pivots.append((row, column))
    for other in 0..<count where other != row && rows[other][column] != 0 {
      let factor = rows[other][column] / rows[row][column]
      for place in column..<count { rows[other][place] -= factor * rows[row][place] }
      values[other] -= factor * values[row]
    }
  }
  for (row, column) in pivots { result[column] = values[row] / rows[row][column] }
  return result
}
