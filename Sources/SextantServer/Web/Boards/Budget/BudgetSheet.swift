import SextantModel

/// A budget laid out to be read: what every line foresees and what was spent, exact to the cent and in
/// the budget's own basis of tax.
struct BudgetSheet: Sendable {
  let budget: Budget
  /// The basis of every amount here.
  let basis: VatBasis?
  /// The last day closed in the books; `nil` where nothing is.
  let closed: Day?
  /// Whether people stated that day; else every line is closed by its own last actual.
  let isClosedByPeople: Bool
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
  /// Lines with an amount in the other basis of tax that nobody says how to convert.
  let stuck: [BudgetLine]
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
    /// Where its months come from.
    let calendar: BudgetLedger.Calendar
    /// Closed months that were to cost something and have no actual.
    let awaited: [Period]
    /// What is foreseen in each of the budget's months, of the whole line.
    let months: [Money]
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
    let ledger = BudgetLedger(budget, in: x)
    let state = BudgetToDate(ledger, today: x.today)
    basis = ledger.basis.basis
    closed = state?.closed
    isClosedByPeople = state?.isStated ?? false
    let known = Dictionary(
      (state?.lines ?? []).map { ($0.line.id, $0) }, uniquingKeysWith: { first, _ in first })
    let all = ledger.lines.map(\.line)
    let stuck = Set(ledger.stuck)
    self.stuck = all.filter { stuck.contains($0.id) }
    vat = VatTotals(all, of: budget)
    tolerance = x.rules.budgetTolerance
    let places = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func draw(_ shares: [BudgetShare], _ key: String, _ drawn: inout Drawn) {
      for share in shares {
        guard let line = share.line.flatMap({ places[$0] }), let stated = share.amount,
          stated > .zero
        else { continue }
        drawn[line.id, default: []].append((key, ledger.basis.amount(stated, of: line).cents))
      }
    }
    var drawn: Drawn = [:]
    for action in x.all(Action.self) { draw(action.budgetShares, action.id.text, &drawn) }
    actionShares = drawn
    drawn = [:]
    for one in x.all(Milestone.self) { draw(one.budgetShares, one.id.text, &drawn) }
    milestoneShares = drawn
    lines = ledger.lines.map { line in
      let found = known[line.line.id]
      return Line(
        line: line.line, planned: line.amount, plannedToDate: found?.planned ?? .zero,
        spent: found?.spent, committed: line.committed,
        landing: found?.landing
          ?? BudgetToDate.landing(
            spent: .zero, remaining: line.amount, committed: line.committed),
        calendar: line.calendar, awaited: found?.awaited ?? [], months: line.plan)
    }
    let plan = Self.months(of: ledger, closed: state?.closed)
    months = plan.months
    outside = plan.outside
    unphased = lines.map(\.planned).sum() - months.map(\.planned).sum()
  }

  private typealias Drawn = [ID<BudgetLine>: [(key: String, cents: Int)]]

  private static func months(
    of ledger: BudgetLedger, closed: Day?
  ) -> (months: [Month], outside: Money) {
    let periods = ledger.months
    var planned = [Money](repeating: .zero, count: periods.count)
    var spent = planned
    let places = Dictionary(
      periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var outside = Money.zero
    for line in ledger.lines {
      for (month, amount) in line.plan.enumerated() { planned[month] += amount }
      for (month, amount) in line.spent {
        if let place = places[month] { spent[place] += amount } else { outside += amount }
      }
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

  /// Lines whose months nobody wrote, with where they come from.
  var unscheduled: [Line] { lines.filter { $0.calendar != .stated && $0.planned != .zero } }

  /// Lines that were to cost something in closed months for which they have no actual.
  var awaiting: [Line] { lines.filter { !$0.awaited.isEmpty } }
}
