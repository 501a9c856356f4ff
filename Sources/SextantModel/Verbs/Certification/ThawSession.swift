/// Opens a frozen session's framework and rules again, while nobody was judged by them.
enum ThawSession: Verb {
  static let card = VerbCard(
    "session.thaw", on: Session.self, governs: ["frameworkDigest", "rulesDigest"],
    refusals: ["marked"], needsReason: true, isUndoing: true)

  static func concerns(_ session: Session) -> Bool { !session.frameworkDigest.isEmpty }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let slots = Set(x.citing(session, by: Slot.self, in: "session").map(\.id))
    let marks = x.all(Mark.self).count { $0.slot.map(slots.contains) ?? false }
    let decisions = x.citing(session, by: BlockDecision.self, in: "session").count
    if marks + decisions > 0 || session.publishedOn != nil {
      obstacles.add(
        "marked", ["marks": .integer(marks), "decisions": .integer(decisions)])
    }
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    session.frameworkDigest = ""
    session.rulesDigest = ""
  }
}
