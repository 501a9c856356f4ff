/// How far a coefficient of agreement could be off, learnt by leaving out one subject after another
/// (the jackknife: Quenouille 1956, Tukey 1958). It serves every coefficient alike.
public struct LeaveOneOut: Sendable, Hashable {
  /// Below this many subjects an interval says more about chance than about raters.
  public static let fewSubjects = 10

  public let coefficient: Double
  public let standardError: Double
  public let interval: ClosedRange<Double>
  public let subjects: Int
  /// Subjects without which the coefficient cannot be computed; they are not counted in the error.
  public let undefined: Int

  public var isFew: Bool { subjects < Self.fewSubjects }

  /// - Parameters:
  ///   - subjects: how many there are, two at least and 100,000 at most.
  ///   - greatest: the most that the coefficient can be; the interval ends there.
  ///   - coefficient: computed on the subjects at these places, in their order.
  /// - Throws: what the coefficient of all subjects throws; `.tooFew` where it is defined without
  ///   fewer than two of them.
  public init(
    subjects: Int, confidence: Double = 0.95, greatest: Double = 1,
    coefficient: ([Int]) throws(StudyError) -> Double
  ) throws(StudyError) {
    guard subjects >= 2 else { throw .tooFew(needed: 2, found: subjects) }
    guard subjects <= 100_000 else { throw .tooMany(limit: 100_000, found: subjects) }
    guard confidence > 0, confidence < 1 else { throw .outOfRange(.confidence) }
    let all = Array(0..<subjects)
    let whole = try coefficient(all)
    var parts: [(value: Double, count: Int)] = []
    for left in all {
      var kept = all
      kept.remove(at: left)
      if let value = try? coefficient(kept), value.isFinite { parts.append((value, 1)) }
    }
    try self.init(
      whole: whole, subjects: subjects, parts: parts, confidence: confidence, greatest: greatest)
  }

  /// From the coefficient of all and what it comes to without one subject or another.
  ///
  /// - Parameter parts: each value with how many subjects give it when one of them is left out.
  init(
    whole: Double, subjects: Int, parts: [(value: Double, count: Int)], confidence: Double = 0.95,
    greatest: Double = 1
  ) throws(StudyError) {
    let found = parts.reduce(0) { $0 + $1.count }
    guard found >= 2, whole.isFinite else { throw .tooFew(needed: 2, found: found) }
    let count = Double(found)
    let mean = parts.reduce(0) { $0 + $1.value * Double($1.count) } / count
    let spread = parts.reduce(0) {
      $0 + ($1.value - mean) * ($1.value - mean) * Double($1.count)
    }
    let error = ((count - 1) / count * spread).squareRoot()
    guard let quantile = studentQuantile((1 + confidence) / 2, freedom: count - 1) else {
      throw .outOfRange(.confidence)
    }
    coefficient = whole
    standardError = error
    self.subjects = subjects
    undefined = subjects - found
    let low = whole - quantile * error
    interval = min(low, greatest)...max(min(whole + quantile * error, greatest), min(low, greatest))
  }
}
