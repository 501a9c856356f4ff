/// How long an activity may take: at best, most likely, at worst.
///
/// The PERT formulas of Malcolm, Roseboom, Clark and Fazar, *Operations Research* 7 (1959).
public struct ThreePointEstimate: Sendable, Hashable {
  public let optimistic: Double
  public let likely: Double
  public let pessimistic: Double

  /// Keeps every sum finite and exact enough.
  public static let longest = 1e9

  /// `nil` unless 0 ≤ optimistic ≤ likely ≤ pessimistic ≤ `ThreePointEstimate.longest`.
  public init?(optimistic: Double, likely: Double, pessimistic: Double) {
    guard optimistic >= 0, optimistic <= likely, likely <= pessimistic,
      pessimistic <= Self.longest
    else { return nil }
    self.optimistic = optimistic
    self.likely = likely
    self.pessimistic = pessimistic
  }

  /// (o + 4 m + p) / 6
  public var expected: Double { (optimistic + 4 * likely + pessimistic) / 6 }

  /// ((p − o) / 6)²
  public var variance: Double {
    let deviation = (pessimistic - optimistic) / 6
    return deviation * deviation
  }
}
