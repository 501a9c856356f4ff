public import SextantKernels

/// Where a project stands in money on a day: what should have been earned by then, what has been, and
/// what the budget lines have cost.
///
/// What was planned is read from the project's frozen baseline, so that a date that is moved later
/// makes nobody be on time; where nothing was frozen, from the milestones as they stand. A share of a
/// budget line has cost the same part of what the line has cost.
public struct ProjectValue: Sendable {
  /// When a budget is earned.
  public enum Rule: String, Sendable, CaseIterable {
    /// When the milestone is reached, and nothing before.
    case milestones
    /// As the milestone's tasks get on, each for its part of the milestone's work.
    case progress
  }

  public let day: Day
  public let rule: Rule
  /// What it is held against; `nil` where nothing was frozen.
  public let baseline: ProjectBaseline?
  public let value: EarnedValue
  /// Milestones with a date and a budget, by date.
  public let milestones: [Part]
  /// Milestones with a budget that came after the baseline was frozen, and are not held against it.
  public let added: [Milestone]
  public let currentCost: Money
  /// At the plan's start, at the end of each month (of each week, where the plan is short) and
  /// today.
  public let points: [Point]
  /// The first milestone that is not covered by what has been earned, where its date has passed:
  /// working days since then.
  public let behind: (milestone: Milestone, date: Day, days: Double)?
  /// Earned value read as time, in weeks from the plan's first day.
  public let schedule: EarnedSchedule?

  /// A milestone as it was planned, and what of it is earned.
  public struct Part: Sendable {
    public let milestone: Milestone
    public let date: Day
    public let budget: Money
    public let earned: Money
    let work: [Work]
  }

  /// A part of a milestone's budget, with when it should be earned.
  struct Work: Sendable {
    let progress: TaskProgress
    /// The day on which all of it was earned.
    let doneOn: Day?
  }

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
  public init?(_ plan: ProjectPlan, _ x: Examination, rule: Rule = .milestones) {
    let baseline = x.baseline(of: plan.project)
    let today = plan.today
    var parts: [Part] = []
    var added: [Milestone] = []
    for milestone in plan.milestones {
      let row = baseline?.row(of: milestone.id)
      if baseline != nil, row == nil {
        if (milestone.budget ?? .zero) > .zero { added.append(milestone) }
        continue
      }
      guard let date = row.map(\.date) ?? milestone.date,
        let budget = row.map(\.budget) ?? milestone.budget, budget > .zero
      else { continue }
      let work = Self.work(of: milestone, date, budget, plan, baseline, rule)
      parts.append(
        Part(
          milestone: milestone, date: date, budget: budget,
          earned: Self.money(work.reduce(0) { $0 + $1.progress.earned(by: .stated) }),
          work: work))
    }
    parts.sort { ($0.date, $0.milestone.id.text) < ($1.date, $1.milestone.id.text) }
    guard let lastDate = parts.map(\.date).max() else { return nil }
    let work = parts.flatMap(\.work)
    func planned(_ day: Day) -> Money {
      let time = plan.available(through: day)
      return Self.money(work.reduce(0) { $0 + $1.progress.planned(at: time) })
    }
    func earned(_ day: Day) -> Money {
      if day == today { return parts.map(\.earned).sum() }
      // How far tasks were on days gone by nobody wrote down: what was done by then counts.
      let done = work.filter { $0.doneOn.map { $0 <= day } ?? false }
      return Self.money(done.reduce(0) { $0 + $1.progress.budget })
    }
    let costs = MilestoneCosts(parts.map(\.milestone), x)
    let cost = costs.spent(by: today)
    guard
      let state = EarnedValue(
        of: work.map(\.progress), at: plan.available(through: today), by: .stated),
      let value = EarnedValue(
        budget: state.budget, planned: state.planned, earned: state.earned, actual: cost.units)
    else { return nil }
    day = today
    self.rule = rule
    self.baseline = baseline
    self.value = value
    milestones = parts
    self.added = added
    currentCost = cost
    let isOver = parts.allSatisfy { $0.milestone.reachedOn != nil }
    points = Self.days(
      from: plan.origin, through: max(lastDate, isOver ? lastDate : today), and: today
    )
    .map { day in
      let isPast = day <= today
      return Point(
        day: day, planned: planned(day), earned: isPast ? earned(day) : nil,
        actual: isPast ? costs.spent(by: day) : nil)
    }
    var covered = Money.zero
    let whole = parts.map(\.earned).sum()
    let first = parts.first { part in
      covered += part.budget
      return covered > whole
    }
    behind = first.flatMap { part in
      guard part.date < today else { return nil }
      return (
        part.milestone, part.date,
        plan.available(through: today) - plan.available(through: part.date)
      )
    }
    schedule = Self.schedule(plan.origin, lastDate, today, value.earned) { planned($0).units }
  }

