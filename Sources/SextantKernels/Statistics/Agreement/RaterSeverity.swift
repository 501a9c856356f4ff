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
    for (row, values) in ratings.enumerated() where values.count != ratings[0].count {
      throw .ragged(row: row)
    }
    try self.init(RatingCells(rows: ratings))
  }

  /// - Throws: `.tooFew`, `.tooMany`, `.notFinite`.
  public init(_ ratings: RatingCells<Double>) throws(StudyError) {
    guard ratings.raters >= 2 else { throw .tooFew(needed: 2, found: ratings.raters) }
    guard ratings.raters <= 2000 else { throw .tooMany(limit: 2000, found: ratings.raters) }
    guard ratings.values.allSatisfy({ abs($0) <= 1e100 }) else { throw .notFinite }
    let (raters, subjects) = (ratings.raters, ratings.subjects)
    let raterCounts = ratings.ratings
    // Raters who share a subject can be compared, and so can those linked through others.
    var group = Array(0..<raters)
    func root(_ rater: Int) -> Int {
      var at = rater
      while group[at] != at { at = group[at] }
      return at
    }
    var isAlone = [Bool](repeating: true, count: raters)
    for subject in 0..<subjects {
      let seen = ratings.of(subject)
      guard let first = seen.first, seen.count >= 2 else { continue }
      for cell in seen {
        isAlone[cell.rater] = false
        let (one, two) = (root(first.rater), root(cell.rater))
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
    for subject in 0..<subjects {
      let seen = ratings.of(subject)
      guard seen.count >= 2 else { continue }
      let share = 1 / Double(seen.count)
      let mean = seen.reduce(0) { $0 + $1.value } * share
      for one in seen {
        matrix[one.rater][one.rater] += 1
        right[one.rater] += one.value - mean
        for two in seen { matrix[one.rater][two.rater] -= share }
      }
    }
    // Each group's leniencies add up to nothing.
    for one in 0..<raters where raterCounts[one] > 0 {
      for two in 0..<raters where roots[one] == roots[two] {
        matrix[one][two] += Double(raterCounts[one]) * Double(raterCounts[two]) / 1000
      }
    }
    let solved = solution(matrix, right)
    leniency = (0..<raters).map { isAlone[$0] ? nil : solved[$0] }
    self.ratings = raterCounts
    var adjusted: [Double?] = []
    var (squares, cells, shared) = (0.0, 0, 0)
    for subject in 0..<subjects {
      let seen = ratings.of(subject)
      guard !seen.isEmpty else {
        adjusted.append(nil)
        continue
      }
      let sum = seen.reduce(0) { $0 + $1.value - (isAlone[$1.rater] ? 0 : solved[$1.rater]) }
      let level = sum / Double(seen.count)
      adjusted.append(level)
      guard seen.count >= 2 else { continue }
      shared += 1
      cells += seen.count
      for cell in seen {
        let left = cell.value - level - solved[cell.rater]
        squares += left * left
      }
    }
    self.adjusted = adjusted
    let compared = (0..<raters).filter { !isAlone[$0] }
    let known = shared + compared.count - Set(compared.map { roots[$0] }).count
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
