#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The kinds of response curve that history is fitted to.
public enum CurveFamily: Sendable, Hashable, CaseIterable {
  case power, logarithmic, exponential, michaelisMenten, hill

  /// Numbers to be found, the scale included.
  var parameters: Int { self == .hill ? 3 : 2 }
}

/// Why history gives no curve.
public enum CurveFitError: Error, Sendable, Hashable {
  case tooFew(needed: Int, found: Int)
  case tooMany(limit: Int, found: Int)
  /// A spending or result that is negative, no number or above 10¹².
  case pointOutOfRange(Int)
  /// All spendings, or all results, are the same.
  case noVariation
}

/// A response curve fitted to what was spent and what came of it, and how far to trust it.
public struct CurveFit: Sendable, Hashable {
  /// A reason for caution.
  public enum Doubt: Sendable, Hashable {
    /// Fewer than five observations for each number found.
    case fewObservations(advised: Int, found: Int)
    /// The largest spending is less than three times the smallest: the bend is a guess.
    case narrowSpending(ratio: Double)
    /// The curve explains less than half of what varies.
    case poorFit(rSquared: Double)
    /// The best curve lies at the edge of what is tried: history shows no saturation, or nothing else.
    case atTheEdge
    /// Results do not rise with spending.
    case noResponse
  }

  public let family: CurveFamily
  public let curve: ResponseCurve
  /// The share of the results' variation that the curve explains; below 0 it is worse than their mean.
  public let rSquared: Double
  /// Of the residuals, in the results' unit.
  public let rootMeanSquare: Double
  /// Akaike's criterion corrected for small samples (Hurvich and Tsai, 1989): the smaller, the better,
  /// among curves of the same history. Infinite where observations are too few for it.
  public let criterion: Double
  public let observations: Int
  /// The smallest and the largest spending seen, in units of currency.
  public let spending: ClosedRange<Double>
  public let doubts: [Doubt]

  public static let mostObservations = 10_000

  /// Least squares: the scale is solved for, the shape searched on a logarithmic grid and then by
  /// ever smaller steps.
  /// - Parameters:
  ///   - spent: in units of currency, one per observation.
  ///   - results: likewise.
  public init(_ family: CurveFamily, spent: [Double], results: [Double]) throws(CurveFitError) {
    try Self.check(spent, results, needed: family.parameters + 1)
    let most = spent.max() ?? 1
    let search = ShapeSearch(family: family, spent: spent, results: results, unit: most)
    let found = search.best()
    let mean = results.reduce(0, +) / Double(results.count)
    let all = results.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let n = Double(spent.count)
    let k = Double(family.parameters + 1)
    let left = found.squares
    guard all > 0, let curve = ResponseCurve(search.shape(found.place), scale: found.scale) else {
      throw .noVariation
    }
    let rSquared = 1 - left / all
    self.family = family
    self.curve = curve
    self.rSquared = rSquared
    rootMeanSquare = (left / n).squareRoot()
    criterion =
      n - k - 1 > 0
      ? n * log(max(left, all * 1e-30) / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1) : .infinity
    observations = spent.count
    let paid = spent.filter { $0 > 0 }
    let least = paid.min() ?? 0
    spending = (spent.min() ?? 0)...most
    var doubts: [Doubt] = []
    let advised = 5 * family.parameters
    if spent.count < advised {
      doubts.append(.fewObservations(advised: advised, found: spent.count))
    }
    if found.scale == 0 { doubts.append(.noResponse) }
    if least > 0, most / least < 3 { doubts.append(.narrowSpending(ratio: most / least)) }
    if rSquared < 0.5 { doubts.append(.poorFit(rSquared: rSquared)) }
    if found.scale > 0, search.isAtTheEdge(found.place) { doubts.append(.atTheEdge) }
    self.doubts = doubts
  }

