/// Takes back the signature of a waiver.
enum RevokeWaiver: Verb {
  static let card = VerbCard(
    "waiver.revoke", on: Waiver.self, governs: ["signedBy", "date"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ waiver: Waiver) -> Bool { waiver.signedBy != nil || waiver.date != nil }

  static func carryOut(_ waiver: inout Waiver, _ x: VerbContext, _ changes: inout VerbChanges) {
    waiver.signedBy = nil
    waiver.date = nil
  }
}
