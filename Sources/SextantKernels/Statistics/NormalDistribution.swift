#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Φ(z), the share of a standard normal distribution below `z`, to the last digits of a `Double`
/// in both tails: erfc(−z / √2) / 2.
public func normalCumulative(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

/// The `z` with Φ(z) = `share`; `nil` unless 0 < share < 1.
///
/// Starts from Abramowitz and Stegun, formula 26.2.23 (error below 4.5e-4) and sharpens it by
/// three of Halley's steps.
public func normalQuantile(_ share: Double) -> Double? {
  guard share > 0, share < 1 else { return nil }
  let tail = min(share, 1 - share)
  let t = (-2 * log(tail)).squareRoot()
  let above = 2.515517 + t * (0.802853 + t * 0.010328)
  let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  var z = above / below - t
  for _ in 0..<3 {
    let step = (normalCumulative(z) - tail) * (2 * Double.pi).squareRoot() * exp(z * z / 2)
    guard step.isFinite else { break }
    z -= step / (1 + z * step / 2)
  }
  return share > 0.5 ? -z : z
}
