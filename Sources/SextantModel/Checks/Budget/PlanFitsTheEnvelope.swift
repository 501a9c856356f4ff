/// The lines and the contingency fit in the envelope, the lines of each sub-envelope in it, and what
/// is signed on a line in the line.
///
/// A budget that states no envelope cannot be judged; the share of the forecast revenue that the
/// plan takes is shown, not judged.
public struct PlanFitsTheEnvelope: Check {
  public static let card = CheckCard(
    "BUD03", "budget.within-envelope", .error, basis: [.text],
    about: [Budget.self],
    alsoReads: [BudgetLine.self, BudgetCommitment.self, Organisation.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for budget in x.all(Budget.self) {
      let lines = x.lines(of: budget)
      let basis = BudgetBasis(budget, lines)
      examineSubEnvelopes(budget, lines, basis, &verdict)
      examineCommitments(lines, basis, x, &verdict)
      guard let envelope = budget.envelope else {
        verdict.doubt(budget.at("envelope"), "noEnvelope", ["budget": .text(budget.title)])
        continue
      }
      let plan = lines.map { basis.amount(of: $0) }.sum() + (budget.contingency ?? .zero)
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

  /// What is signed on a line, invoiced or not, fits in the line; no order is invoiced beyond what was
  /// signed.
  private static func examineCommitments(
    _ lines: [BudgetLine], _ basis: BudgetBasis, _ x: Examination, _ verdict: inout Verdict
  ) {
    for line in lines {
      let commitments = x.citing(line, by: BudgetCommitment.self, in: "line")
      for one in commitments {
        guard let amount = one.amount, let invoiced = one.invoiced, invoiced > amount else {
          continue
        }
        verdict.fail(
          one.at("invoiced"), "overInvoiced",
          [
            "commitment": .text(one.label), "invoiced": .money(invoiced),
            "amount": .money(amount), "gap": .money(invoiced - amount),
          ])
      }
      let signed = commitments.map { one in
        basis.amount(
          max(one.amount ?? .zero, one.invoiced ?? .zero), of: line, in: one.vatBasis)
      }.sum()
      guard line.amount != nil else { continue }
      let amount = basis.amount(of: line)
      guard signed > amount else { continue }
      verdict.fail(
        line.at("amount"), "overCommitted",
        [
          "line": .text(line.label), "signed": .money(signed), "amount": .money(amount),
          "gap": .money(signed - amount),
        ], evidence: commitments.map(\.id.text))
    }
  }

  private static func examineSubEnvelopes(
    _ budget: Budget, _ lines: [BudgetLine], _ basis: BudgetBasis, _ verdict: inout Verdict
  ) {
    var used: [String: Money] = [:]
    let names = Set(budget.subEnvelopes.map(\.name))
    for line in lines where !line.subEnvelope.isEmpty {
      used[line.subEnvelope, default: .zero] += basis.amount(of: line)
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
