import SextantModel

/// A budget laid out to be read: what every line foresees and what was spent, exact to the cent.
struct BudgetSheet: Sendable {
  let budget: Budget
  /// The last day closed in the books; `nil` where nothing is.
  let closed: Day?
  let lines: [Line]
  let months: [Month]
  /// What lines foresee beyond their monthly shares: the sum of the months and this is the plan.
  let unphased: Money
  /// What was spent outside of the budget's months.
  let outside: Money
  /// What actions and milestones draw on each line.
  let actionShares: [ID<BudgetLine>: [(key: String, cents: Int)]]
  let milestoneShares: [ID<BudgetLine>: [(key: String, cents: Int)]]
  let vat: VatTotals
  /// The house's tolerance for a gap.
  let tolerance: Share

  struct Line: Sendable {
    let line: BudgetLine
    let planned: Money
    let plannedToDate: Money
    /// `nil` where nobody entered any actual.
    let spent: Money?
    /// What is promised and not invoiced yet.
    let committed: Money
    let landing: Money
    /// Whether it is a part of a line that several share.
    var isPart = false
  }

  /// One month of the budget.
  struct Month: Sendable {
    let period: Period
    let planned: Money
    /// `nil` where the month is not closed.
    let spent: Money?
    let plannedSoFar: Money
    let spentSoFar: Money?
  }

  init(_ budget: Budget, in x: Examination) {
    self.budget = budget
    let state = BudgetToDate(of: budget, in: x)
    closed = state?.closed
    let known = Dictionary(
      (state?.lines ?? []).map { ($0.line.id, $0) }, uniquingKeysWith: { first, _ in first })
    let all = x.lines(of: budget)
    let open = x.openCommitments
    vat = VatTotals(all, of: budget)
    tolerance = x.rules.budgetTolerance
    var drawn: [ID<BudgetLine>: [(key: String, cents: Int)]] = [:]
    for action in x.all(Action.self) { Self.add(action.budgetShares, action.id.text, &drawn) }
    actionShares = drawn
    drawn = [:]
    for one in x.all(Milestone.self) { Self.add(one.budgetShares, one.id.text, &drawn) }
    milestoneShares = drawn
    lines = all.map { line in
      let planned = line.amount ?? line.phasing.sum()
      guard let found = known[line.id] else {
        return Line(
          line: line, planned: planned, plannedToDate: .zero, spent: nil,
          committed: open[line.id] ?? .zero,
          landing: BudgetToDate.landing(
            spent: .zero, remaining: planned, committed: open[line.id] ?? .zero))
      }
      return Line(
        line: line, planned: planned, plannedToDate: found.planned, spent: found.spent,
        committed: found.committed, landing: found.landing)
    }
    let plan = Self.months(of: budget, all, closed: state?.closed, x)
    months = plan.months
    outside = plan.outside
    unphased = lines.map(\.planned).sum() - months.map(\.planned).sum()
  }

  private static func add(
    _ shares: [BudgetShare], _ key: String,
    _ drawn: inout [ID<BudgetLine>: [(key: String, cents: Int)]]
  ) {
    for share in shares {
      if let line = share.line, let amount = share.amount, amount > .zero {
        drawn[line, default: []].append((key, amount.cents))
      }
    }
  }

  private static func months(
    of budget: Budget, _ lines: [BudgetLine], closed: Day?, _ x: Examination
  ) -> (months: [Month], outside: Money) {
    let longest = lines.map(\.phasing.count).max() ?? 0
    guard let start = budget.start, longest > 0 else { return ([], .zero) }
    var planned = [Money](repeating: .zero, count: longest)
    for line in lines {
      for (month, amount) in line.phasing.enumerated() { planned[month] += amount }
    }
    let periods = planned.indices.map { index in
      Period(
        first: start.adding(months: index),
        last: start.adding(months: index + 1).adding(days: -1))
    }
    let places = Dictionary(
      periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(lines.map(\.id))
    var spent = [Money](repeating: .zero, count: longest)
    var outside = Money.zero
    for actual in x.all(Actual.self) {
      guard let line = actual.line, ids.contains(line), let month = actual.month,
        let amount = actual.amount
      else { continue }
      if let place = places[month] { spent[place] += amount } else { outside += amount }
    }
    var months: [Month] = []
    var plannedSoFar = Money.zero
    var spentSoFar = Money.zero
    for (index, period) in periods.enumerated() {
      plannedSoFar += planned[index]
      spentSoFar += spent[index]
      let isClosed = closed.map { period.last <= $0 } ?? false
      months.append(
        Month(
          period: period, planned: planned[index], spent: isClosed ? spent[index] : nil,
          plannedSoFar: plannedSoFar, spentSoFar: isClosed ? spentSoFar : nil))
    }
    return (months, outside)
  }
}

/// Sums over some lines of a budget.
struct BudgetSum: Sendable, Equatable {
  var planned = Money.zero
  var plannedToDate = Money.zero
  var spent = Money.zero
  var committed = Money.zero
  var landing = Money.zero

  init(_ lines: [BudgetSheet.Line]) {
    for line in lines {
      planned += line.planned
      plannedToDate += line.plannedToDate
      spent += line.spent ?? .zero
      committed += line.committed
      landing += line.landing
    }
  }

  /// Above nought: more was spent than foreseen.
  var variance: Money { spent - plannedToDate }

  /// The plan as a fraction of an amount.
  func share(of envelope: Money?) -> Double? {
    guard let envelope, envelope > .zero else { return nil }
    return Double(planned.cents) / Double(envelope.cents)
  }
}

extension BudgetSheet {
  var total: BudgetSum { BudgetSum(lines) }

  /// What the lines and the reserve for the unforeseen leave of the envelope.
  var free: Money? {
    budget.envelope.map { $0 - total.planned - (budget.contingency ?? .zero) }
  }

  /// What the landing leaves of the envelope: below nought where it is exceeded.
  var freeAtLanding: Money? { budget.envelope.map { $0 - total.landing } }

  /// What of the landing is neither spent nor promised.
  var stillPlanned: Money { total.landing - total.spent - total.committed }

  /// How far the total stated is from the sum of the lines; `nil` where none is stated.
  var printedGap: Money? { budget.printedTotal.map { $0 - total.planned } }
}
