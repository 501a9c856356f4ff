/// The basis of tax in which a budget's amounts are added up, and the one door by which an amount
/// that is stated in the other gets in.
///
/// The envelope, its parts, the reserve and the printed total are in the budget's own basis. A line
/// has its own or its budget's; what is spent or promised on it has its own or the line's.
public struct BudgetBasis: Sendable {
  /// What all amounts count; `nil` where neither the budget nor any of its lines says.
  public let basis: VatBasis?
  private let usualRate: Share?

  /// A budget that states no basis takes the one that its lines agree on, else amounts without tax.
  public init(_ budget: Budget, _ lines: [BudgetLine]) {
    let stated = Set(lines.compactMap(\.vatBasis))
    basis = budget.vatBasis ?? (stated.count > 1 ? .exclusive : stated.first)
    usualRate = budget.vatRate
  }

  /// A line's own rate, else its budget's; the company's own people bear no tax.
  public func rate(of line: BudgetLine) -> Share? {
    if let rate = line.vatRate { return rate }
    return line.origin == .internal && line.resourceKind == .human ? Share(0) : usualRate
  }

  /// The basis in which a line's amounts are stated.
  public func stated(by line: BudgetLine) -> VatBasis? { line.vatBasis ?? basis }

  /// An amount about a line in the budget's basis, to the cent; as it stands where no rate is known
  /// to convert it by.
  public func amount(_ amount: Money, of line: BudgetLine, in own: VatBasis? = nil) -> Money {
    guard let basis, let from = own ?? stated(by: line), let rate = rate(of: line) else {
      return amount
    }
    return amount.converted(from: from, to: basis, rate: rate)
  }

  /// What the line foresees.
  public func amount(of line: BudgetLine) -> Money {
    amount(line.amount ?? line.phasing.sum(), of: line)
  }

  /// Whether an amount is stated in the other basis and nobody says the rate.
  public func isStuck(_ line: BudgetLine, in own: VatBasis? = nil) -> Bool {
    rate(of: line) == nil && (own ?? stated(by: line)) != basis
  }

  /// Shares of a line month by month: each sum from the first month on is converted, so that the
  /// months add up to the line.
  func months(_ amounts: [Money], of line: BudgetLine) -> [Money] {
    var (sum, before) = (Money.zero, Money.zero)
    return amounts.map { share in
      sum += share
      let converted = amount(sum, of: line)
      defer { before = converted }
      return converted - before
    }
  }
}

extension Examination {
  /// The basis of every budget, for whoever reads amounts of several.
  func budgetBases() -> [ID<Budget>: BudgetBasis] {
    var bases: [ID<Budget>: BudgetBasis] = [:]
    for budget in all(Budget.self) { bases[budget.id] = BudgetBasis(budget, lines(of: budget)) }
    return bases
  }
}

extension [ID<Budget>: BudgetBasis] {
  /// What was spent, in the basis of the line's budget; as it stands where the line has none.
  func amount(of actual: Actual, on line: BudgetLine?) -> Money? {
    guard let amount = actual.amount else { return nil }
    guard let line, let budget = line.budget, let basis = self[budget] else { return amount }
    return basis.amount(amount, of: line, in: actual.vatBasis)
  }

  /// What is promised and not invoiced, in the basis of the line's budget.
  func open(of commitment: BudgetCommitment, on line: BudgetLine?) -> Money {
    guard let line, let budget = line.budget, let basis = self[budget] else {
      return commitment.open
    }
    return basis.amount(commitment.open, of: line, in: commitment.vatBasis)
  }
}
