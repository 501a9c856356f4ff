/// How long an activity may take: at best, most likely, at worst.
///
/// The PERT formulas of Malcolm, Roseboom, Clark and Fazar, *Operations Research* 7 (1959).
public struct ThreePointEstimate: Sendable, Hashable {
  public let optimistic: Double
  public let likely: Double
  public let pessimistic: Double

  /// `nil` unless 0 ≤ optimistic ≤ likely ≤ pessimistic ≤ `ActivityNetwork.longest`.
  public init?(optimistic: Double, likely: Double, pessimistic: Double) {
    guard optimistic >= 0, optimistic <= likely, likely <= pessimistic,
      pessimistic <= ActivityNetwork.longest
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

/// A network whose durations are estimates, and its chances of ending in time.
public struct PertNetwork: Sendable, Hashable {
  public let estimates: [ThreePointEstimate]
  /// The network of expected durations.
  public let network: ActivityNetwork

  public init(estimates: [ThreePointEstimate], predecessors: [[Int]]) throws(NetworkError) {
    self.estimates = estimates
    network = try ActivityNetwork(
      durations: estimates.map(\.expected), predecessors: predecessors)
  }

  /// The critical path to an activity (or to the end of the whole), with its expected length and
  /// variance, the durations being held independent. Of equally long paths, the one of greatest
  /// variance. `nil` for an empty network or an activity out of range.
  public func criticalPath(to last: Int? = nil) -> PertPath? {
    let path = network.criticalPath(to: last, variances: estimates.map(\.variance))
    guard !path.isEmpty else { return nil }
    return PertPath(
      activities: path, expected: path.reduce(0) { $0 + estimates[$1].expected },
      variance: path.reduce(0) { $0 + estimates[$1].variance })
  }
}

/// A chain of activities, its expected length and the variance of that length.
public struct PertPath: Sendable, Hashable {
  public let activities: [Int]
  public let expected: Double
  public let variance: Double

  public var deviation: Double { variance.squareRoot() }

  /// Φ((deadline − expected) / deviation): the normal approximation on this path alone, which
  /// other long paths can only make worse. Without variance, 1 in time and 0 late.
  public func probability(within deadline: Double) -> Double {
    guard variance > 0 else { return deadline >= expected - 1e-9 ? 1 : 0 }
    return normalCumulative((deadline - expected) / deviation)
  }
}
