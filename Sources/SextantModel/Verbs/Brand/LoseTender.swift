/// Notes that a tender is lost, and why.
enum LoseTender: Verb {
  static let card = VerbCard(
    "tender.lose", on: Tender.self, governs: ["stage"], needsReason: true, isUndoing: true)

  static func concerns(_ tender: Tender) -> Bool { tender.isAwaitingAnswer }

  static func carryOut(_ tender: inout Tender, _ x: VerbContext, _ changes: inout VerbChanges) {
    tender.stage = .lost
  }
}
