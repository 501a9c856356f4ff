#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sample a survey needs for a margin of error, unrounded.
///
/// Cochran, *Sampling Techniques* (1977): n₀ = z²p(1−p)/e², n = n₀ / (1 + (n₀ − 1)/N).
/// - Parameters:
///   - margin: e, as a share (0.05 for 5 points).
///   - population: N; without it the population counts as infinite.
///   - confidence: as a share, 0.95 for 95 %.
public func surveySize(
  margin: Double, population: Int? = nil, proportion: Double = 0.5, confidence: Double = 0.95
) throws(StudyError) -> Double {
  guard margin > 0, margin < 1 else { throw .outOfRange(.margin) }
  guard proportion >= 0, proportion <= 1 else { throw .outOfRange(.proportion) }
  let z = try twoSidedZ(confidence)
  if let population, population < 1 { throw .outOfRange(.population) }
  let size = exactSampleSize(margin, population, proportion, z)
  guard size.isFinite else { throw .outOfRange(.margin) }
  return size
}

/// Comparing two shares with groups of equal size: how many, with what chance, what difference.
///
/// Two-sided z test; Fleiss, *Statistical Methods for Rates and Proportions* (1981), without
/// continuity correction, as R's `power.prop.test`:
/// n = (z_α/2·√(2p̄q̄) + z_β·√(p₁q₁ + p₂q₂))² / (p₁ − p₂)².
public struct ProportionPower: Sendable, Hashable {
  public let confidence: Double
  public let power: Double
  let criticalZ: Double
  let powerZ: Double

  /// - Parameters:
  ///   - confidence: 1 − α, 0.95 for a risk of 5 % of a false alarm.
  ///   - power: 1 − β, the chance to see a difference that exists.
  public init(confidence: Double = 0.95, power: Double = 0.8) throws(StudyError) {
    criticalZ = try twoSidedZ(confidence)
    guard power > 0, power < 1, let z = normalQuantile(power) else { throw .outOfRange(.power) }
    self.confidence = confidence
    self.power = power
    powerZ = z
  }

  /// Observations per group, unrounded.
  public func sizePerGroup(_ first: Double, _ second: Double) throws(StudyError) -> Double {
    let gap = try Self.gap(first, second)
    let middle = (first + second) / 2
    let root =
      criticalZ * (2 * middle * (1 - middle)).squareRoot()
      + powerZ * (first * (1 - first) + second * (1 - second)).squareRoot()
    // Below one half the power is reached by luck alone.
    let size = root <= 0 ? 1 : root * root / (gap * gap)
    guard size <= Double(largestCount) else { throw .outOfRange(.difference) }
    return max(1, size)
  }

  /// The same by the arcsine transform (Cohen, 1988), h = 2·asin√p₁ − 2·asin√p₂, rejections on
  /// the wrong side counted too.
  public func arcsineSizePerGroup(_ first: Double, _ second: Double) throws(StudyError) -> Double {
    _ = try Self.gap(first, second)
    let h = abs(2 * asin(first.squareRoot()) - 2 * asin(second.squareRoot()))
    let root = criticalZ + powerZ
    let size = 2 * root * root / (h * h)
    guard root > 0, size <= Double(largestCount) else { throw .outOfRange(.difference) }
    func surplus(_ size: Double) -> Double {
      let shift = h * (size / 2).squareRoot()
      return normalCumulative(shift - criticalZ) + normalCumulative(-shift - criticalZ) - power
    }
    return max(1, rootOfRise(from: size / 2, to: size * 1.0001, surplus))
  }

  /// The chance to see the difference between two shares with this many observations per group,
  /// whatever `power` was asked for.
  public func chance(_ first: Double, _ second: Double, perGroup: Double) throws(StudyError)
    -> Double
  {
    let gap = try Self.gap(first, second)
    guard perGroup >= 1, perGroup <= Double(largestCount) else { throw .outOfRange(.sample) }
    let middle = (first + second) / 2
    let own = (first * (1 - first) + second * (1 - second)).squareRoot()
    let pooled = (2 * middle * (1 - middle)).squareRoot()
    if own == 0 { return 1 }
    return normalCumulative((perGroup.squareRoot() * abs(gap) - criticalZ * pooled) / own)
  }

