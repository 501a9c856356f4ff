/// Whether an amount counts value added tax.
public enum VatBasis: String, Choice {
  public static let choiceName = "vatBasis"
  case exclusive, inclusive
}

extension Money {
  /// The amount in another basis, to the cent; the same where the bases agree.
  ///
  /// - Parameter rate: of the tax: 0.2 for 20 %.
  func converted(from basis: VatBasis, to wanted: VatBasis, rate: Double) -> Money {
    guard basis != wanted, rate > -1, rate.isFinite else { return self }
    return wanted == .inclusive ? self * (1 + rate) : self * (1 / (1 + rate))
  }
}

/// A budget's plan without and with value added tax.
public struct VatTotals: Sendable, Equatable {
  public let exclusive: Money
  public let inclusive: Money
  /// Lines whose basis or rate nobody states: they count for the same in both.
  public let unknown: Int

  public var tax: Money { inclusive - exclusive }

  /// A line's own basis and rate, else its budget's. The company's own people bear no tax.
  public init(_ lines: [BudgetLine], of budget: Budget) {
    var (exclusive, inclusive, unknown) = (Money.zero, Money.zero, 0)
    for line in lines {
      let amount = line.amount ?? line.phasing.sum()
      let isStaff = line.origin == .internal && line.resourceKind == .human
      let rate = line.vatRate?.fraction ?? (isStaff ? 0 : budget.vatRate?.fraction)
      guard let rate, let basis = line.vatBasis ?? budget.vatBasis else {
        exclusive += amount
        inclusive += amount
        unknown += 1
        continue
      }
      exclusive += amount.converted(from: basis, to: .exclusive, rate: rate)
      inclusive += amount.converted(from: basis, to: .inclusive, rate: rate)
    }
    (self.exclusive, self.inclusive, self.unknown) = (exclusive, inclusive, unknown)
  }
}
