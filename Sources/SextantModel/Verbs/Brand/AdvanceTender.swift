/// Takes a tender to its next stage: writing, oral, negotiation.
enum AdvanceTender: Verb {
  static let card = VerbCard(
    "tender.advance", on: Tender.self, governs: ["stage"], refusals: ["undecided"])

  static func concerns(_ tender: Tender) -> Bool { next(tender.stage) != nil }

  static func examine(_ tender: Tender, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if tender.goNoGo != .go { obstacles.add("undecided", at: "goNoGo") }
  }

  static func carryOut(_ tender: inout Tender, _ x: VerbContext, _ changes: inout VerbChanges) {
    guard let stage = next(tender.stage) else { return }
    tender.stage = stage
    changes.arguments["stage"] = .choice(stage)
  }

  private static func next(_ stage: TenderStage?) -> TenderStage? {
    switch stage {
    case nil, .qualification: .writing
    case .writing: .oral
    case .oral: .negotiation
    case .negotiation, .won, .lost, .closed: nil
    }
  }
}
