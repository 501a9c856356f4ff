/// Approves a budget: from then on it is the one that actuals are held against.
enum ApproveBudget: Verb {
  static let card = VerbCard(
    "budget.approve", on: Budget.self, governs: ["state"],
    refusals: ["noLine", "noAmount", "overEnvelope", "overlap"], isApproval: true)

  static func concerns(_ budget: Budget) -> Bool { budget.state == .submitted }

  static func examine(_ budget: Budget, _ x: VerbContext, _ obstacles: inout Obstacles) {
    SubmitBudget.examine(budget, x, &obstacles)
    let lines = x.citing(budget, by: BudgetLine.self, in: "budget")
    let basis = BudgetBasis(budget, lines)
    let total = lines.map { basis.amount(of: $0) }.sum() + (budget.contingency ?? .zero)
    if let envelope = budget.envelope, total > envelope {
      obstacles.add(
        "overEnvelope", at: "envelope",
        [
          "total": .money(total), "envelope": .money(envelope),
          "excess": .money(total - envelope),
        ], evidence: lines.map(\.id.text))
    }
    guard let start = budget.start, let end = budget.end else { return }
    let others = x.all(Budget.self).filter { other in
      guard other.id != budget.id, other.state == .approved, let first = other.start,
        let last = other.end
      else { return false }
      return first <= end && start <= last
    }.map(\.id.text)
    if !others.isEmpty {
      obstacles.add("overlap", at: "start", ["items": .texts(others)], evidence: others)
    }
  }

  static func carryOut(_ budget: inout Budget, _ x: VerbContext, _ changes: inout VerbChanges) {
    budget.state = .approved
    changes.arguments["envelope"] = .money(budget.envelope ?? .zero)
  }
}
