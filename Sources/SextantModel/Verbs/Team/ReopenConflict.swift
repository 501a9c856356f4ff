/// Takes up again a conflict whose agreement did not hold.
enum ReopenConflict: Verb {
  static let card = VerbCard(
    "conflict.reopen", on: Conflict.self, governs: ["agreement"], needsReason: true, isUndoing: true
  )

  static func concerns(_ conflict: Conflict) -> Bool { !conflict.agreement.isEmpty }

  static func carryOut(_ conflict: inout Conflict, _ x: VerbContext, _ changes: inout VerbChanges) {
    conflict.agreement = ""
  }
}
