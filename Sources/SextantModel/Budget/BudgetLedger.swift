/// A budget in its own basis of tax, to the cent: what every line foresees month by month and what
/// was spent on it.
///
/// A line to which nobody gave monthly shares is spread evenly: over the months of the actions that
/// draw on it where they are dated, else over those of the budget.
public struct BudgetLedger: Sendable {
  public let budget: Budget
  public let basis: BudgetBasis
  /// The months of the budget: those of its days, and those that lines have shares for beyond; a
  /// year's where it says only when it starts.
  public let months: [Period]
  public let lines: [Line]
  /// Lines with an amount in the other basis of tax and no rate to convert it by.
  public let stuck: [ID<BudgetLine>]

  public struct Line: Sendable {
    public let line: BudgetLine
    public let amount: Money
    /// What is foreseen in each of the budget's months.
    public let plan: [Money]
    public let calendar: Calendar
    public let spent: [Period: Money]
    /// What is promised and not invoiced yet.
    public let committed: Money
  }

  /// Where a line's monthly shares come from.
  public enum Calendar: Sendable, Equatable {
    /// People wrote them.
    case stated
    /// The months of the actions that draw on the line.
    case actions
    /// Nobody says: as much in every month.
    case even
  }

  static let mostMonths = 240

  public init(_ budget: Budget, in x: Examination) {
    self.budget = budget
    let all = x.lines(of: budget)
    let basis = BudgetBasis(budget, all)
    self.basis = basis
    let months = Self.months(of: budget, all)
    self.months = months
    var spent: [ID<BudgetLine>: [Period: Money]] = [:]
    var stuck: Set<ID<BudgetLine>> = Set(all.filter { basis.isStuck($0) }.map(\.id))
    let known = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for actual in x.all(Actual.self) {
      guard let line = actual.line.flatMap({ known[$0] }), let month = actual.month else {
        continue
      }
      if basis.isStuck(line, in: actual.vatBasis) { stuck.insert(line.id) }
      spent[line.id, default: [:]][month, default: .zero] += basis.amount(
        actual.amount ?? .zero, of: line, in: actual.vatBasis)
    }
    let open = x.openCommitments
    let drawn = all.contains { $0.phasing.isEmpty } ? Self.drawn(by: x.all(Action.self)) : [:]
    lines = all.map { line in
      let amount = basis.amount(of: line)
      var (plan, calendar) = (basis.months(line.phasing, of: line), Calendar.stated)
      if line.phasing.isEmpty {
        (plan, calendar) = Self.spread(amount, over: months, drawn[line.id] ?? [])
      }
      return Line(
        line: line, amount: amount, plan: plan, calendar: calendar, spent: spent[line.id] ?? [:],
        committed: open[line.id] ?? .zero)
    }
    self.stuck = all.map(\.id).filter { stuck.contains($0) }
  }

  // MARK: - Months

  private static func months(of budget: Budget, _ lines: [BudgetLine]) -> [Period] {
    guard let start = budget.start else { return [] }
    let longest = lines.map(\.phasing.count).max() ?? 0
    var count = longest
    if let end = budget.end {
      while count < mostMonths, start.adding(months: count) <= end { count += 1 }
    } else if count == 0 {
      count = 12
    }
    return (0..<min(count, max(longest, mostMonths))).map { month in
      Period(
        first: start.adding(months: month), last: start.adding(months: month + 1).adding(days: -1))
    }
  }

  /// What dated actions draw on lines, and when.
  private static func drawn(by actions: [Action])
    -> [ID<BudgetLine>: [(cents: Int, days: Period)]]
  {
    var drawn: [ID<BudgetLine>: [(cents: Int, days: Period)]] = [:]
    for action in actions where action.state != .dropped {
      guard let start = action.start, let end = action.end, start <= end else { continue }
      for share in action.budgetShares {
        guard let line = share.line, let amount = share.amount, amount > .zero else { continue }
        drawn[line, default: []].append((amount.cents, Period(first: start, last: end)))
      }
    }
    return drawn
  }

  /// An amount over the months: what actions draw in theirs, the rest evenly.
  private static func spread(
    _ amount: Money, over months: [Period], _ drawn: [(cents: Int, days: Period)]
  ) -> (plan: [Money], calendar: Calendar) {
    let dated = drawn.filter { part in months.contains { $0.overlaps(part.days) } }
    guard !dated.isEmpty, amount > .zero else { return (amount.spread(over: months.count), .even) }
    let sum = dated.reduce(0.0) { $0 + Double($1.cents) }
    // Together actions draw no more than there is.
    let factor = min(1, Double(amount.cents) / sum)
    var plan = [Money](repeating: .zero, count: months.count)
    var rest = amount
    for part in dated {
      let share = min(rest, Money(cents: part.cents) * factor)
      let places = months.indices.filter { months[$0].overlaps(part.days) }
      for (place, cents) in zip(places, share.spread(over: places.count)) { plan[place] += cents }
      rest -= share
    }
    for (place, cents) in rest.spread(over: months.count).enumerated() { plan[place] += cents }
    return (plan, .actions)
  }
}

extension Money {
  /// Equal parts that add up to the amount: the sum of the first parts is never more than half a
  /// cent from its due.
  func spread(over count: Int) -> [Money] {
    guard count > 0 else { return [] }
    let (whole, rest) = cents.quotientAndRemainder(dividingBy: count)
    func upTo(_ place: Int) -> Int {
      // Of the rest, always smaller than the count, no product can grow too large.
      let part = (2 * rest * place + (rest < 0 ? -count : count)) / (2 * count)
      return whole * place + part
    }
    return (0..<count).map { Money(cents: upTo($0 + 1) - upTo($0)) }
  }
}
