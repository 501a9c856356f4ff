/// Decides to answer a tender.
enum GoForTender: Verb {
  static let card = VerbCard(
    "tender.go", on: Tender.self, governs: ["goNoGo", "decidedOn"], refusals: ["late"],
    isApproval: true)

  static func concerns(_ tender: Tender) -> Bool {
    (tender.goNoGo ?? .toDecide) == .toDecide && !tender.isOver
  }

  static func examine(_ tender: Tender, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(tender, "client", "deadline", "amount", "probability", "owner")
    if let deadline = tender.deadline, deadline < x.today {
      obstacles.add("late", at: "deadline", ["deadline": .day(deadline)])
    }
  }

  static func carryOut(_ tender: inout Tender, _ x: VerbContext, _ changes: inout VerbChanges) {
    tender.goNoGo = .go
    tender.decidedOn = x.today
    tender.stage = tender.stage ?? .qualification
  }
}

extension Tender {
  /// Whether nothing more will come of it.
  var isOver: Bool { stage == .won || stage == .lost || stage == .closed }
}
