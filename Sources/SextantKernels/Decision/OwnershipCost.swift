#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a solution costs over the time it is used: its total cost of ownership, in integer cents,
/// VAT left aside.
public struct OwnershipCost: Sendable, Hashable {
  public enum Item: Sendable, Hashable {
    /// Paid once, in a month counted from 1.
    case once(cents: Int, month: Int = 1)
    /// Paid each month from one to another, both included; to the end where no end is given.
    case monthly(cents: Int, from: Int = 1, to: Int? = nil)
    /// Paid by use: so many units a month at a price in millionths of the currency's unit (1,20 €
    /// are 1,200,000; one cent is 10,000), each month rounded to the cent.
    case volume(perMonth: Int, priceInMillionths: Int, from: Int = 1, to: Int? = nil)
  }

  /// By item, then by month; their sums are exact.
  public let byItem: [Int]
  public let byMonth: [Int]
  public let total: Int
  /// What the payments are worth today, each counted at the end of its month; equal to `total`
  /// without a rate.
  public let presentValue: Int

  /// Far beyond any contract; amounts stop at ten thousand billion.
  public static let longest = 600
  static let largest = 1_000_000_000_000_000

  /// - Parameters:
  ///   - months: how long; 36 unless told otherwise.
  ///   - yearlyRate: to discount by, 0.05 for 5 % a year; none where `nil`.
  public init(_ items: [Item], months: Int = 36, yearlyRate: Double? = nil) throws(DecisionError) {
    guard months >= 1 else { throw .amountOutOfRange(item: -1) }
    guard months <= Self.longest else { throw .tooMany(limit: Self.longest, found: months) }
    guard items.count <= DecisionMatrix.most else {
      throw .tooMany(limit: DecisionMatrix.most, found: items.count)
    }
    if let yearlyRate {
      guard yearlyRate > -1, yearlyRate <= 10 else { throw .amountOutOfRange(item: -1) }
    }
    var byItem: [Int] = []
    var byMonth = [Int](repeating: 0, count: months)
    for (index, item) in items.enumerated() {
      let (cents, from, to): (Int, Int, Int)
      switch item {
      case .once(let amount, let month): (cents, from, to) = (amount, month, month)
      case .monthly(let amount, let first, let last):
        (cents, from, to) = (amount, first, last ?? months)
      case .volume(let count, let price, let first, let last):
        guard count >= 0, price >= 0 else { throw .amountOutOfRange(item: index) }
        let (product, overflows) = count.multipliedReportingOverflow(by: price)
        guard !overflows, product <= Int.max - 5000 else { throw .amountOutOfRange(item: index) }
        (cents, from, to) = ((product + 5000) / 10_000, first, last ?? months)
      }
      guard cents >= 0, cents <= Self.largest, from >= 1 else {
        throw .amountOutOfRange(item: index)
      }
      var sum = 0
      // What falls after the last month is not paid in the time looked at.
      for month in stride(from: from, through: min(to, months), by: 1) {
        byMonth[month - 1] += cents
        sum += cents
        guard byMonth[month - 1] <= Self.largest else { throw .amountOutOfRange(item: index) }
      }
      byItem.append(sum)
    }
    self.byItem = byItem
    self.byMonth = byMonth
    total = byMonth.reduce(0, +)
    if let yearlyRate, yearlyRate != 0 {
      var value = 0.0
      for (month, cents) in byMonth.enumerated() {
        value += Double(cents) * pow(1 + yearlyRate, -Double(month + 1) / 12)
      }
      guard value < 9e18 else { throw .amountOutOfRange(item: -1) }
      presentValue = Int(value.rounded())
    } else {
      presentValue = total
    }
  }
}
