#if canImport(Glibc)
  import Glibc
#endif

/// From values to places along an axis, with round numbers to mark it by.
struct Scale: Sendable, Equatable {
  let low: Double
  let high: Double
  let ticks: [Double]

  /// An axis that holds all the values, from nought unless told otherwise: bars from elsewhere lie.
  init(holding values: [Double], fromZero: Bool = true, about count: Int = 5) {
    let known = values.filter(\.isFinite).map { min(max($0, -Self.largest), Self.largest) }
    var low = known.min() ?? 0
    var high = known.max() ?? 1
    if fromZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    if high <= low { high = low + max(1, abs(low)) }
    let step = Self.roundStep((high - low) / Double(max(count, 1)))
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    self.low = first * step
    self.high = last * step
    let marks = Int(min(max(last - first, 1), 40))
    ticks = (0...marks).map { (first + Double($0)) * step }
  }

  /// No figure of a strategy comes near; beyond it differences would not be finite.
  static let largest = 1e15

  /// An axis between two values as given.
  init(from low: Double, to high: Double, about count: Int = 5) {
    self.low = low
    self.high = high > low ? high : low + 1
    let step = Self.roundStep((self.high - low) / Double(max(count, 1)))
    var ticks: [Double] = []
    var tick = (low / step).rounded(.up) * step
    while tick <= self.high + step * 1e-9, ticks.count < 40 {
      ticks.append(tick)
      tick += step
    }
    self.ticks = ticks
  }

  /// 1, 2, 2.5 or 5 times a power of ten, not less than the step wanted.
  static func roundStep(_ wanted: Double) -> Double {
    guard wanted > 0, wanted.isFinite else { return 1 }
    let power = pow(10, floor(log10(wanted)))
    let part = wanted / power
    let round: Double = part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10
    return round * power
  }

  /// The place of a value between `start` (the low end) and `end`; held within a little beyond them.
  func place(_ value: Double, _ start: Double, _ end: Double) -> Double {
    let part = (value - low) / (high - low)
    return start + (end - start) * min(max(part, -0.05), 1.05)
  }
}

/// How the values of a chart are written.
enum ChartUnit: Sendable {
  case number(decimals: Int?)
  /// In whole units of the currency.
  case money
  /// The values are fractions: 0.12 is twelve per cent.
  case percent
  case named(String)
}
