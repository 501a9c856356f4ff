/// Takes up again a variance that had been accepted as it was.
enum ReopenVariance: Verb {
  static let card = VerbCard(
    "varianceNote.reopen", on: VarianceNote.self, governs: ["noActionReason"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ note: VarianceNote) -> Bool { !note.noActionReason.isEmpty }

  static func carryOut(_ note: inout VarianceNote, _ x: VerbContext, _ changes: inout VerbChanges) {
    note.noActionReason = ""
  }
}
