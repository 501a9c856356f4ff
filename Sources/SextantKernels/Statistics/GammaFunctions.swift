#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// ln Γ(x) for x > 0, by Stirling's series (Abramowitz and Stegun, 6.1.41) after shifting x above
/// 12; `nan` elsewhere.
public func logGamma(_ x: Double) -> Double {
  guard x > 0 else { return .nan }
  var product = 1.0
  var y = x
  while y < 12 {
    product *= y
    y += 1
  }
  return (y - 0.5) * log(y) - y + 0.5 * log(2 * Double.pi) + stirlingRest(y) - log(product)
}

/// What Stirling's formula leaves of ln Γ(x), for x ≥ 12.
private func stirlingRest(_ x: Double) -> Double {
  let inverse = 1 / (x * x)
  let tail = 1.0 / 1680 - inverse * (1.0 / 1188 - inverse * (691.0 / 360_360 - inverse / 156))
  return (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * tail))) / x
}

/// ln B(a, b), the large parts of its three gammas cancelled before they are computed.
private func logBeta(_ one: Double, _ two: Double) -> Double {
  let (a, b) = (max(one, two), min(one, two))
  guard a >= 12 else { return logGamma(a) + logGamma(b) - logGamma(a + b) }
  let rest = stirlingRest(a) - stirlingRest(a + b)
  if b < 12 {
    return logGamma(b) - (a - 0.5) * log1p(b / a) - b * log(a + b) + b + rest
  }
  return rest + stirlingRest(b) + 0.5 * log(2 * Double.pi) - (a - 0.5) * log1p(b / a)
    + (b - 0.5) * log(b / (a + b)) - 0.5 * log(a + b)
}

/// The share of a gamma distribution of shape `a` above `x`: Q(a, x) = Γ(a, x) / Γ(a).
///
/// Series below a + 1, continued fraction by Lentz's method above (Press et al., *Numerical
/// Recipes*, section 6.2). `nan` unless a > 0 and x ≥ 0.
public func upperGammaShare(_ a: Double, _ x: Double) -> Double {
  guard a > 0, x >= 0, a.isFinite else { return .nan }
  if x == 0 { return 1 }
  if x == .infinity { return 0 }
  let front = exp(a * log(x) - x - logGamma(a))
  if x < a + 1 {
    var term = 1 / a
    var sum = term
    var n = a
    for _ in 0..<longestSeries {
      n += 1
      term *= x / n
      sum += term
      if term < sum * 1e-17 { break }
    }
    return max(0, 1 - front * sum)
  }
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / b
  var h = d
  for step in 1..<longestSeries {
    let i = Double(step)
    let numerator = -i * (i - a)
    b += 2
    d = numerator * d + b
    if abs(d) < tiny { d = tiny }
    c = b + numerator / c
    if abs(c) < tiny { c = tiny }
    d = 1 / d
    h *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return min(1, front * h)
}

/// The share of a χ² distribution above `x`: the p-value of a χ² test.
/// - Parameter freedom: degrees of freedom, positive.
public func chiSquareTail(_ x: Double, freedom: Double) -> Double {
  upperGammaShare(freedom / 2, x / 2)
}

/// Series stop here though they have not settled: far beyond what parameters below 10⁹ need.
let longestSeries = 200_000

/// The share of a beta distribution below `x`: I_x(a, b).
///
/// Continued fraction by Lentz's method (Press et al., *Numerical Recipes*, section 6.4).
/// Where a and b are both above 10⁸, the normal approximation of Abramowitz and Stegun, 26.5.22,
/// whose error is then below 10⁻¹⁰. `nan` unless a, b > 0 and 0 ≤ x ≤ 1.
public func betaShare(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard a > 0, b > 0, a.isFinite, b.isFinite, x >= 0, x <= 1 else { return .nan }
  if x == 0 || x == 1 { return x }
  if a > 1e8, b > 1e8 {
    let (one, two) = (cbrt(b * x), cbrt(a * (1 - x)))
    let gap = one * (1 - 1 / (9 * b)) - two * (1 - 1 / (9 * a))
    return normalCumulative(3 * gap / (one * one / b + two * two / a).squareRoot())
  }
  let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
  return x < (a + 1) / (a + b + 2)
    ? min(1, front * betaFraction(x, a, b) / a)
    : max(0, 1 - front * betaFraction(1 - x, b, a) / b)
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / away(1 - (a + b) * x / (a + 1))
  var h = d
  for step in 1..<longestSeries {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    h *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    h *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return h
}
