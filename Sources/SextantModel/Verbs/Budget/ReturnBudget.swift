/// Sends a submitted budget back to those who prepare it, and says why.
enum ReturnBudget: Verb {
  static let card = VerbCard(
    "budget.return", on: Budget.self, governs: ["state"], isApproval: true, needsReason: true,
    isUndoing: true)

  static func concerns(_ budget: Budget) -> Bool { budget.state == .submitted }

  static func carryOut(_ budget: inout Budget, _ x: VerbContext, _ changes: inout VerbChanges) {
    budget.state = .draft
  }
}
