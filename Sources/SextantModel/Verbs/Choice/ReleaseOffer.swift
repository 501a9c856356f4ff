/// Gives up an offer that had been retained.
enum ReleaseOffer: Verb {
  static let card = VerbCard(
    "offer.release", on: Offer.self, governs: ["isRetained"], isApproval: true, needsReason: true,
    isUndoing: true)

  static func concerns(_ offer: Offer) -> Bool { offer.isRetained }

  static func carryOut(_ offer: inout Offer, _ x: VerbContext, _ changes: inout VerbChanges) {
    offer.isRetained = false
  }
}
