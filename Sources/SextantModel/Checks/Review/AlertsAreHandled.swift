/// Every indicator beyond its alert threshold is explained and answered; adjustments are complete,
/// one of them on the customer's journey, and cost no more than what is free; what may yet happen
/// is prepared.
///
/// An indicator is read at the last period of its rhythm that is over. A variance note answers when
/// it speaks of one of the periods in alert (or of none in particular), states a cause with
/// evidence, and has an adjustment or a reason for doing nothing. What is free is the envelope of
/// the budget in force less its landing (BUD08), so the contingency is not spent twice.
public struct AlertsAreHandled: Check {
  public static let card = CheckCard(
    "BIL01", "variance.handled", .error, basis: [.text, .arithmetic, .house],
    about: [Adjustment.self, VarianceNote.self, Measure.self],
    alsoReads: [
      Indicator.self, Metric.self, ContingencyScenario.self, Budget.self, BudgetLine.self,
      Actual.self, BudgetCommitment.self, Reading.self,
    ],
    parameters: ["contingencyScenarios"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let adjustments = x.all(Adjustment.self)
    let alerts = alertedIndicators(x)
    if adjustments.isEmpty, alerts.isEmpty, x.all(VarianceNote.self).isEmpty {
      return verdict.doesNotApply()
    }
    for alert in alerts { examine(alert, x, &verdict) }
    examine(adjustments, x, &verdict)
    examineScenarios(x, &verdict)
  }

  private struct Alert {
    let indicator: Indicator
    let value: Double
    /// From the first period in alert to the last.
    let span: Period
    let count: Int
  }

  private static func alertedIndicators(_ x: Examination) -> [Alert] {
    x.all(Indicator.self).compactMap { indicator in
      let standing = x.standing(of: indicator)
      guard let value = standing.last?.value, let alert = standing.alert else { return nil }
      return Alert(indicator: indicator, value: value, span: alert.span, count: alert.count)
    }
  }

  private static func examine(_ alert: Alert, _ x: Examination, _ verdict: inout Verdict) {
    let indicator = alert.indicator
    let arguments: [String: Argument] = [
      "indicator": .text(indicator.name), "count": .integer(alert.count),
      "value": indicator.quantity(alert.value),
      "alert": indicator.typed(indicator.alertThreshold ?? 0),
    ]
    let notes = x.citing(indicator, by: VarianceNote.self, in: "indicator")
      .filter { $0.period.map { $0.overlaps(alert.span) } ?? true }
    if notes.isEmpty { return verdict.fail(indicator.at(), "notExplained", arguments) }
    for note in notes {
      if note.cause.isEmpty { verdict.fail(note.at("cause"), "noCause", arguments) }
      if note.evidence.isEmpty { verdict.fail(note.at("evidence"), "noEvidence", arguments) }
    }
    let isAnswered = notes.contains { note in
      !note.noActionReason.isEmpty
        || !x.citing(note, by: Adjustment.self, in: "variances").isEmpty
    }
    if !isAnswered {
      verdict.fail(
        indicator.at(), "noDecision", arguments, evidence: notes.map(\.id.text))
    }
  }

  private static func examine(
    _ adjustments: [Adjustment], _ x: Examination, _ verdict: inout Verdict
  ) {
    for adjustment in adjustments {
      let missing = [
        ("owner", adjustment.owner == nil), ("due", adjustment.due == nil),
        ("expectedGain", adjustment.expectedGain.isEmpty),
        ("budgetDelta", adjustment.budgetDelta == nil),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          adjustment.at(field), "incomplete",
          ["adjustment": .text(adjustment.action), "field": .field(Adjustment.self, field)])
      }
    }
    if !adjustments.contains(where: { $0.stage != nil }) {
      verdict.fail(.among(Adjustment.self, field: "stage"), "noStage")
    }
    let cost = adjustments.compactMap(\.budgetDelta).sum()
    guard cost > .zero else { return }
    guard let budget = x.currentBudget, let envelope = budget.envelope else {
      return verdict.doubt(
        .among(Budget.self, field: "envelope"), "noBudget", ["cost": .money(cost)])
    }
    let free =
      BudgetToDate(of: budget, in: x).map { $0.free(of: envelope) }
      ?? envelope - BudgetLedger(budget, in: x).lines.map(\.amount).sum()
    if cost > free {
      verdict.fail(
        budget.at("contingency"), "tooCostly",
        ["cost": .money(cost), "free": .money(free), "gap": .money(cost - free)])
    } else {
      verdict.note(
        budget.at("contingency"), "affordable", ["cost": .money(cost), "free": .money(free)])
    }
  }

  private static func examineScenarios(_ x: Examination, _ verdict: inout Verdict) {
    let scenarios = x.all(ContingencyScenario.self)
    for scenario in scenarios {
      for (field, text) in [("trigger", scenario.trigger), ("response", scenario.response)]
      where text.isEmpty {
        verdict.fail(
          scenario.at(field), "unprepared",
          ["scenario": .text(scenario.title), "field": .field(ContingencyScenario.self, field)])
      }
    }
    if scenarios.count < x.rules.contingencyScenarios {
      verdict.fail(
        .among(ContingencyScenario.self), "fewScenarios",
        ["count": .integer(scenarios.count), "wanted": .integer(x.rules.contingencyScenarios)])
    }
  }
}
