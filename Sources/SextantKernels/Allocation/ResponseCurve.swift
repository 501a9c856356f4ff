#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a channel yields for what is spent on it: rising, and saturating.
///
/// Spending is in units of the currency (euros), the result in whatever is counted.
public struct ResponseCurve: Sendable, Hashable {
  public enum Shape: Sendable, Hashable {
    /// scale · x^exponent, 0 < exponent ≤ 1.
    case power(exponent: Double)
    /// scale · ln(1 + x / pace).
    case logarithmic(pace: Double)
    /// scale · (1 − e^(−x / pace)): nears `scale`.
    case exponential(pace: Double)
    /// scale · x^steepness / (half^steepness + x^steepness): nears `scale`, of which half is reached at
    /// `half` (Hill, 1910). With a steepness of 1 it is Michaelis and Menten's; above 1 it is
    /// s-shaped: slow, then steep, then saturating.
    case hill(half: Double, steepness: Double)
  }

  public let shape: Shape
  public let scale: Double

  /// `nil` unless scale ≥ 0 and every parameter is positive, finite and within 10⁻⁹…10¹⁵, exponents
  /// at most 1, steepness within 0.1…20.
  public init?(_ shape: Shape, scale: Double) {
    let usual = 1e-9...1e15
    guard scale >= 0, scale <= 1e15 else { return nil }
    switch shape {
    case .power(let exponent): guard exponent >= 1e-3, exponent <= 1 else { return nil }
    case .logarithmic(let pace), .exponential(let pace):
      guard usual.contains(pace) else { return nil }
    case .hill(let half, let steepness):
      guard usual.contains(half), (0.1...20).contains(steepness) else { return nil }
    }
    self.shape = shape
    self.scale = scale
  }

  private init(unchecked shape: Shape, scale: Double) {
    self.shape = shape
    self.scale = scale
  }

  /// The same curve yielding `factor` times as much, for a season; the factor is kept within 0 and
  /// what the scale allows.
  public func scaled(by factor: Double) -> ResponseCurve {
    ResponseCurve(unchecked: shape, scale: factor > 0 ? min(1e15, scale * factor) : 0)
  }

  /// The result of spending `x` ≥ 0.
  public func result(at x: Double) -> Double {
    guard x > 0 else { return 0 }
    switch shape {
    case .power(let exponent):
      if exponent == 1 { return scale * x }
      return exponent == 0.5 ? scale * x.squareRoot() : scale * pow(x, exponent)
    case .logarithmic(let pace): return scale * log1p(x / pace)
    case .exponential(let pace): return -scale * expm1(-x / pace)
    case .hill(let half, let steepness):
      if steepness == 1 { return scale * x / (half + x) }
      return scale / (1 + pow(half / x, steepness))
    }
  }

  /// What one more unit of currency would yield at `x` ≥ 0; infinite at 0 for roots.
  public func marginal(at x: Double) -> Double {
    let x = max(0, x)
    switch shape {
    case .power(let exponent):
      if exponent == 1 { return scale }
      return scale == 0 ? 0 : scale * exponent * pow(x, exponent - 1)
    case .logarithmic(let pace): return scale / (pace + x)
    case .exponential(let pace): return scale / pace * exp(-x / pace)
    case .hill(let half, let steepness):
      if steepness == 1 { return scale * half / ((half + x) * (half + x)) }
      if scale == 0 { return 0 }
      if x == 0 { return steepness < 1 ? .infinity : 0 }
      // Written with the smaller of the ratio and its inverse, lest squares overflow.
      let ratio = pow(x < half ? x / half : half / x, steepness)
      return scale * steepness / x * (ratio / ((1 + ratio) * (1 + ratio)))
    }
  }

  /// Where an s-shaped curve turns from rising ever faster to rising ever slower; 0 for the others.
  public var inflection: Double {
    guard case .hill(let half, let steepness) = shape, steepness > 1 else { return 0 }
    return half * pow((steepness - 1) / (steepness + 1), 1 / steepness)
  }

  /// The spending, from the inflection on, at which the marginal result falls to `price`; 0 or the
  /// inflection where it never reaches it, infinite where it never falls to it.
  public func spending(atMarginal price: Double) -> Double {
    if scale == 0 { return 0 }
    guard price > 0 else { return .infinity }
    switch shape {
    case .power(let exponent):
      if exponent == 1 { return scale > price ? .infinity : 0 }
      return pow(scale * exponent / price, 1 / (1 - exponent))
    case .logarithmic(let pace): return max(0, scale / price - pace)
    case .exponential(let pace): return max(0, pace * log(scale / (pace * price)))
    case .hill(let half, let steepness):
      if steepness == 1 { return max(0, (scale * half / price).squareRoot() - half) }
      let start = inflection
      if steepness > 1, marginal(at: start) <= price { return start }
      // The logarithm of the marginal result over that of x falls and bends downwards: Newton's
      // steps from the right never overshoot. scale·steepness / x is never below it.
      var u = log(scale) + log(steepness) - log(price)
      let constant = u
      let middle = log(half)
      for _ in 0..<100 {
        let power = steepness * (middle - u)
        let softened = power > 30 ? power + exp(-power) : log1p(exp(power))
        let value = constant + power - u - 2 * softened
        let fall = steepness + 1 - 2 * steepness / (1 + exp(-power))
        guard fall > 0 else { break }
        let step = value / fall
        guard step < -1e-15 * max(1, abs(u)) else { break }
        u += step
      }
      return max(start, exp(u))
    }
  }
}
