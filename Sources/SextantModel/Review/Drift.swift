/// Something that has left its course on the day a dossier is judged on: which item, by how much,
/// against what, as of when.
public struct Drift: Sendable, Equatable {
  public let item: String
  public let kind: String
  /// What happened, with its number, its unit and its date: `drift.taskLate`.
  public let message: Message
  /// Whether it is past remedy by waiting: a threshold crossed, a date gone by, money overspent.
  public let isGrave: Bool
  /// The day from which it counts; the worst drifts are the oldest.
  public let since: Day

  /// A measure may be entered this many days after its period is over before it counts as late.
  static let measuringDays = 7
}

extension Examination {
  /// Everything that drifts, what is grave first, then what drifts longest.
  public func drifts() -> [Drift] {
    var drifts: [Drift] = []
    for indicator in all(Indicator.self) { drifts += drift(of: indicator).map { [$0] } ?? [] }
    drifts += overspent()
    drifts += late()
    return drifts.enumerated().sorted { a, b in
      if a.element.isGrave != b.element.isGrave { return a.element.isGrave }
      if a.element.since != b.element.since { return a.element.since < b.element.since }
      return a.offset < b.offset
    }.map(\.element)
  }

  // MARK: - Indicators

  private func drift(of indicator: Indicator) -> Drift? {
    let name: Argument = .text(indicator.name)
    guard let latest = measured.latest(of: indicator, by: today) else { return nil }
    let shown = indicator.quantity(latest.value)
    var arguments: [String: Argument] = [
      "indicator": name, "value": shown, "period": .period(latest.period),
    ]
    func drift(_ key: String, isGrave: Bool, since: Day) -> Drift {
      Drift(
        item: indicator.id.text, kind: Indicator.kind.name,
        message: Message("drift.indicator.\(key)", arguments), isGrave: isGrave, since: since)
    }
    if indicator.isBeyondThreshold(latest.value), let alert = indicator.alertThreshold {
      arguments["alert"] = indicator.typed(alert)
      return drift(
        latest.value < alert ? "alertBelow" : "alert", isGrave: true, since: latest.period.last)
    }
    if let target = passedTarget(of: indicator), let wanted = target.value, let day = target.date,
      indicator.misses(wanted, latest.value)
    {
      arguments["target"] = indicator.typed(wanted)
      arguments["day"] = .day(day)
      return drift("target", isGrave: true, since: day)
    }
    guard indicator.isFollowed, let due = lastFinishedPeriod(of: indicator),
      latest.period.last < due.last, due.last.adding(days: Drift.measuringDays) < today
    else { return nil }
    arguments["due"] = .period(due)
    return drift("notMeasured", isGrave: false, since: due.last)
  }

  /// The target whose day came last.
  private func passedTarget(of indicator: Indicator) -> IndicatorTarget? {
    indicator.targets.filter { $0.value != nil && $0.date.map { $0 <= today } ?? false }
      .max { ($0.date ?? today) < ($1.date ?? today) }
  }

  /// The last period of the indicator's rhythm that is over.
  private func lastFinishedPeriod(of indicator: Indicator) -> Period? {
    let rhythm = indicator.frequency ?? .monthly
    guard let running = rhythm.period(containing: today) else { return nil }
    if running.last <= today { return running }
    return rhythm.period(containing: running.first.adding(days: -1))
  }

  // MARK: - Money

  /// Lines of the budget in force on which more was spent than planned so far, beyond the house's
  /// tolerance, and the budget itself where the year lands above its envelope.
  private func overspent() -> [Drift] {
    guard let budget = currentBudget, let date = BudgetToDate(of: budget, in: self) else {
      return []
    }
    var drifts: [Drift] = []
    if let envelope = budget.envelope, date.landing > envelope {
      drifts.append(
        Drift(
          item: budget.id.text, kind: Budget.kind.name,
          message: Message(
            "drift.budget.landing",
            [
              "landing": .money(date.landing), "envelope": .money(envelope),
              "gap": .money(date.landing - envelope), "day": .day(date.closed),
            ]), isGrave: true, since: date.closed))
    }
    for row in date.lines {
      guard let spent = row.spent, spent > row.planned else { continue }
      let tolerated = abs(row.planned.units) * rules.budgetTolerance.fraction + 0.005
      guard spent.units - row.planned.units > tolerated else { continue }
      drifts.append(
        Drift(
          item: row.line.id.text, kind: BudgetLine.kind.name,
          message: Message(
            "drift.budget.line",
            [
              "line": .text(row.line.label), "spent": .money(spent),
              "planned": .money(row.planned), "gap": .money(spent - row.planned),
              "day": .day(date.closed),
            ]), isGrave: true, since: date.closed))
    }
    return drifts
  }

  // MARK: - Dates

  /// What should have been done by now.
  private func late() -> [Drift] {
    deadlines().compactMap { deadline in
      guard deadline.isWork, deadline.day < today else { return nil }
      return Drift(
        item: deadline.item, kind: deadline.kind,
        message: Message(
          "drift.late",
          [
            "name": .text(deadline.name), "kind": .label("kind.\(deadline.kind)"),
            "day": .day(deadline.day), "count": .integer(today.days(since: deadline.day)),
          ]), isGrave: false, since: deadline.day)
    }
  }
}

extension Indicator {
  /// Whether a value, once rounded, is on the wrong side of what was wanted.
  fileprivate func misses(_ wanted: Double, _ value: Double) -> Bool {
    switch direction ?? .higher {
    case .higher: rounded(value) < wanted
    case .lower: rounded(value) > wanted
    // A band's bounds are its thresholds.
    case .band: false
    }
  }
}
