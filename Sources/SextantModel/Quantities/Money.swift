/// An amount in integer cents of the dossier's currency; written `54000` or `1234.56`.
public struct Money: Sendable, Hashable, Comparable {
  public var cents: Int

  public init(cents: Int) { self.cents = cents }
  public init(units: Int) { cents = units * 100 }

  public static let zero = Money(cents: 0)
  public static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }
  public static func + (a: Money, b: Money) -> Money { Money(cents: a.cents &+ b.cents) }
  public static func - (a: Money, b: Money) -> Money { Money(cents: a.cents &- b.cents) }
  public static prefix func - (a: Money) -> Money { Money(cents: 0 &- a.cents) }
  public static func += (a: inout Money, b: Money) { a = a + b }
  public static func -= (a: inout Money, b: Money) { a = a - b }

  /// The amount times a number, rounded half away from zero to the cent.
  public static func * (a: Money, factor: Double) -> Money {
    let cents = (Double(a.cents) * factor).rounded()
    return Money(cents: Int(exactly: cents) ?? (cents < 0 ? -.max : .max))
  }

  public var absolute: Money { Money(cents: cents == .min ? .max : abs(cents)) }

  /// The amount in whole currency units, as a number.
  public var units: Double { Double(cents) / 100 }
}

extension Sequence where Element == Money {
  public func sum() -> Money { reduce(.zero, +) }
}

extension Money: ScalarContent {
  public static var shape: Shape { .money }
  public var magnitude: Double? { units }

  public var plain: Plain {
    let (units, rest) = abs(cents).quotientAndRemainder(dividingBy: 100)
    let sign = cents < 0 ? "-" : ""
    let decimals = rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return .number("\(sign)\(units)\(decimals)")
  }

  /// At most two decimals; a euro sign after the number is accepted. Amounts beyond ten thousand
  /// billion are refused.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Money> {
    var end = bytes.count
    if end > 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x82, bytes[end - 1] == 0xAC { end -= 3 }
    guard let units = decimalNumber(bytes.extracting(0..<end)), abs(units) < 1e13 else {
      return .wrong(.notAnAmount)
    }
    let cents = (units * 100).rounded()
    guard abs(cents - units * 100) < 1e-3 else { return .wrong(.notAnAmount) }
    return .value(Money(cents: Int(cents)))
  }
}
