/// How far ratings of the same subjects resemble each other, in the six forms of Shrout and Fleiss
/// (1979): the first number is the design, k the mean of all raters instead of a single one.
public struct IntraclassCorrelation: Sendable, Hashable {
  /// (1,1): each subject rated by other raters.
  public let oneWay: Double
  /// (2,1): the same raters for all, drawn from many; absolute agreement, ICC(A,1).
  public let agreement: Double
  /// (3,1): these very raters; consistency, ICC(C,1).
  public let consistency: Double
  /// (1,k), (2,k) and (3,k).
  public let oneWayOfMean: Double
  public let agreementOfMean: Double
  public let consistencyOfMean: Double

  /// - Parameter ratings: one row per subject, one column per rater, without gaps; at least two of
  ///   each.
  /// - Throws: `.noVariation` where a form would divide by zero.
  public init(_ ratings: [[Double]]) throws(StudyError) {
    let (subjects, raters) = try sizes(ofRatings: ratings, upTo: 1e100)
    let (n, k) = (Double(subjects), Double(raters))
    let rows = ratings.map { $0.reduce(0, +) / k }
    let columns = (0..<raters).map { rater in ratings.reduce(0) { $0 + $1[rater] } / n }
    let grand = rows.reduce(0, +) / n
    let between = k * rows.reduce(0) { $0 + ($1 - grand) * ($1 - grand) }
    let ofRaters = n * columns.reduce(0) { $0 + ($1 - grand) * ($1 - grand) }
    var residual = 0.0
    for (row, values) in ratings.enumerated() {
      for (rater, value) in values.enumerated() {
        let left = value - rows[row] - columns[rater] + grand
        residual += left * left
      }
    }
    try self.init(
      between: between / (n - 1), raters: ofRaters / (k - 1),
      residual: residual / ((n - 1) * (k - 1)), subjects: n, each: k)
  }

  /// From the mean squares of a table of `n` subjects by `k` raters.
  init(
    between bms: Double, raters jms: Double, residual ems: Double, subjects n: Double,
    each k: Double
  ) throws(StudyError) {
    let wms = (jms * (k - 1) + ems * ((n - 1) * (k - 1))) / (n * (k - 1))
    let divisors = [
      bms + (k - 1) * wms, bms + (k - 1) * ems + k * (jms - ems) / n, bms + (k - 1) * ems, bms,
      bms + (jms - ems) / n,
    ]
    guard divisors.allSatisfy({ $0 > 0 }) else { throw .noVariation }
    oneWay = (bms - wms) / divisors[0]
    agreement = (bms - ems) / divisors[1]
    consistency = (bms - ems) / divisors[2]
    oneWayOfMean = (bms - wms) / divisors[3]
    agreementOfMean = (bms - ems) / divisors[4]
    consistencyOfMean = (bms - ems) / divisors[3]
  }
}
