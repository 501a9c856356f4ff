internal import SextantKernels

/// A budget on the last day closed in the books: what was planned and spent so far, line by line,
/// what is promised, and where the year lands if the rest goes to plan.
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
    /// What is promised and not invoiced yet.
    public let committed: Money

    /// What is spent and still planned; what is promised beyond the plan comes on top.
    public var landing: Money {
      BudgetToDate.landing(spent: spent ?? .zero, remaining: remaining, committed: committed)
    }
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
    let open = x.openCommitments
    lines = x.lines(of: budget).map { line in
      let plan = Self.split(line, from: start, at: closed)
      return Line(
        line: line, planned: plan.before, spent: spent[line.id], remaining: plan.after,
        committed: open[line.id] ?? .zero)
    }
  }

  public var planned: Money { lines.map(\.planned).sum() }
  public var spent: Money { lines.compactMap(\.spent).sum() }
  public var committed: Money { lines.map(\.committed).sum() }
  public var landing: Money { lines.map(\.landing).sum() }

  /// What is left of the envelope once the year has landed.
  public func free(of envelope: Money) -> Money { envelope - landing }

  /// Promises are kept out of what is still planned; only what exceeds it is added.
  public static func landing(spent: Money, remaining: Money, committed: Money) -> Money {
    let beyond = max(.zero, committed - max(.zero, remaining))
    let landing = try? BudgetLanding(
      spent: spent.cents, planned: remaining.cents, plannedToDate: 0, committed: beyond.cents,
      envelope: 0)
    // Amounts beyond all reason stop at the largest that can be kept.
    return landing.map { Money(cents: $0.landing) } ?? spent + remaining + beyond
  }

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

/// What was spent held against what was planned, within the house's tolerance or not.
public struct BudgetVariance: Sendable, Equatable {
  public enum Status: String, Sendable { case within, over, under }

  /// Above nought: more was spent than planned.
  public let gap: Money
  /// As a share of what was planned; `nil` where nothing was.
  public let share: Double?
  public let status: Status

  public init(planned: Money, spent: Money, tolerance: Share) {
    gap = spent - planned
    let variance = try? ToleratedVariance(
      planned: planned.cents, actual: spent.cents, share: max(0, tolerance.fraction))
    share = variance?.relative
    switch variance?.status {
    case .within: status = .within
    case .over: status = .over
    case .under: status = .under
    case nil: status = gap == .zero ? .within : gap > .zero ? .over : .under
    }
  }
}

extension BudgetToDate.Line {
  /// `nil` where nobody entered any actual.
  public func variance(tolerance: Share) -> BudgetVariance? {
    spent.map { BudgetVariance(planned: planned, spent: $0, tolerance: tolerance) }
  }
}
