/// Every line that has drifted from its plan to date has an adjustment, and the budget in force
/// still lands inside its envelope.
///
/// To date means up to the day that the books are closed by, else up to each line's own last month
/// with an actual. Spending less than planned is a drift too; beside months that are nobody's, only
/// spending more than the line is worth is one.
/// The landing is what was spent plus what the plan still foresees; adjustments are not counted in
/// it, so that nobody spends the contingency twice (BIL01 weighs them against what is free).
public struct BudgetVariancesAreHandled: Check {
  public static let card = CheckCard(
    "BUD08", "budget.variance-handled", .warning, basis: [.arithmetic, .house],
    about: [Actual.self],
    alsoReads: [Budget.self, BudgetLine.self, BudgetCommitment.self, Adjustment.self],
    parameters: ["budgetTolerance"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    guard let budget = x.currentBudget, let date = BudgetToDate(of: budget, in: x) else {
      return verdict.doesNotApply()
    }
    for row in date.lines {
      guard let spent = row.spent else {
        if !row.awaited.isEmpty {
          verdict.doubt(row.line.at(), "noActual", ["line": .text(row.line.label)])
        }
        continue
      }
      if let first = row.awaited.first {
        verdict.doubt(
          row.line.at(), "monthMissing",
          [
            "line": .text(row.line.label), "month": .period(first),
            "count": .integer(row.awaited.count), "day": .day(date.closed),
          ])
      }
      guard let variance = row.variance(tolerance: x.rules.budgetTolerance),
        variance.status != .within,
        x.citing(row.line, by: Adjustment.self, in: "budgetLines").isEmpty
      else { continue }
      let arguments: [String: Argument] = [
        "line": .text(row.line.label), "spent": .money(spent), "planned": .money(row.planned),
        "day": .day(date.closed),
        "share": .percent(abs(variance.share ?? 0), decimals: 0),
      ]
      if row.isOnlyTiming {
        verdict.doubt(row.line.at("phasing"), "noCalendar", arguments)
      } else if row.planned == .zero {
        verdict.fail(row.line.at(), "unplanned", arguments)
      } else {
        verdict.fail(row.line.at(), variance.status == .over ? "over" : "under", arguments)
      }
    }
    examineLanding(budget, date, &verdict)
  }

  private static func examineLanding(
    _ budget: Budget, _ date: BudgetToDate, _ verdict: inout Verdict
  ) {
    guard let envelope = budget.envelope else { return }
    let arguments: [String: Argument] = [
      "landing": .money(date.landing), "envelope": .money(envelope),
      "free": .money(date.free(of: envelope)), "gap": .money(date.landing - envelope),
      "day": .day(date.closed),
    ]
    if date.landing > envelope {
      verdict.fail(budget.at("envelope"), "landing", arguments)
    } else {
      verdict.note(budget.at("envelope"), "free", arguments)
    }
  }
}
