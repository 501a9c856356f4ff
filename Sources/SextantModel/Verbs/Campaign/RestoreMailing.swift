/// Takes up a discarded mailing whose right to write is proved.
enum RestoreMailing: Verb {
  static let card = VerbCard(
    "emailSetup.restore", on: EmailSetup.self, governs: ["isDiscarded"], refusals: ["noUnsubscribe"]
  )

  static func concerns(_ mailing: EmailSetup) -> Bool { mailing.isDiscarded }

  static func examine(_ mailing: EmailSetup, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(mailing, "sender", "consentBasis", "consentProof")
    if !mailing.hasUnsubscribe { obstacles.add("noUnsubscribe", at: "hasUnsubscribe") }
  }

  static func carryOut(_ mailing: inout EmailSetup, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    mailing.isDiscarded = false
  }
}
