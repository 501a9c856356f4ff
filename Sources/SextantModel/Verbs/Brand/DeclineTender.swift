/// Decides not to answer a tender, and closes it.
enum DeclineTender: Verb {
  static let card = VerbCard(
    "tender.decline", on: Tender.self, governs: ["goNoGo", "decidedOn", "stage"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ tender: Tender) -> Bool { tender.goNoGo != .noGo && !tender.isOver }

  static func carryOut(_ tender: inout Tender, _ x: VerbContext, _ changes: inout VerbChanges) {
    tender.goNoGo = .noGo
    tender.decidedOn = x.today
    tender.stage = .closed
  }
}
