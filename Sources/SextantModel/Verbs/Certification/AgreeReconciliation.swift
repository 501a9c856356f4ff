/// Writes down what a panel agreed on where its members had marked far apart; their marks stay.
enum AgreeReconciliation: Verb {
  static let card = VerbCard(
    "reconciliation.agree", on: Reconciliation.self, governs: ["agreedOn"],
    refusals: ["noFrame", "noLevel", "notMember", "notYet", "noGap", "twice", "published"],
    readsSealed: true)

  static func concerns(_ reconciliation: Reconciliation) -> Bool {
    reconciliation.agreedOn == nil
  }

  static func examine(
    _ reconciliation: Reconciliation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    obstacles.require(reconciliation, "slot", "criterion", "level", "reason")
    guard let slot = x.find(reconciliation.slot), let session = x.find(slot.session) else {
      return
    }
    if session.publishedOn != nil { obstacles.add("published") }
    guard case .success(let frame) = SessionFrame.frame(of: session, in: x.dossier, x.library)
    else { return obstacles.add("noFrame") }
    if frame.scale.level(reconciliation.level) == nil {
      obstacles.add("noLevel", at: "level", ["level": .text(reconciliation.level)])
    }
    let jurors = SessionSheets.jurors(of: x.find(slot.panel), in: slot)
    if !jurors.contains(where: { $0.text == x.actor.item }) {
      return obstacles.add("notMember", ["name": .text(x.actor.name)])
    }
    let heard = slot.heard(in: x.dossier)
    guard let id = reconciliation.candidate ?? heard.first, heard.contains(id),
      let candidate = x.find(id)
    else { return obstacles.add("noGap", at: "criterion") }
    let sheets = SessionSheets(session, in: x.dossier, frame)
    let deliberation = Deliberation(sheets.sheet(candidate).sheet, frame)
    let name = frame.short(reconciliation.criterion)
    guard let standing = deliberation.criteria.first(where: { $0.criterion == name }) else {
      return obstacles.add("noGap", at: "criterion")
    }
    if standing.isAwaited {
      obstacles.add("notYet")
    } else if standing.isReconciled {
      obstacles.add("twice")
    } else if !standing.mustReconcile && standing.isAcquired != nil {
      obstacles.add("noGap", at: "criterion")
    }
  }

  static func carryOut(
    _ reconciliation: inout Reconciliation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    reconciliation.agreedOn = x.today
  }
}

/// Takes up again what a panel had agreed on, as long as results are not published.
enum ReopenReconciliation: Verb {
  static let card = VerbCard(
    "reconciliation.reopen", on: Reconciliation.self, governs: ["agreedOn"],
    refusals: ["notMember", "published"], needsReason: true, isUndoing: true)

  static func concerns(_ reconciliation: Reconciliation) -> Bool {
    reconciliation.agreedOn != nil
  }

  static func examine(
    _ reconciliation: Reconciliation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    let slot = x.find(reconciliation.slot)
    if x.find(slot?.session)?.publishedOn != nil { obstacles.add("published") }
    let jurors = SessionSheets.jurors(of: x.find(slot?.panel), in: slot)
    if !jurors.contains(where: { $0.text == x.actor.item }) {
      obstacles.add("notMember", ["name": .text(x.actor.name)])
    }
  }

  static func carryOut(
    _ reconciliation: inout Reconciliation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    reconciliation.agreedOn = nil
  }
}
