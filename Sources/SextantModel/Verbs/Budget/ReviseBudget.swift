/// Reopens an approved budget, to be submitted and approved anew.
enum ReviseBudget: Verb {
  static let card = VerbCard(
    "budget.revise", on: Budget.self, governs: ["state"], isApproval: true, needsReason: true,
    isUndoing: true)

  static func concerns(_ budget: Budget) -> Bool { budget.state == .approved }

  static func carryOut(_ budget: inout Budget, _ x: VerbContext, _ changes: inout VerbChanges) {
    budget.state = .draft
  }
}
