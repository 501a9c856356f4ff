/// A cell's curve between two amounts, replaced by its least concave majorant: a chord where the
/// curve bends upwards, then the curve itself.
struct ConcaveCell: Sendable {
  let curve: ResponseCurve
  /// In units of currency.
  let low: Double
  let high: Double
  /// Where the chord from `low` ends; `low` where there is none.
  let tangent: Double
  let slope: Double
  let lowResult: Double

  init(_ curve: ResponseCurve, low: Double, high: Double) {
    self.curve = curve
    self.low = low
    self.high = high
    lowResult = curve.result(at: low)
    let turn = curve.inflection
    guard turn > low, high > low else {
      (tangent, slope) = (low, 0)
      return
    }
    let start = lowResult
    func chord(_ x: Double) -> Double { (curve.result(at: x) - start) / (x - low) }
    // Past the turn the chord is steepest where it touches the curve.
    let end = high
    if turn >= end || curve.marginal(at: end) >= chord(end) {
      tangent = end
    } else {
      tangent = bisection(from: turn, to: end) { curve.marginal(at: $0) <= chord($0) }
    }
    slope = chord(tangent)
  }

  var hasChord: Bool { tangent > low }

  /// The majorant's value.
  func bound(at x: Double) -> Double {
    x < tangent ? lowResult + slope * (x - low) : curve.result(at: x)
  }

  /// The amounts that are best when a unit of currency costs `price`: one, or a whole stretch where
  /// the majorant is straight and exactly as steep.
  func best(at price: Double) -> (least: Double, most: Double) {
    if high <= low { return (low, low) }
    if hasChord {
      if price > slope { return (low, low) }
      let beyond =
        tangent >= high ? high : min(high, max(tangent, curve.spending(atMarginal: price)))
      return price == slope ? (low, beyond) : (beyond, beyond)
    }
    if case .power(let exponent) = curve.shape, exponent == 1 {
      if price == curve.scale { return (low, high) }
      return price < curve.scale ? (high, high) : (low, low)
    }
    let amount = min(high, max(low, curve.spending(atMarginal: price)))
    return (amount, amount)
  }
}

/// The best division of an amount over concave cells.
struct ConcaveDivision {
  let amounts: [Double]
  let bound: Double
  let price: Double

  init(_ cells: [ConcaveCell], total: Double) {
    var result = cells.map(\.low)
    var high = 0.0
    for cell in cells where cell.high > cell.low {
      // A root's marginal result is infinite at nothing: a millionth of a cent is dear enough.
      let start = cell.hasChord ? cell.slope : cell.curve.marginal(at: max(cell.low, 1e-8))
      if start.isFinite { high = max(high, start) }
    }
    var low = 0.0
    high = high * 2 + 1e-300
    func sum(_ price: Double) -> Double { cells.reduce(0) { $0 + $1.best(at: price).least } }
    // The sum falls as the price rises. Prices span many powers of ten: halve the exponent first.
    if sum(0) <= total {
      high = 0
    } else {
      for _ in 0..<400 {
        let middle = low > 0 ? low.squareRoot() * high.squareRoot() : high / 1024
        if middle <= low || middle >= high { break }
        if sum(middle) > total { low = middle } else { high = middle }
        if low == 0, high < 1e-290 { break }
      }
    }
    // At `high` the sum is at most the total, at `low` it is above: what is left goes to the cells
    // that jump in between, where their majorants are straight.
    let under = cells.map { $0.best(at: high).least }
    result = under
    var left = total - under.reduce(0, +)
    if left > 0 {
      for (index, cell) in cells.enumerated() where left > 0 {
        let more = (high == low ? cell.best(at: low).most : cell.best(at: low).least) - under[index]
        if more > 0 {
          let step = min(more, left)
          result[index] += step
          left -= step
        }
      }
      for (index, cell) in cells.enumerated() where left > 0 {
        let step = min(left, max(0, cell.high - result[index]))
        result[index] += step
        left -= step
      }
    }
    amounts = result
    price = high
    bound = zip(cells, result).reduce(0) { $0 + $1.0.bound(at: $1.1) }
  }
}
