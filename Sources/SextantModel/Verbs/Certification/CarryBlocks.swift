/// Notes with each candidate the blocks that they acquired in a session, so that the next one does
/// not ask for them again.
enum CarryBlocks: Verb {
  static let card = VerbCard(
    "session.carryBlocks", on: Session.self, governs: ["carriedOn"],
    refusals: ["notPublished", "nothingAcquired"])

  static func concerns(_ session: Session) -> Bool { session.carriedOn == nil }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if session.publishedOn == nil {
      obstacles.add("notPublished", ["session": .text(session.title)])
    } else if kept(session, x).isEmpty {
      obstacles.add("nothingAcquired", ["session": .text(session.title)])
    }
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    let candidates = kept(session, x)
    for candidate in candidates { changes.put(candidate) }
    session.carriedOn = x.today
    changes.arguments = ["count": .integer(candidates.count)]
  }

  /// The candidates who gain a block by it, as they are then.
  private static func kept(_ session: Session, _ x: VerbContext) -> [Candidate] {
    let acquired = BlockDecision.standing(
      x.citing(session, by: BlockDecision.self, in: "session")
    ).filter { $0.result == .acquired && $0.date != nil }.sorted { $0.block < $1.block }
    let decisions = Dictionary(grouping: acquired) { $0.candidate?.text ?? "" }
    return x.all(Candidate.self).compactMap { candidate in
      var new = candidate
      for decision in decisions[candidate.id.text] ?? [] { new.keep(decision, of: session) }
      return new == candidate ? nil : new
    }
  }
}
