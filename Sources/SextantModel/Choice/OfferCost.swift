internal import SextantKernels

/// What an offer costs over the time its solution is used, part by part.
public struct OfferCost: Sendable {
  /// The usual time a solution is judged on.
  public static let usualMonths = 36

  /// By part, in the order of the offer's.
  public let parts: [Money]
  public let total: Money
  /// What the payments are worth today; the total where nothing is discounted.
  public let presentValue: Money
  public let byMonth: [Money]

  /// Why a cost cannot be computed.
  public enum Fault: Error, Sendable, Equatable {
    /// An amount below nought.
    case negative(part: Int)
    /// Months or amounts beyond what can be.
    case outOfRange(part: Int)
  }

  /// - Throws: `Fault`.
  public init(of items: [CostItem], months: Int, yearlyRate: Double? = nil) throws(Fault) {
    var parts: [OwnershipCost.Item] = []
    var owners: [Int] = []
    for (place, item) in items.enumerated() {
      let amount = item.amount ?? .zero
      guard amount >= .zero else { throw .negative(part: place) }
      let first = item.fromMonth ?? 1
      guard first >= 1, first <= OwnershipCost.longest else { throw .outOfRange(part: place) }
      var paid: [OwnershipCost.Item] = []
      switch item.payment {
      case nil, .once: paid = [.once(cents: amount.cents, month: first)]
      case .monthly: paid = [.monthly(cents: amount.cents, from: first, to: item.toMonth)]
      case .yearly:
        let last = min(item.toMonth ?? months, months)
        paid = stride(from: first, through: last, by: 12).map {
          .once(cents: amount.cents, month: $0)
        }
      case .byUse:
        guard amount.cents <= Int.max / 10_000 else { throw .outOfRange(part: place) }
        paid = [
          .volume(
            perMonth: item.unitsPerMonth ?? 0, priceInMillionths: amount.cents * 10_000,
            from: first, to: item.toMonth)
        ]
      }
      parts += paid
      owners += paid.map { _ in place }
    }
    do {
      let cost = try OwnershipCost(parts, months: months, yearlyRate: yearlyRate)
      var sums = [Money](repeating: .zero, count: items.count)
      for (owner, cents) in zip(owners, cost.byItem) { sums[owner] += Money(cents: cents) }
      self.parts = sums
      total = Money(cents: cost.total)
      presentValue = Money(cents: cost.presentValue)
      byMonth = cost.byMonth.map { Money(cents: $0) }
    } catch .amountOutOfRange(let item) {
      throw .outOfRange(part: owners.indices.contains(item) ? owners[item] : 0)
    } catch {
      throw .outOfRange(part: 0)
    }
  }
}

extension Offer {
  /// What it costs over the time that its lot looks at.
  public func cost(in lot: Lot?) throws(OfferCost.Fault) -> OfferCost {
    try OfferCost(
      of: costs36, months: lot?.ownershipMonths ?? OfferCost.usualMonths,
      yearlyRate: lot?.discountRate?.fraction)
  }
}
