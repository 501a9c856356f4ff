/// Computes every decision of a session by its rules, and writes it down.
enum DecideSession: Verb {
  static let card = VerbCard(
    "session.decide", on: Session.self, governs: ["decidedOn"],
    refusals: [
      "noFramework", "noRules", "unfitRules", "nobody", "waits", "gaps", "votes", "ties", "blind",
      "unlawful",
    ], isApproval: true, readsSealed: true)

  static func concerns(_ session: Session) -> Bool { session.publishedOn == nil }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    switch SessionFrame.frame(of: session, in: x.dossier, x.library) {
    case .failure(let fault): obstacles.add(fault.fault.rawValue)
    case .success(let frame):
      let found = SessionDecisions(session, in: x.dossier, frame)
      if found.decisions.isEmpty { obstacles.add("nobody") }
      refuse(found.open, x, &obstacles)
      obstacles.addUnlawfulHearings(of: session, x)
    }
  }

  /// Who has still to do something is named; what was said is not.
  private static func refuse(
    _ open: [SessionDecisions.Open], _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    for why in SessionDecisions.Why.allCases {
      let found = open.filter { $0.why == why }
      guard !found.isEmpty else { continue }
      var arguments: [String: Argument] = ["count": .integer(found.count)]
      if why == .waits {
        var jurors: [String] = []
        for name in found.flatMap(\.names) where !jurors.contains(name) { jurors.append(name) }
        arguments["jurors"] = .texts(
          jurors.map { x.find(ID<JuryMember>($0))?.name ?? $0 })
      }
      obstacles.add(why.rawValue, arguments)
    }
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    guard case .success(let frame) = SessionFrame.frame(of: session, in: x.dossier, x.library)
    else { return }
    let found = SessionDecisions(session, in: x.dossier, frame)
    for var decision in found.decisions {
      if let stands = x.find(decision.id), stands.saysSame(as: decision), stands.date != nil {
        continue
      }
      decision.date = x.today
      changes.put(decision)
    }
    for decision in found.withdrawn(from: x.dossier, of: session) {
      // What was remarked on it goes with it.
      for remark in x.citing(decision, by: Comment.self, in: "about") {
        changes.remove(remark.id.text)
      }
      changes.remove(decision.id.text)
    }
    session.decidedOn = x.today
    changes.arguments["count"] = .integer(found.decisions.count)
    changes.arguments["acquired"] = .integer(found.decisions.count { $0.result == .acquired })
  }
}
