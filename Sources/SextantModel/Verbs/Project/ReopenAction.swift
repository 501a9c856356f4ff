/// Puts a finished or dropped action back into the plan.
enum ReopenAction: Verb {
  static let card = VerbCard(
    "action.reopen", on: Action.self, governs: ["state"], needsReason: true, isUndoing: true)

  static func concerns(_ action: Action) -> Bool {
    action.state == .done || action.state == .dropped
  }

  static func carryOut(_ action: inout Action, _ x: VerbContext, _ changes: inout VerbChanges) {
    action.state = .planned
  }
}
