/// Whether an amount counts value added tax.
public enum VatBasis: String, Choice {
  public static let choiceName = "vatBasis"
  case exclusive, inclusive
}

extension Money {
  /// The amount in another basis, in whole cents, half away from zero; the same where the bases
  /// agree. The rate counts to the millionth.
  func converted(from basis: VatBasis, to wanted: VatBasis, rate: Share) -> Money {
    let million = 1_000_000
    guard basis != wanted, rate.fraction > -1, rate.fraction < 1000 else { return self }
    let whole = million + Int((rate.fraction * Double(million)).rounded())
    guard whole > 0 else { return self }
    let (factor, divisor) = wanted == .inclusive ? (whole, million) : (million, whole)
    let product = cents.magnitude.multipliedFullWidth(by: factor.magnitude)
    // What no whole number can hold stops at the largest amount.
    guard product.high < divisor.magnitude else { return Money(cents: cents < 0 ? -.max : .max) }
    let (quotient, rest) = divisor.magnitude.dividingFullWidth(product)
    let rounded = rest >= divisor.magnitude - rest ? quotient &+ 1 : quotient
    let size = Int(clamping: rounded)
    return Money(cents: cents < 0 ? -size : size)
  }
}

/// A budget's plan without and with value added tax.
public struct VatTotals: Sendable, Equatable {
  public let exclusive: Money
  public let inclusive: Money
  /// Lines whose basis or rate nobody states: they count for the same in both.
  public let unknown: Int

  public var tax: Money { inclusive - exclusive }

  public init(_ lines: [BudgetLine], of budget: Budget) {
    let basis = BudgetBasis(budget, lines)
    var (exclusive, inclusive, unknown) = (Money.zero, Money.zero, 0)
    for line in lines {
      let amount = line.amount ?? line.phasing.sum()
      guard let rate = basis.rate(of: line), let stated = basis.stated(by: line) else {
        exclusive += amount
        inclusive += amount
        unknown += 1
        continue
      }
      exclusive += amount.converted(from: stated, to: .exclusive, rate: rate)
      inclusive += amount.converted(from: stated, to: .inclusive, rate: rate)
    }
    (self.exclusive, self.inclusive, self.unknown) = (exclusive, inclusive, unknown)
  }
}
