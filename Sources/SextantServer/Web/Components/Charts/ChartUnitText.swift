import SextantModel

extension ChartUnit {
  /// A value with its unit, with as many decimals as it needs, at most two.
  func write(_ value: Double, _ words: Catalogue) -> String {
    guard value.isFinite else { return "–" }
    switch self {
    case .number(let decimals):
      return words.write(value, decimals: decimals ?? Self.decimals(value))
    case .money: return words.write(Money(units: 1) * value)
    case .percent: return words.writePercent(value, decimals: Self.decimals(value * 100))
    case .named(let unit):
      return words.write(value, unit: unit, decimals: Self.decimals(value))
    }
  }

  /// A value as it stands in a drawing: in thousands or millions where the axis goes that far.
  ///
  /// - Parameter largest: the end of the axis, so that all its values are written alike.
  func tick(_ value: Double, upTo largest: Double, _ words: Catalogue) -> String {
    guard largest >= 10_000, value != 0 else { return write(value, words) }
    let isMillions = largest >= 2_000_000
    let short = value / (isMillions ? 1_000_000 : 1_000)
    let sign = isMillions ? "M" : "k"
    let number = words.write(short, decimals: Self.decimals(short))
    switch self {
    case .money:
      guard words.language == .english else { return "\(number)\u{A0}\(sign)€" }
      return number.first == "−" ? "−€\(number.dropFirst())\(sign)" : "€\(number)\(sign)"
    case .named(let unit): return "\(number)\u{A0}\(sign) \(unit)"
    default: return "\(number)\u{A0}\(sign)"
    }
  }

  /// None for whole numbers and large ones; one or two where they say something.
  private static func decimals(_ value: Double) -> Int {
    let hundredths = (value * 100).rounded()
    guard abs(value) < 1000, hundredths.remainder(dividingBy: 100) != 0 else { return 0 }
    return hundredths.remainder(dividingBy: 10) == 0 || abs(value) >= 100 ? 1 : 2
  }
}
