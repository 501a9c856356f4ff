#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The share of Student's t distribution below `t`.
/// - Parameter freedom: degrees of freedom, positive, whole or not; `nan` for others.
public func studentCumulative(_ t: Double, freedom: Double) -> Double {
  guard !t.isNaN, freedom > 0 else { return .nan }
  if t.isInfinite { return t > 0 ? 1 : 0 }
  let square = t * t
  if freedom > 1e6 {
    // Abramowitz and Stegun, 26.7.8: the error is of the order of 1/freedom².
    return normalCumulative(t * (1 - 1 / (4 * freedom)) / (1 + square / (2 * freedom)).squareRoot())
  }
  let half =
    square.isFinite ? betaShare(freedom / (freedom + square), freedom / 2, 0.5) / 2 : 0
  return t > 0 ? 1 - half : half
}

/// The `t` below which lies `share` of Student's t distribution; `nil` unless 0 < share < 1 and
/// the degrees of freedom are positive.
public func studentQuantile(_ share: Double, freedom: Double) -> Double? {
  guard share > 0, share < 1, freedom > 0, let z = normalQuantile(share) else { return nil }
  if freedom == .infinity { return z }
  if share == 0.5 { return 0 }
  // By the lower tail, which keeps its digits, and its mirror image.
  let tail = min(share, 1 - share)
  var far = -max(1, abs(z))
  while studentCumulative(far, freedom: freedom) > tail, far > -1e150 { far *= 2 }
  let found = bisection(from: far, to: 0) { studentCumulative($0, freedom: freedom) >= tail }
  return share < 0.5 ? found : -found
}

/// The chance that a t-test of `critical` (positive) rejects on both sides, for a true effect of
/// `shift` standard errors: the tails of the non-central t distribution.
///
/// Integrates Φ over the distribution of the estimated deviation by Simpson's rule, which stays
/// exact to ten digits where series for the non-central t underflow.
func rejectionChance(critical: Double, freedom: Double, shift: Double) -> Double {
  guard freedom >= 1, freedom <= 1e12, critical.isFinite, shift.isFinite else { return .nan }
  let spread = 1 / (2 * freedom).squareRoot()
  let low = max(0, 1 - 12 * spread)
  let high = 1 + 12 * spread
  // Relative to s = 1, so that large degrees of freedom keep their digits.
  func density(_ s: Double) -> Double {
    if s <= 0 { return freedom == 1 ? exp(0.5) : 0 }
    let u = s - 1
    return exp(freedom * (log1p(u) - u - u * u / 2) - log1p(u))
  }
  let panels = 1200
  let step = (high - low) / Double(panels)
  var (sum, whole) = (0.0, 0.0)
  for place in 0...panels {
    let s = low + step * Double(place)
    let rejects =
      normalCumulative(shift - critical * s) + normalCumulative(-shift - critical * s)
    let weight: Double = place == 0 || place == panels ? 1 : (place.isMultiple(of: 2) ? 2 : 4)
    let mass = weight * density(s)
    sum += mass * rejects
    whole += mass
  }
  return min(1, max(0, sum / whole))
}

/// The place where a condition that never turns back becomes true between two bounds, as near as
/// doubles tell.
func bisection(from low: Double, to high: Double, _ isTrue: (Double) -> Bool) -> Double {
  var (low, high) = (low, high)
  for _ in 0..<200 {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { break }
    if isTrue(middle) { high = middle } else { low = middle }
  }
  return high
}
