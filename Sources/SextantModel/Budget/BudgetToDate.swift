/// A budget on the last day closed in the books: what was planned and spent so far, line by line,
/// and where the year lands if the rest goes to plan.
public struct BudgetToDate: Sendable {
  /// The last day of the last month that has actuals and is over on the reference day.
  public let closed: Day
  public let lines: [Line]

  public struct Line: Sendable {
    public let line: BudgetLine
    public let planned: Money
    /// `nil` where nobody entered any actual for the line.
    public let spent: Money?
    /// What the plan still foresees after the closed months.
    public let remaining: Money
  }

  /// - Returns: `nil` where no month is closed yet or the budget does not say when it starts.
  public init?(of budget: Budget, in x: Examination) {
    guard let start = budget.start else { return nil }
    var spent: [ID<BudgetLine>: Money] = [:]
    var closed: Day?
    for actual in x.all(Actual.self) {
      guard let line = actual.line, let month = actual.month, month.last <= x.today,
        month.first >= start, x.find(line)?.budget == budget.id
      else { continue }
      spent[line, default: .zero] += actual.amount ?? .zero
      closed = max(closed ?? month.last, month.last)
    }
    guard let closed else { return nil }
    self.closed = closed
    lines = x.lines(of: budget).map { line in
      let plan = Self.split(line, from: start, at: closed)
      return Line(
        line: line, planned: plan.before, spent: spent[line.id], remaining: plan.after)
    }
  }

  public var planned: Money { lines.map(\.planned).sum() }
  public var spent: Money { lines.compactMap(\.spent).sum() }
  public var landing: Money { spent + lines.map(\.remaining).sum() }

  /// What is left of the envelope once the year has landed.
  public func free(of envelope: Money) -> Money { envelope - landing }

  /// What was to be spent by the closed day, and the rest of the line's amount.
  private static func split(_ line: BudgetLine, from start: Day, at closed: Day)
    -> (before: Money, after: Money)
  {
    var before = Money.zero
    for (month, amount) in line.phasing.enumerated() {
      let last = start.adding(months: month + 1).adding(days: -1)
      if last <= closed { before += amount }
    }
    return (before, (line.amount ?? line.phasing.sum()) - before)
  }
}