  // MARK: - What is earned when

  private static func work(
    of milestone: Milestone, _ date: Day, _ budget: Money, _ plan: ProjectPlan,
    _ baseline: ProjectBaseline?, _ rule: Rule
  ) -> [Work] {
    let isReached = milestone.reachedOn.map { $0 <= plan.today } ?? false
    func work(_ units: Double, _ days: Period, _ done: Double, _ doneOn: Day?) -> Work {
      Work(
        progress: TaskProgress(
          budget: units,
          start: rule == .milestones
            ? plan.available(through: days.last)
            : plan.available(through: days.first.adding(days: -1)),
          finish: plan.available(through: days.last), done: done, actual: 0),
        doneOn: doneOn)
    }
    let tasks = milestone.tasks.compactMap { plan.places[$0] }
    let whole = work(
      budget.units, Period(first: date, last: date), isReached ? 1 : 0,
      isReached ? milestone.reachedOn : nil)
    guard rule == .progress, !tasks.isEmpty else { return [whole] }
    let lengths = tasks.map { place in
      max(
        0,
        baseline?.tasks.first { $0.task == plan.tasks[place].id.text }?.days
          ?? Double(plan.durations[place]))
    }
    let sum = lengths.reduce(0, +)
    return zip(tasks, lengths).map { place, length in
      let task = plan.tasks[place]
      let part = sum > 0 ? length / sum : 1 / Double(tasks.count)
      // Without dates of its own a task was to be done by the milestone's.
      let days =
        baseline?.dates(of: task.id)
        ?? task.start.flatMap { start in task.end.map { Period(first: start, last: $0) } }
        ?? Period(first: date, last: date)
      let isDone = isReached || (task.finishedOn.map { $0 <= plan.today } ?? false)
      return work(
        budget.units * part, days, isDone ? 1 : task.done?.fraction ?? 0,
        isDone ? task.finishedOn ?? milestone.reachedOn : nil)
    }
  }

  private static func money(_ units: Double) -> Money { Money(units: 1) * units }

  /// Weeks that should have been enough for what is earned, beside those that have passed.
  private static func schedule(
    _ first: Day, _ last: Day, _ today: Day, _ earned: Double, _ planned: (Day) -> Double
  ) -> EarnedSchedule? {
    let weeks = (last.days(since: first) + 7) / 7
    guard weeks >= 1, weeks <= 2_000 else { return nil }
    return EarnedSchedule(
      planned: (1...weeks).map { planned(first.adding(days: 7 * $0 - 1)) }, value: earned,
      passed: Double(today.days(since: first) + 1) / 7)
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

/// What the budget lines of milestones have cost: a share of a line has cost the same part of what the
/// line has cost.
private struct MilestoneCosts {
  private var lines: [(part: Double, spent: [(last: Day, amount: Money)])] = []

  init(_ milestones: [Milestone], _ x: Examination) {
    let bases = x.budgetBases()
    for share in milestones.flatMap(\.budgetShares) {
      guard let line = x.find(share.line), let drawn = share.amount else { continue }
      // A line that states only its months is worth their sum.
      let whole = line.amount ?? line.phasing.sum()
      guard whole > .zero else { continue }
      var spent: [(last: Day, amount: Money)] = []
      for actual in x.citing(line, by: Actual.self, in: "line") {
        if let month = actual.month, let amount = bases.amount(of: actual, on: line) {
          spent.append((month.last, amount))
        }
      }
      lines.append((min(1, drawn.units / whole.units), spent))
    }
  }

  func spent(by day: Day) -> Money {
    lines.map { line in
      line.spent.filter { $0.last <= day }.map(\.amount).sum() * line.part
    }.sum()
  }
}
