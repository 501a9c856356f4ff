/// Drops an action, and says why.
enum DropAction: Verb {
  static let card = VerbCard(
    "action.drop", on: Action.self, governs: ["state"], needsReason: true, isUndoing: true)

  static func concerns(_ action: Action) -> Bool {
    action.state != .done && action.state != .dropped
  }

  static func carryOut(_ action: inout Action, _ x: VerbContext, _ changes: inout VerbChanges) {
    action.state = .dropped
  }
}
