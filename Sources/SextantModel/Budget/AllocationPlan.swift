internal import SextantKernels

/// An envelope divided for the largest result, beside the current plan; or why it cannot be.
public struct AllocationPlan: Sendable {
  public let allocation: BudgetAllocation
  public let budget: Budget?
  public let lines: [Line]
  public let envelope: Money
  /// Periods that the envelope is divided over: 1, or the budget's months.
  public let periods: [Period?]
  /// The division that yields most; `nil` where something stands in the way, or none was looked for.
  public let proposal: Proposal?
  /// What stands in the way.
  public let obstacle: Obstacle?

  public var outcome: Outcome {
    proposal.map { .proposed($0) } ?? .obstacle(obstacle ?? .nothing)
  }

  /// A line of the plan, in the order of the entries.
  public struct Line: Sendable {
    public let entry: AllocationEntry
    public let line: BudgetLine
    public let curve: AllocationCurve
    /// Lines of the plan with which it shares a channel, and so the channel's result.
    public let sharing: [BudgetLine]
    /// What the current plan gives it, by period.
    public let current: [Money]
    public var total: Money { current.sum() }
  }

  public enum Outcome: Sendable {
    case proposed(Proposal)
    case obstacle(Obstacle)
  }

  /// What stands in the way, and with which entry.
  public enum Obstacle: Sendable, Equatable {
    case nothing
    /// An entry names no line that the reader sees, or one that another entry has.
    case stray(entry: Int)
    case noCurve(entry: Int, AllocationCurve.Gap)
    /// A line is phased over another number of months than the budget has.
    case phasing(entry: Int, expected: Int, found: Int)
    /// A line's amount is in the other basis of tax than the budget's.
    case otherBasis(entry: Int)
    case badAmount(entry: Int)
    case boundsCross(entry: Int)
    case pinnedOutOfBounds(entry: Int)
    case leastExceedsEnvelope(least: Money, envelope: Money)
    case mostBelowEnvelope(most: Money, envelope: Money)
    case badEnvelope
  }

  /// The division that yields most.
  public struct Proposal: Sendable {
    /// One row per line, one amount per period; they add up to the envelope to the cent.
    public let amounts: [[Money]]
    public let result: Double
    public let currentResult: Double
    /// Whether the current plan uses the envelope within the bounds: only then are both results
    /// comparable, and the proposal's never below.
    public let isComparable: Bool
    /// No division can yield more than this.
    public let upperBound: Double
    public let gap: Double
    /// By line: results of the current plan, of the proposal, and of one more unit of currency.
    public let byLine: [Yield]
    /// Results for other envelopes.
    public let sensitivity: [Scenario]

    public var gain: Double { result - currentResult }
  }

  public struct Yield: Sendable {
    public let current: Double
    public let proposed: Double
    /// In the period where one more unit yields most.
    public let marginal: Double
  }

  /// The same lines with another envelope; no result where the bounds do not allow it.
  public struct Scenario: Sendable {
    public let share: Double
    public let envelope: Money
    public let result: Double?
  }

  /// - Parameters:
  ///   - other: an envelope to try in the place of the one stated.
  ///   - isSolved: whether the best division is looked for; what stands in the way is found either way.
  public init(
    of allocation: BudgetAllocation, _ x: Examination, envelope other: Money? = nil,
    isSolved: Bool = true
  ) {
    self.allocation = allocation
    budget = x.find(allocation.budget)
    let months = allocation.span == .months ? Self.months(of: budget) : []
    periods = months.isEmpty ? [nil] : months.map { Optional($0) }
    let found = allocation.entries.map { x.find($0.line) }
    let history = AllocationHistory(
      of: found.compactMap { $0 }, result: allocation.result, x)
    let spread = allocation.span == .months ? 1 : max(1, Self.months(of: budget).count)
    var lines: [Line] = []
    var obstacle: Obstacle?
    var seen: Set<ID<BudgetLine>> = []
    let basis = budget.map { BudgetBasis($0, x.lines(of: $0)) }
    for (number, entry) in allocation.entries.enumerated() {
      guard let line = found[number], seen.insert(line.id).inserted else {
        obstacle = obstacle ?? .stray(entry: number)
        continue
      }
      let curve = AllocationCurve(
        of: entry, line: line, result: allocation.result, history: history)
      var current = [line.amount ?? .zero]
      if !months.isEmpty {
        current = line.phasing
        if current.count != months.count {
          obstacle =
            obstacle ?? .phasing(entry: number, expected: months.count, found: current.count)
        }
      }
      if let basis, basis.stated(by: line) != basis.basis {
        obstacle = obstacle ?? .otherBasis(entry: number)
      }
      if case .missing(let gap) = curve {
        obstacle = obstacle ?? .noCurve(entry: number, gap)
      }
      lines.append(
        Line(
          entry: entry, line: line, curve: curve, sharing: history.sharing(with: line),
          current: current))
    }
    self.lines = lines
    envelope = other ?? allocation.envelope ?? lines.map(\.total).sum()
    if allocation.entries.isEmpty { obstacle = .nothing }
    if let obstacle {
      (self.obstacle, self.proposal) = (obstacle, nil)
      return
    }
    switch Self.solve(
      lines, envelope, periods.count, seasons: allocation.seasons, spread: spread,
      isSolved: isSolved)
    {
    case .proposed(let found): (self.obstacle, self.proposal) = (nil, found)
    case .obstacle(let found): (self.obstacle, self.proposal) = (found, nil)
    case nil: (self.obstacle, self.proposal) = (nil, nil)
    }
  }

