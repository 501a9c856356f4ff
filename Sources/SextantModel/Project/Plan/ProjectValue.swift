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
  /// At the plan's start, at the end of each month (of each week, where the plan is short) and
  /// today.
  public let points: [Point]
  /// The first milestone that is not covered by what has been earned, where its date has passed:
  /// working days since then. Earned value read as time.
  public let behind: (milestone: Milestone, days: Double)?

  /// What had been planned, earned and spent by the end of a day; what is still to come has no
  /// value earned and no cost.
  public struct Point: Sendable, Hashable {
    public let day: Day
    public let planned: Money
    public let earned: Money?
    public let actual: Money?
  }

  /// Plans up to so many days are told week by week.
  private static let short = 150

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
    let end = max(lastDate, dated.allSatisfy { $0.reachedOn != nil } ? lastDate : today)
    points = Self.days(from: plan.origin, through: end, and: today).map { day in
      let isPast = day <= today
      return Point(
        day: day, planned: planned(day), earned: isPast ? earned(day) : nil,
        actual: isPast ? actual(day) : nil)
    }
    var covered = Money.zero
    let first = dated.first { milestone in
      covered += milestone.budget ?? .zero
      return covered > earned(today)
    }
    if let first, let date = first.date, date < today {
      behind = (first, plan.available(through: today) - plan.available(through: date))
    } else {
      behind = nil
    }
  }

  /// The eve of the first day, ends of weeks or months through the one that holds the last, and
  /// one day more.
  private static func days(from first: Day, through last: Day, and more: Day) -> [Day] {
    let isShort = last.days(since: first) <= short
    var days: Set<Day> = [first.adding(days: -1)]
    if more >= first, more <= last { days.insert(more) }
    var day = first
    while days.count < 400 {
      let ending =
        isShort
        ? day.adding(days: 7 - CivilDay.weekday(of: day.number))
        : (Day(day.year, day.month, 1) ?? day).adding(months: 1).adding(days: -1)
      guard ending >= day else { break }
      days.insert(ending)
      if ending >= last { break }
      day = ending.adding(days: 1)
    }
    return days.sorted()
  }
}
