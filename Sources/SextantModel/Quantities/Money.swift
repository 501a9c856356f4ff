/// An amount in integer cents of the dossier's currency; written `54000` or `1234.56`.
public struct Money: Sendable, Hashable, Comparable {
  public var cents: Int

  public init(cents: Int) { self.cents = cents }
  public init(units: Int) { cents = limited(units.multipliedReportingOverflow(by: 100), units < 0) }

  public static let zero = Money(cents: 0)
  public static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }

  /// A sum beyond what can be kept is the largest amount, never one with the other sign.
  public static func + (a: Money, b: Money) -> Money {
    Money(cents: limited(a.cents.addingReportingOverflow(b.cents), b.cents < 0))
  }
  public static func - (a: Money, b: Money) -> Money {
    Money(cents: limited(a.cents.subtractingReportingOverflow(b.cents), b.cents > 0))
  }
  public static prefix func - (a: Money) -> Money { .zero - a }
  public static func += (a: inout Money, b: Money) { a = a + b }
  public static func -= (a: inout Money, b: Money) { a = a - b }

  /// The amount times a number, rounded half away from zero to the cent.
  public static func * (a: Money, factor: Double) -> Money {
    let cents = (Double(a.cents) * factor).rounded()
    return Money(cents: Int(exactly: cents) ?? (cents < 0 ? -.max : .max))
  }

  public var absolute: Money { Money(cents: Int(clamping: cents.magnitude)) }

  /// The amount in whole currency units, as a number.
  public var units: Double { Double(cents) / 100 }
}

extension Sequence where Element == Money {
  public func sum() -> Money { reduce(.zero, +) }
}

extension Money: ScalarContent {
  public static var shape: Shape { .money }
  public var boundedSize: Double? { units }

  public var plain: Plain {
    let (units, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = cents < 0 ? "-" : ""
    let decimals = rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return .number("\(sign)\(units)\(decimals)")
  }

  /// At most two decimals; a euro sign before or after the number is accepted. Amounts of ten
  /// thousand billion and more are refused.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Money> {
    guard let text = DecimalText(withoutEuroSign(bytes).span) else { return .wrong(.notAnAmount) }
    if text.hasExponent {
      guard let units = text.number, abs(units) < 1e13,
        let cents = Int(exactly: (units * 100).rounded()), abs(Double(cents) / 100 - units) < 1e-9
      else { return .wrong(.notAnAmount) }
      return .value(Money(cents: cents))
    }
    // Digit by digit: large amounts with cents are no exact binary fractions.
    guard text.whole.count <= 13 || text.whole.dropLast(13).allSatisfy({ $0 == 0x30 }),
      text.fraction.dropFirst(2).allSatisfy({ $0 == 0x30 })
    else { return .wrong(.notAnAmount) }
    var cents = 0
    for digit in text.whole.suffix(13) { cents = cents * 10 + Int(digit - 0x30) }
    for place in 0..<2 {
      cents = cents * 10 + (place < text.fraction.count ? Int(text.fraction[place] - 0x30) : 0)
    }
    return .value(Money(cents: text.isNegative ? -cents : cents))
  }
}

private func withoutEuroSign(_ bytes: Span<UInt8>) -> [UInt8] {
  var kept: [UInt8] = []
  kept.reserveCapacity(bytes.count)
  var index = 0
  var found = false
  while index < bytes.count {
    if !found, index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x82,
      bytes[index + 2] == 0xAC, index + 3 == bytes.count || !kept.contains(where: isDigit)
    {
      found = true
      index += 3
    } else {
      kept.append(bytes[index])
      index += 1
    }
  }
  return kept
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// What came of arithmetic on cents, or the limit that it went beyond.
private func limited(_ result: (partialValue: Int, overflow: Bool), _ isDown: Bool) -> Int {
  result.overflow ? (isDown ? -.max : .max) : result.partialValue
}
