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
    return Money(cents: Int(exactly: cents) ?? (cents < 0 ? .min : .max))
  }

  public var absolute: Money { Money(cents: abs(cents)) }

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

  /// At most two decimals; a currency sign after the number is accepted. Amounts beyond ten
  /// thousand billion are refused.
  public static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Parsed<Money> {
    var number = bytes
    let euro: [UInt8] = [0xE2, 0x82, 0xAC]
    if number.count > 3, number.suffix(3).elementsEqual(euro) {
      number = UnsafeBufferPointer(rebasing: number.dropLast(3))
      while let last = number.last, last == 0x20 || last == 0xAF || last == 0xA0 {
        // A space before the sign: plain, narrow no-break (E2 80 AF) or no-break (C2 A0).
        let width = last == 0x20 ? 1 : last == 0xA0 ? 2 : 3
        guard number.count > width else { return .wrong(.notAnAmount) }
        number = UnsafeBufferPointer(rebasing: number.dropLast(width))
      }
    }
    guard let units = decimalNumber(number), abs(units) < 1e13 else { return .wrong(.notAnAmount) }
    let cents = (units * 100).rounded()
    guard abs(cents - units * 100) < 1e-3 else { return .wrong(.notAnAmount) }
    return .value(Money(cents: Int(cents)))
  }
}
