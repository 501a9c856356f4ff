/// The lines and the contingency fit in the envelope, and the lines of each sub-envelope in it.
///
/// A budget that states no envelope cannot be judged; the share of the forecast revenue that the
/// plan takes is shown, not judged.
public struct PlanFitsTheEnvelope: Check {
  public static let card = CheckCard(
    "BUD03", "budget.within-envelope", .error, basis: [.text],
    about: [Budget.self], alsoReads: [BudgetLine.self, Organisation.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for budget in x.all(Budget.self) {
      let lines = x.lines(of: budget)
      examineSubEnvelopes(budget, lines, &verdict)
      guard let envelope = budget.envelope else {
        verdict.doubt(budget.at("envelope"), "noEnvelope", ["budget": .text(budget.title)])
        continue
      }
      let plan = lines.compactMap(\.amount).sum() + (budget.contingency ?? .zero)
      if plan > envelope {
        verdict.fail(
          budget.at("envelope"), "exceeds",
          [
            "budget": .text(budget.title), "gap": .money(plan - envelope), "plan": .money(plan),
            "envelope": .money(envelope),
          ])
      }
    }
    if let budget = x.currentBudget, let envelope = budget.envelope,
      let revenue = x.dossier.only(Organisation.self).revenueForecast, revenue > .zero
    {
      verdict.note(
        budget.at("envelope"), "ratio",
        [
          "budget": .text(budget.title),
          "share": .percent(envelope.units / revenue.units, decimals: 1),
        ])
    }
  }

  private static func examineSubEnvelopes(
    _ budget: Budget, _ lines: [BudgetLine], _ verdict: inout Verdict
  ) {
    var used: [String: Money] = [:]
    let names = Set(budget.subEnvelopes.map(\.name))
    for line in lines where !line.subEnvelope.isEmpty {
      used[line.subEnvelope, default: .zero] += line.amount ?? .zero
      if !names.contains(line.subEnvelope) {
        verdict.fail(
          line.at("subEnvelope"), "unknownSubEnvelope",
          ["line": .text(line.label), "name": .text(line.subEnvelope)])
      }
    }
    for part in budget.subEnvelopes {
      guard let amount = part.amount, let sum = used[part.name], sum > amount else { continue }
      verdict.fail(
        budget.at("subEnvelopes"), "subEnvelope",
        [
          "name": .text(part.name), "sum": .money(sum), "amount": .money(amount),
          "gap": .money(sum - amount),
        ])
    }
  }
}
