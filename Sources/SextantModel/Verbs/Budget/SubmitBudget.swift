/// Submits a budget for approval.
enum SubmitBudget: Verb {
  static let card = VerbCard(
    "budget.submit", on: Budget.self, governs: ["state"], refusals: ["noLine", "noAmount"])

  static func concerns(_ budget: Budget) -> Bool { (budget.state ?? .draft) == .draft }

  static func examine(_ budget: Budget, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(budget, "start", "end", "envelope", "vatBasis")
    let lines = x.citing(budget, by: BudgetLine.self, in: "budget")
    if lines.isEmpty { obstacles.add("noLine") }
    let blank = lines.filter { $0.amount == nil }.map(\.id.text)
    if !blank.isEmpty { obstacles.add("noAmount", ["items": .texts(blank)], evidence: blank) }
  }

  static func carryOut(_ budget: inout Budget, _ x: VerbContext, _ changes: inout VerbChanges) {
    budget.state = .submitted
  }
}
