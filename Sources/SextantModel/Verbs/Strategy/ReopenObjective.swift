/// Puts an adopted or abandoned objective up for discussion again.
enum ReopenObjective: Verb {
  static let card = VerbCard(
    "objective.reopen", on: Objective.self, governs: ["state"], isApproval: true, needsReason: true,
    isUndoing: true)

  static func concerns(_ objective: Objective) -> Bool {
    objective.state == .adopted || objective.state == .abandoned
  }

  static func carryOut(_ objective: inout Objective, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    objective.state = .proposed
  }
}
