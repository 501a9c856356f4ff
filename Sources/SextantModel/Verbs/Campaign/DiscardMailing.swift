/// Discards a mailing: its list or its right to write does not hold.
enum DiscardMailing: Verb {
  static let card = VerbCard(
    "emailSetup.discard", on: EmailSetup.self, governs: ["isDiscarded"], needsReason: true,
    isUndoing: true)

  static func concerns(_ mailing: EmailSetup) -> Bool { !mailing.isDiscarded }

  static func carryOut(_ mailing: inout EmailSetup, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    mailing.isDiscarded = true
  }
}
