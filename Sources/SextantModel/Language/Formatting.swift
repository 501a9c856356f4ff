/// How a language writes numbers, amounts and dates.
extension Catalogue {
  private var thousands: String { language == .french ? "\u{202F}" : "," }
  private var decimalMark: String { language == .french ? "," : "." }

  public func write(_ number: Int) -> String {
    (number < 0 ? "−" : "") + grouped(number.magnitude)
  }

  /// - Parameter decimals: how many; as many as the number needs, at most six, when `nil`.
  public func write(_ number: Double, decimals: Int?) -> String {
    guard number.isFinite else { return "–" }
    // Numbers so large that they have no decimals left are written without.
    guard abs(number) < 9e15 else {
      return UInt(exactly: abs(number).rounded())
        .map { (number < 0 ? "−" : "") + grouped($0) } ?? numberText(number)
    }
    var places = min(max(decimals ?? 6, 0), 9)
    while places > 0, abs(number) * powerOfTen(places) >= 9e15 { places -= 1 }
    let digits = UInt((abs(number) * powerOfTen(places) + 1e-9).rounded())
    let unit = UInt(powerOfTen(places))
    var fraction = String(digits % unit)
    fraction = String(repeating: "0", count: places - min(places, fraction.count)) + fraction
    if places == 0 { fraction = "" }
    if decimals == nil { while fraction.last == "0" { fraction.removeLast() } }
    let isNegative = number < 0 && digits != 0
    let mark = fraction.isEmpty ? "" : decimalMark
    return (isNegative ? "−" : "") + grouped(digits / unit) + mark + fraction
  }

  private func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  private func grouped(_ whole: UInt) -> String {
    let digits = Array(String(whole))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += thousands }
      text.append(digit)
    }
    return text
  }

  /// `1 234,56 €`, `€1,234.56`; no decimals where the cents are nought.
  public func write(_ money: Money) -> String {
    let (units, cents) = money.cents.magnitude.quotientAndRemainder(dividingBy: 100)
    let number =
      grouped(units) + (cents == 0 ? "" : decimalMark + (cents < 10 ? "0" : "") + String(cents))
    let sign = money.cents < 0 ? "−" : ""
    return language == .french ? "\(sign)\(number)\u{A0}€" : "\(sign)€\(number)"
  }

  public func writePercent(_ fraction: Double, decimals: Int) -> String {
    write(fraction * 100, decimals: decimals) + (language == .french ? "\u{A0}%" : "%")
  }

  /// A number with its unit: amounts and percentages as the language writes them, whoever states
  /// them; `12 visites` otherwise.
  public func write(_ number: Double, unit: String, decimals: Int?) -> String {
    let digits = write(number, decimals: decimals)
    guard !unit.isEmpty, number.isFinite else { return digits }
    guard language == .english else { return "\(digits)\u{A0}\(unit)" }
    // What stands after the sign stays there: `€12 de ventes`; `4.5 €/€` is no amount.
    let rest = unit.dropFirst()
    guard rest.isEmpty || rest.first == " " else { return "\(digits)\u{A0}\(unit)" }
    switch unit.first {
    case "€": return (digits.first == "−" ? "−€\(digits.dropFirst())" : "€\(digits)") + rest
    case "%": return "\(digits)%\(rest)"
    default: return "\(digits)\u{A0}\(unit)"
    }
  }

  /// `30 juin 2026`, `30 June 2026`.
  public func write(_ day: Day) -> String {
    let number = day.dayOfMonth
    let ordinal = language == .french && number == 1 ? "1er" : String(number)
    return "\(ordinal) \(text("month.\(day.month)")) \(day.year)"
  }

  /// `1ᵉʳ`, `2ᵉ` in French; English numbers its quarters plainly.
  private func ordinal(_ number: Int) -> String {
    guard language == .french else { return String(number) }
    return number == 1 ? "1ᵉʳ" : "\(number)ᵉ"
  }

  /// A month or year by name, a quarter or half-year by number, another period by its days.
  public func write(_ period: Period) -> String {
    let first = period.first
    if first == period.last { return write(first) }
    switch (period.months, first.month) {
    case (1, let month): return "\(text("month.\(month)")) \(first.year)"
    case (3, 1), (3, 4), (3, 7), (3, 10):
      return fill(
        text("period.quarter"),
        ["number": .text(ordinal((first.month + 2) / 3)), "year": .text(String(first.year))])
    case (6, 1), (6, 7):
      return fill(
        text("period.half"),
        ["number": .text(ordinal((first.month + 5) / 6)), "year": .text(String(first.year))])
    case (12, 1): return String(first.year)
    default: return "\(write(period.first)) – \(write(period.last))"
    }
  }
}
