internal import SextantKernels

/// A budget on the last day closed in the books: what was planned and spent so far, line by line,
/// what is promised, and where the year lands if the rest goes to plan.
///
/// The books are closed through the day that the budget states. Where it states none, every line is
/// closed through its own last month with an actual: an invoice says nothing of other lines.
public struct BudgetToDate: Sendable {
  /// The last day closed: as stated, or the last of the lines' own.
  public let closed: Day
  /// Whether people stated that day.
  public let isStated: Bool
  public let lines: [Line]

  public struct Line: Sendable {
    public let line: BudgetLine
    /// What the line foresees for the whole time.
    public let amount: Money
    /// What was to be spent by the end of its closed months.
    public let planned: Money
    /// `nil` where nobody entered any actual for the line.
    public let spent: Money?
    /// What the plan still foresees after the closed months.
    public let remaining: Money
    /// What is promised and not invoiced yet.
    public let committed: Money
    public let calendar: BudgetLedger.Calendar
    /// Months that are closed, foreseen to cost something, and have no actual.
    public let awaited: [Period]

    /// What is spent and still planned; what is promised beyond the plan comes on top.
    public var landing: Money {
      BudgetToDate.landing(spent: spent ?? .zero, remaining: remaining, committed: committed)
    }
  }

  /// - Returns: `nil` where no month is closed yet or the budget does not say when it starts.
  public init?(of budget: Budget, in x: Examination) {
    self.init(BudgetLedger(budget, in: x), today: x.today)
  }

  public init?(_ ledger: BudgetLedger, today: Day) {
    guard let start = ledger.budget.start else { return nil }
    let stated = ledger.budget.closedOn.map { Self.monthEnd(by: min($0, today)) }
    func counts(_ month: Period) -> Bool {
      month.first >= start && month.last <= min(stated ?? today, today)
    }
    let last = ledger.lines.map { line in
      line.spent.keys.filter(counts).map(\.last).max()
    }
    guard let closed = stated ?? last.compactMap({ $0 }).max(), closed >= start else { return nil }
    self.closed = closed
    isStated = stated != nil
    lines = zip(ledger.lines, last).map { line, last in
      Self.line(line, ledger.months, by: stated ?? last, bookedThrough: closed, counts)
    }
  }

  private static func line(
    _ line: BudgetLedger.Line, _ months: [Period], by own: Day?, bookedThrough closed: Day,
    _ counts: (Period) -> Bool
  ) -> Line {
    var planned = Money.zero
    var isMoreToCome = own == nil
    for (month, amount) in zip(months, line.plan) {
      if let own, month.last <= own {
        planned += amount
      } else if amount != .zero {
        isMoreToCome = true
      }
    }
    let booked = line.spent.filter { counts($0.key) }
    let spent = booked.isEmpty ? nil : booked.map(\.value).sum()
    // Of months that are nobody's none is missed, unless they all are.
    let isMissed = line.calendar != .even || booked.isEmpty
    let awaited =
      !isMissed
      ? []
      : zip(months, line.plan).filter { month, amount in
        amount > .zero && month.last <= closed && !booked.keys.contains { $0.overlaps(month) }
      }.map(\.0)
    // Months that are ours and not theirs make no overspending: the line is worth what was decided
    // for it, or what it has cost where that is more.
    let remaining =
      line.calendar == .stated
      ? line.amount - planned
      : isMoreToCome ? max(.zero, line.amount - (spent ?? .zero)) : .zero
    return Line(
      line: line.line, amount: line.amount, planned: planned, spent: spent, remaining: remaining,
      committed: line.committed, calendar: line.calendar, awaited: awaited)
  }

  /// The last day of the last calendar month that is over on a day.
  private static func monthEnd(by day: Day) -> Day {
    let next = day.adding(days: 1)
    return (Day(next.year, next.month, 1) ?? next).adding(days: -1)
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

  /// Whether spending beside the plan so far may be only a matter of when: the months are not
  /// people's, and the line has not cost more than was decided for it.
  public var isOnlyTiming: Bool { calendar != .stated && (spent ?? .zero) <= amount }
}