  /// What each line would get for all periods together; `nil` without a proposal.
  public func proposed(_ line: Int) -> Money? { proposal.map { $0.amounts[line].sum() } }

  /// The months of a budget; none where it does not say when it starts and ends.
  private static func months(of budget: Budget?) -> [Period] {
    guard let start = budget?.start, let end = budget?.end, start <= end,
      let count = Period(first: start, last: end).months, (1...120).contains(count)
    else { return [] }
    return (0..<count).map { month in
      let first = start.adding(months: month)
      return Period(first: first, last: start.adding(months: month + 1).adding(days: -1))
    }
  }

  // MARK: - Solving

  private static let shares = [-0.2, -0.1, -0.05, 0.05, 0.1, 0.2]

  private static func solve(
    _ lines: [Line], _ envelope: Money, _ periods: Int, seasons: [Double], spread: Int,
    isSolved: Bool
  ) -> Outcome? {
    var cells: [AllocationCell] = []
    for period in 0..<periods {
      let season = seasons.indices.contains(period) ? seasons[period] : 1
      for (number, line) in lines.enumerated() {
        guard var curve = line.curve.curve else {
          return .obstacle(.noCurve(entry: number, .badFigures))
        }
        if case .fitted = line.curve, let whole = curve.spread(over: spread) { curve = whole }
        let current = line.current[period]
        let least = line.entry.least ?? .zero
        let most = line.entry.most ?? max(envelope, current)
        cells.append(
          AllocationCell(
            curve.scaled(by: season), least: least.cents,
            most: most.cents, pinned: line.entry.isPinned ? current.cents : nil,
            current: current.cents))
      }
    }
    do {
      guard isSolved else {
        try Allocation.check(envelope.cents, cells)
        return nil
      }
      let found = try Allocation(envelope: envelope.cents, cells: cells)
      return .proposed(proposal(found, cells, lines, envelope, periods))
    } catch {
      return .obstacle(obstacle(error, lines.count))
    }
  }

  private static func proposal(
    _ found: Allocation, _ cells: [AllocationCell], _ lines: [Line], _ envelope: Money,
    _ periods: Int
  ) -> Proposal {
    var amounts = lines.map { _ in [Money]() }
    var current = [Double](repeating: 0, count: lines.count)
    var proposed = current
    var marginal = current
    for (place, cell) in cells.enumerated() {
      let line = place % lines.count
      let amount = Money(cents: found.amounts[place])
      amounts[line].append(amount)
      current[line] += cell.curve.result(at: Double(cell.current) / 100)
      proposed[line] += cell.curve.result(at: amount.units)
      // A root yields without limit at nothing; one unit of currency says it with a number.
      let one = cell.curve.result(at: amount.units + 1) - cell.curve.result(at: amount.units)
      marginal[line] = max(marginal[line], one)
    }
    let sensitivity = shares.map { share in
      let other = envelope * (1 + share)
      return Scenario(
        share: share, envelope: other,
        result: (try? Allocation(envelope: other.cents, cells: cells))?.result)
    }
    return Proposal(
      amounts: amounts, result: found.result, currentResult: found.currentResult,
      isComparable: found.currentIsFeasible, upperBound: found.upperBound, gap: found.gap,
      byLine: lines.indices.map {
        Yield(current: current[$0], proposed: proposed[$0], marginal: marginal[$0])
      },
      sensitivity: sensitivity)
  }

  private static func obstacle(_ error: AllocationError, _ width: Int) -> Obstacle {
    switch error {
    case .nothingToAllocate: .nothing
    case .tooMany, .envelopeOutOfRange: .badEnvelope
    case .amountOutOfRange(let cell): .badAmount(entry: cell % width)
    case .boundsCross(let cell): .boundsCross(entry: cell % width)
    case .pinnedOutOfBounds(let cell): .pinnedOutOfBounds(entry: cell % width)
    case .leastExceedsEnvelope(let least, let envelope):
      .leastExceedsEnvelope(least: Money(cents: least), envelope: Money(cents: envelope))
    case .mostBelowEnvelope(let most, let envelope):
      .mostBelowEnvelope(most: Money(cents: most), envelope: Money(cents: envelope))
    }
  }
}

extension BudgetLine {
  /// The line with what a plan proposes for it: its amount, its months, and the quantity that its
  /// unit cost then pays.
  public func taking(_ amounts: [Money], byMonth: Bool) -> BudgetLine {
    var line = self
    let total = amounts.sum()
    let before = amount ?? phasing.sum()
    line.amount = total
    if byMonth {
      line.phasing = amounts
    } else if !phasing.isEmpty {
      line.phasing = Self.phased(total, like: phasing, of: before)
    }
    if quantity != nil, let unitCost, unitCost > .zero {
      // Not rounded to whole units: quantity × unit cost has to give the amount.
      line.quantity = (total.units / unitCost.units * 10_000).rounded() / 10_000
    }
    return line
  }

  /// An amount over months in the proportions of another, to the cent.
  private static func phased(_ total: Money, like old: [Money], of before: Money) -> [Money] {
    let shares = old.map { max(0, $0.units) }
    let even = [Double](repeating: 1, count: old.count)
    let parts =
      (try? largestRemainders(
        total: max(0, total.cents), shares: shares.reduce(0, +) > 0 ? shares : even)) ?? []
    return parts.count == old.count ? parts.map { Money(cents: $0) } : old
  }
}
