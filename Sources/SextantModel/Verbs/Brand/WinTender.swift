/// Notes that a tender is won.
enum WinTender: Verb {
  static let card = VerbCard("tender.win", on: Tender.self, governs: ["stage"], asks: ["amount"])

  static func concerns(_ tender: Tender) -> Bool { tender.isAwaitingAnswer }

  static func carryOut(_ tender: inout Tender, _ x: VerbContext, _ changes: inout VerbChanges) {
    tender.stage = .won
  }
}

extension Tender {
  /// Whether an answer has been handed in and the client has yet to choose.
  var isAwaitingAnswer: Bool {
    goNoGo == .go && (stage == .writing || stage == .oral || stage == .negotiation)
  }
}
