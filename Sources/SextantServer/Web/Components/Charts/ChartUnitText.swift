import SextantModel

extension ChartUnit {
  /// A value with its unit.
  func write(_ value: Double, _ words: Catalogue) -> String {
    guard value.isFinite else { return "–" }
    switch self {
    case .number(let decimals): return words.write(value, decimals: decimals)
    case .money: return words.write(Money.zero + Money(units: 1) * value)
    case .percent: return words.writePercent(value, decimals: Self.decimals(value * 100))
    case .named(let unit):
      return "\(words.write(value, decimals: Self.decimals(value)))\u{A0}\(unit)"
    }
  }

  /// A value as it stands at an axis: round thousands and millions in short.
  func tick(_ value: Double, _ words: Catalogue) -> String {
    guard abs(value) >= 10_000 else { return write(value, words) }
    let isMillions = abs(value) >= 1_000_000
    let short = value / (isMillions ? 1_000_000 : 1_000)
    let number = words.write(short, decimals: nil) + "\u{A0}" + (isMillions ? "M" : "k")
    switch self {
    case .money: return words.language == .french ? number + "€" : "€" + number
    case .named(let unit): return "\(number) \(unit)"
    default: return number
    }
  }

  private static func decimals(_ value: Double) -> Int {
    let size = abs(value)
    if size == size.rounded() { return 0 }
    return size >= 100 ? 0 : size >= 10 ? 1 : 2
  }
}
