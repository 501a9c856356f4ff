internal import SextantKernels

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
    let standing = standing(of: indicator)
    guard let last = standing.last, let value = last.value else { return nil }
    var arguments: [String: Argument] = [
      "indicator": name, "value": indicator.quantity(value), "period": .period(last.period),
    ]
    func drift(_ key: String, isGrave: Bool, since: Day) -> Drift {
      Drift(
        item: indicator.id.text, kind: Indicator.kind.name,
        message: Message("drift.indicator.\(key)", arguments), isGrave: isGrave, since: since)
    }
    if last.status == .alert, let alert = indicator.alertThreshold {
      let isBelow = value < alert
      arguments["alert"] = indicator.typed(isBelow ? alert : indicator.upperThreshold ?? alert)
      return drift(isBelow ? "alertBelow" : "alert", isGrave: true, since: last.period.last)
    }
    if let wanted = indicator.lastWanted(by: today),
      let reading = indicator.reading(of: value, against: wanted), reading.advantage < 0
    {
      arguments["target"] = indicator.typed(wanted.value)
      arguments["day"] = .day(wanted.day)
      return drift("target", isGrave: true, since: wanted.day)
    }
    guard indicator.isFollowed, standing.freshness.status == .stale,
      let due = standing.rhythm.lastPeriod(over: today)
    else { return nil }
    arguments["due"] = .period(due)
    return drift("notMeasured", isGrave: false, since: due.last)
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
      guard let spent = row.spent,
        row.variance(tolerance: rules.budgetTolerance)?.status == .over, !row.isOnlyTiming
      else { continue }
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
