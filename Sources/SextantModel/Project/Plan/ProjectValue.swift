public import SextantKernels

/// Where a project stands in money on a day: what its milestones should have earned by then, what
/// they have earned, and what their budget lines have cost.
///
/// A milestone earns its budget when it is reached, and nothing before. A share of a budget line
/// has cost the same part of what the line has cost.
public struct ProjectValue: Sendable {
  public let day: Day
  public let value: EarnedValue
  /// Milestones with a date and a budget, by date.
  public let milestones: [Milestone]
  public let currentCost: Money
  /// At the end of each month from the project's start to the last milestone.
  public let months: [Month]

  /// What had been planned, earned and spent at the end of a month; what is still to come has no
  /// value earned and no cost.
  public struct Month: Sendable, Hashable {
    public let last: Day
    public let planned: Money
    public let earned: Money?
    public let actual: Money?
  }

  /// `nil` where no milestone of the plan has both a date and a budget.
  public init?(_ plan: ProjectPlan, _ x: Examination) {
    let dated = plan.milestones
      .filter { $0.date != nil && ($0.budget ?? .zero) > .zero }
      .sorted { ($0.date ?? plan.today, $0.id.text) < ($1.date ?? plan.today, $1.id.text) }
    guard let lastDate = dated.compactMap(\.date).max() else { return nil }
    let today = plan.today
    func planned(_ day: Day) -> Money {
      dated.filter { ($0.date ?? day) <= day }.compactMap(\.budget).sum()
    }
    func earned(_ day: Day) -> Money {
      dated.filter { $0.reachedOn.map { $0 <= day } ?? false }.compactMap(\.budget).sum()
    }
    let shares = dated.flatMap(\.budgetShares)
    func actual(_ day: Day) -> Money {
      shares.map { share in
        guard let line = x.find(share.line), let amount = share.amount,
          let whole = line.amount, whole > .zero
        else { return .zero }
        let spent = x.citing(line, by: Actual.self, in: "line")
          .filter { $0.month.map { $0.last <= day } ?? false }.compactMap(\.amount).sum()
        return spent * min(1, amount.units / whole.units)
      }.sum()
    }
    let cost = actual(today)
    guard
      let value = EarnedValue(
        budget: dated.compactMap(\.budget).sum().units, planned: planned(today).units,
        earned: earned(today).units, actual: cost.units)
    else { return nil }
    day = today
    self.value = value
    milestones = dated
    currentCost = cost
    var months: [Month] = []
    var first = Day(plan.origin.year, plan.origin.month, 1) ?? plan.origin
    while first <= lastDate, months.count < 240 {
      let next = first.adding(months: 1)
      guard next > first else { break }
      let last = next.adding(days: -1)
      let isPast = last <= today
      months.append(
        Month(
          last: last, planned: planned(last), earned: isPast ? earned(last) : nil,
          actual: isPast ? actual(last) : nil))
      first = next
    }
    self.months = months
  }
}
