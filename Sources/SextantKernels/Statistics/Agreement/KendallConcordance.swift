/// How far several raters put the same subjects in the same order: Kendall's W (1939), from 0 to 1.
public struct KendallConcordance: Sendable, Hashable {
  /// Without regard to ties: 12·S / (m²(n³ − n)).
  public let w: Double
  /// Corrected for ties: 12·S / (m²(n³ − n) − m·ΣT).
  public let corrected: Double
  /// χ² = m(n − 1)·W of the corrected W, with n − 1 degrees of freedom, and its p-value.
  public let chiSquare: Double
  public let p: Double

  /// - Parameter ratings: one row per subject, one column per rater; at least two of each. Equal
  ///   ratings share the mean of their ranks.
  /// - Throws: `.noVariation` where every rater gives everybody the same.
  public init(_ ratings: [[Double]]) throws(StudyError) {
    let (subjects, raters) = try sizes(ofRatings: ratings)
    var sums = [Double](repeating: 0, count: subjects)
    var ties = 0.0
    for rater in 0..<raters {
      let order = (0..<subjects).sorted { ratings[$0][rater] < ratings[$1][rater] }
      var start = 0
      while start < subjects {
        var end = start + 1
        while end < subjects, ratings[order[end]][rater] == ratings[order[start]][rater] {
          end += 1
        }
        let size = Double(end - start)
        ties += size * size * size - size
        for place in start..<end { sums[order[place]] += (Double(start + end) + 1) / 2 }
        start = end
      }
    }
    let (n, m) = (Double(subjects), Double(raters))
    let middle = m * (n + 1) / 2
    let spread = sums.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let full = m * m * (n * n * n - n)
    guard full - m * ties > 1e-9 * full else { throw .noVariation }
    w = 12 * spread / full
    corrected = min(1, 12 * spread / (full - m * ties))
    chiSquare = m * (n - 1) * corrected
    p = chiSquareTail(chiSquare, freedom: n - 1)
  }
}