  /// The family that explains history best for its number of parameters.
  public static func best(
    among families: [CurveFamily] = CurveFamily.allCases, spent: [Double], results: [Double]
  ) throws(CurveFitError) -> CurveFit {
    try check(spent, results, needed: 3)
    var best: CurveFit?
    for family in families where spent.count > family.parameters {
      let fit = try CurveFit(family, spent: spent, results: results)
      guard let known = best else {
        best = fit
        continue
      }
      let isBetter =
        fit.criterion.isFinite || known.criterion.isFinite
        ? fit.criterion < known.criterion : fit.rSquared > known.rSquared
      if isBetter { best = fit }
    }
    guard let best else { throw .tooFew(needed: 3, found: spent.count) }
    return best
  }

  /// Whether a spending lies outside what history has seen, where the curve is a guess.
  public func isGuess(at amount: Double) -> Bool { !spending.contains(amount) }

  private static func check(_ spent: [Double], _ results: [Double], needed: Int)
    throws(CurveFitError)
  {
    let count = min(spent.count, results.count)
    guard spent.count == results.count, count >= needed else {
      throw .tooFew(needed: needed, found: count)
    }
    guard count <= mostObservations else {
      throw .tooMany(limit: mostObservations, found: count)
    }
    for (index, (amount, result)) in zip(spent, results).enumerated() {
      guard amount >= 0, amount <= 1e12, result >= 0, result <= 1e12 else {
        throw .pointOutOfRange(index)
      }
    }
    guard let low = spent.min(), let high = spent.max(), high > low, high >= 1e-3,
      results.min() != results.max()
    else { throw .noVariation }
  }
}

/// The search for a curve's shape; places are numbers 0…1 on logarithmic scales.
private struct ShapeSearch {
  let family: CurveFamily
  let spent: [Double]
  let results: [Double]
  /// The largest spending: paces are looked for from a thousandth to a thousand times as much.
  let unit: Double

  typealias Place = (first: Double, second: Double)
  typealias Found = (place: Place, scale: Double, squares: Double)

  func shape(_ place: Place) -> ResponseCurve.Shape {
    let pace = unit * pow(10, -3 + 6 * place.first)
    return switch family {
    case .power: .power(exponent: pow(50, place.first - 1))
    case .logarithmic: .logarithmic(pace: pace)
    case .exponential: .exponential(pace: pace)
    case .michaelisMenten: .hill(half: pace, steepness: 1)
    case .hill: .hill(half: pace, steepness: 0.4 * pow(20, place.second))
    }
  }

  func isAtTheEdge(_ place: Place) -> Bool {
    let inside = 1e-4...(1 - 1e-4)
    if family == .power { return place.first <= 1e-4 }
    return !inside.contains(place.first) || (family == .hill && !inside.contains(place.second))
  }

  func best() -> Found {
    let fine = family == .hill ? 40 : 120
    let seconds = family == .hill ? 20 : 0
    var found = fit((0.5, 0.5))
    for one in 0...fine {
      for two in 0...seconds {
        let tried = fit(
          (Double(one) / Double(fine), seconds == 0 ? 0.5 : Double(two) / Double(seconds)))
        if tried.squares < found.squares { found = tried }
      }
    }
    // Ever smaller steps in every direction, diagonals included.
    var step = 1 / Double(fine)
    var rounds = 0
    while step > 1e-11, rounds < 4000 {
      rounds += 1
      var better = false
      for (one, two) in [
        (1.0, 0.0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1),
      ] where family == .hill || two == 0 {
        let place = (
          min(1, max(0, found.place.first + one * step)),
          min(1, max(0, found.place.second + two * step))
        )
        let tried = fit(place)
        if tried.squares < found.squares {
          found = tried
          better = true
        }
      }
      if !better { step /= 2 }
    }
    return found
  }

  private func fit(_ place: Place) -> Found {
    guard let curve = ResponseCurve(shape(place), scale: 1) else {
      return (place, 0, .infinity)
    }
    let values = spent.map { curve.result(at: $0) }
    var (product, square) = (0.0, 0.0)
    for (value, result) in zip(values, results) {
      product += value * result
      square += value * value
    }
    let scale = square > 0 ? min(1e15, max(0, product / square)) : 0
    var squares = 0.0
    for (value, result) in zip(values, results) {
      squares += (result - scale * value) * (result - scale * value)
    }
    return (place, scale, squares)
  }
}
