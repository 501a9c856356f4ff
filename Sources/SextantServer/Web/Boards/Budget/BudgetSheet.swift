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

  struct Line: Sendable {
    let line: BudgetLine
    let planned: Money
    let plannedToDate: Money
    /// `nil` where nobody entered any actual.
    let spent: Money?
    let landing: Money
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
    lines = all.map { line in
      let planned = line.amount ?? line.phasing.sum()
      guard let found = known[line.id] else {
        return Line(
          line: line, planned: planned, plannedToDate: .zero, spent: nil, landing: planned)
      }
      return Line(
        line: line, planned: planned, plannedToDate: found.planned, spent: found.spent,
        landing: (found.spent ?? .zero) + found.remaining)
    }
    let plan = Self.months(of: budget, all, closed: state?.closed, x)
    months = plan.months
    outside = plan.outside
    unphased = lines.map(\.planned).sum() - months.map(\.planned).sum()
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
  var landing = Money.zero

  init(_ lines: [BudgetSheet.Line]) {
    for line in lines {
      planned += line.planned
      plannedToDate += line.plannedToDate
      spent += line.spent ?? .zero
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

  /// How far the total stated is from the sum of the lines; `nil` where none is stated.
  var printedGap: Money? { budget.printedTotal.map { $0 - total.planned } }
}
