/// Signs that an action has no weak point to prepare for.
enum SignNoVigilance: Verb {
  static let card = VerbCard(
    "action.signNoVigilance", on: Action.self, governs: ["noVigilanceSignedBy"], isApproval: true,
    needsReason: true, needsPerson: true)

  static func concerns(_ action: Action) -> Bool {
    action.vigilance.isEmpty && action.noVigilanceSignedBy == nil
  }

  static func carryOut(_ action: inout Action, _ x: VerbContext, _ changes: inout VerbChanges) {
    action.noVigilanceSignedBy = x.person
  }
}
