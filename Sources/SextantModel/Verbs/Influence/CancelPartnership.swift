/// Cancels a partnership that had been signed.
enum CancelPartnership: Verb {
  static let card = VerbCard(
    "partnership.cancel", on: Partnership.self, governs: ["signedOn"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ partnership: Partnership) -> Bool { partnership.signedOn != nil }

  static func carryOut(
    _ partnership: inout Partnership, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    partnership.signedOn = nil
  }
}