  /// The smallest rise above `baseline`, in points as a share, that this many observations per
  /// group show with the power asked for; `nil` where even a rise to 100 % is not enough.
  public func detectableRise(from baseline: Double, perGroup: Double) throws(StudyError)
    -> Double?
  {
    guard baseline > 0, baseline < 1 else { throw .outOfRange(.proportion) }
    guard perGroup >= 2, perGroup <= Double(largestCount) else { throw .outOfRange(.sample) }
    func isSeen(_ rise: Double) -> Bool {
      rise > 0
        && (try? chance(baseline, min(1, baseline + rise), perGroup: perGroup)).map {
          $0 >= power
        } ?? false
    }
    guard isSeen(1 - baseline) else { return nil }
    return bisection(from: 0, to: 1 - baseline, isSeen)
  }

  private static func gap(_ first: Double, _ second: Double) throws(StudyError) -> Double {
    guard first >= 0, first <= 1, second >= 0, second <= 1 else { throw .outOfRange(.proportion) }
    guard first != second else { throw .outOfRange(.difference) }
    return first - second
  }
}

/// Comparing two means with groups of equal size and equal deviation, by a two-sided t test.
///
/// Exact power by the non-central t distribution, both tails counted (Cohen, 1988).
public struct MeanPower: Sendable, Hashable {
  public let confidence: Double
  public let power: Double

  public init(confidence: Double = 0.95, power: Double = 0.8) throws(StudyError) {
    guard confidence > 0, confidence < 1 else { throw .outOfRange(.confidence) }
    guard power > 0, power < 1 else { throw .outOfRange(.power) }
    self.confidence = confidence
    self.power = power
  }

  /// The chance to see a difference of `effect` standard deviations with `perGroup` observations
  /// in each of two groups, at least 2.
  public func chance(effect: Double, perGroup: Double) throws(StudyError) -> Double {
    guard effect.isFinite, abs(effect) <= 1e6 else { throw .outOfRange(.difference) }
    guard perGroup >= 2, perGroup <= 1e11 else { throw .outOfRange(.sample) }
    let freedom = 2 * (perGroup - 1)
    guard let critical = studentQuantile(1 - (1 - confidence) / 2, freedom: freedom) else {
      throw .outOfRange(.confidence)
    }
    return rejectionChance(
      critical: critical, freedom: freedom, shift: effect * (perGroup / 2).squareRoot())
  }

  /// Observations per group, unrounded, for the power asked for; at least 2.
  public func sizePerGroup(effect: Double) throws(StudyError) -> Double {
    guard effect.isFinite, effect != 0, abs(effect) <= 1e6 else { throw .outOfRange(.difference) }
    func suffices(_ size: Double) -> Bool {
      ((try? chance(effect: effect, perGroup: size)) ?? 0) >= power
    }
    if suffices(2) { return 2 }
    var high = 4.0
    while !suffices(high) {
      high *= 2
      guard high <= 1e11 else { throw .outOfRange(.difference) }
    }
    return rootOfRise(from: high / 2, to: high) { size in
      ((try? chance(effect: effect, perGroup: size)) ?? 0) - power
    }
  }
}

/// Where a rising function crosses zero, by regula falsi with Illinois' step: few evaluations.
func rootOfRise(from low: Double, to high: Double, _ value: (Double) -> Double) -> Double {
  var (low, high) = (low, high)
  var (below, above) = (value(low), value(high))
  for _ in 0..<100 {
    guard above > below, high - low > 1e-11 * max(1, abs(high)) else { break }
    let next = high - above * (high - low) / (above - below)
    guard next > low, next < high else { break }
    let found = value(next)
    if abs(found) < 1e-14 { return next }
    if found < 0 {
      (low, below) = (next, found)
      above /= 2
    } else {
      (high, above) = (next, found)
      below /= 2
    }
  }
  return above == 0 ? high : low + (high - low) * (-below / (above - below))
}
