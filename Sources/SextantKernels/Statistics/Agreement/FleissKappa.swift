/// Agreement beyond chance of several raters who sort subjects into categories (Fleiss, 1971).
/// - Parameter counts: one row per subject: how many raters chose each category; every row adds up
///   to the same number of raters, two at least.
/// - Throws: `.noVariation` where all ratings are the same.
public func fleissKappa(counts: [[Int]]) throws(StudyError) -> Double {
  guard let first = counts.first else { throw .tooFew(needed: 1, found: 0) }
  let raters = first.reduce(0) { $0 &+ $1 }
  guard raters >= 2 else { throw .tooFew(needed: 2, found: raters) }
  guard raters <= 1_000_000 else { throw .tooMany(limit: 1_000_000, found: raters) }
  var shares = [Double](repeating: 0, count: first.count)
  var agreement = 0.0
  for (row, chosen) in counts.enumerated() {
    guard chosen.count == first.count else { throw .ragged(row: row) }
    guard chosen.allSatisfy({ $0 >= 0 && $0 <= raters }) else { throw .outOfRange(.successes) }
    let sum = chosen.reduce(0, +)
    guard sum == raters else {
      throw .doesNotSum(expected: Double(raters), found: Double(sum))
    }
    var pairs = 0.0
    for (category, count) in chosen.enumerated() {
      shares[category] += Double(count)
      pairs += Double(count) * Double(count - 1)
    }
    agreement += pairs / (Double(raters) * Double(raters - 1))
  }
  let all = Double(raters) * Double(counts.count)
  let observed = agreement / Double(counts.count)
  let expected = shares.reduce(0) { $0 + ($1 / all) * ($1 / all) }
  guard expected < 1 - 1e-12 else { throw .noVariation }
  return (observed - expected) / (1 - expected)
}
