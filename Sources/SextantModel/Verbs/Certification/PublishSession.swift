/// Publishes a session's results: from then on they are no longer the panels' alone, and for good.
enum PublishSession: Verb {
  static let card = VerbCard(
    "session.publish", on: Session.self, governs: ["publishedOn"],
    refusals: ["undecided", "stale", "unlawful", "jurorPublishes"], readsSealed: true)

  static func concerns(_ session: Session) -> Bool { session.publishedOn == nil }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if x.isJuror && !x.actor.mayApprove { obstacles.add("jurorPublishes") }
    let decisions = x.all(BlockDecision.self).filter { $0.session == session.id }
    guard session.decidedOn != nil, !decisions.isEmpty, decisions.allSatisfy({ $0.date != nil })
    else { return obstacles.add("undecided") }
    guard case .success(let frame) = SessionFrame.frame(of: session, in: x.dossier, x.library)
    else { return }
    // Something was said after the decisions were computed.
    let now = SessionDecisions(session, in: x.dossier, frame)
    let stale =
      now.decisions.contains { computed in
        x.find(computed.id).map { !$0.saysSame(as: computed) } ?? true
      } || !now.open.isEmpty || !now.withdrawn(from: x.dossier, of: session).isEmpty
    if stale { obstacles.add("stale") }
    obstacles.addUnlawfulHearings(of: session, x)
    obstacles.addMinutes(of: session, x)
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    session.publishedOn = x.today
  }
}

extension Obstacles {
  /// What the law wants on paper before results leave the house.
  mutating func addMinutes(of session: Session, _ x: VerbContext) {
    let minutes = SessionMinutes(of: session, in: x.dossier)
    if !minutes.panelsWithout.isEmpty {
      addShared(
        "noMinutes", ["panels": .texts(minutes.panelsWithout.map(\.name))],
        evidence: minutes.panelsWithout.map(\.id.text))
    }
    if !minutes.unsigned.isEmpty {
      let ids = minutes.unsigned.map(\.id.text)
      addShared(
        "minutesUnsigned", ["minutes": .texts(ids), "count": .integer(ids.count)], evidence: ids)
    }
    if !minutes.decisionsUntold.isEmpty {
      addShared(
        "decisionsUntold", ["count": .integer(minutes.decisionsUntold.count)],
        evidence: minutes.decisionsUntold.map(\.id.text))
    }
  }
}

extension VerbContext {
  /// Whether a member of a jury acts.
  var isJuror: Bool { actor.item.map { find(ID<JuryMember>($0)) != nil } ?? false }
}
