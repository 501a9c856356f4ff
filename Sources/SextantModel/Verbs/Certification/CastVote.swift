/// Casts a juror's vote on a block that the panel put to the vote.
enum CastVote: Verb {
  static let card = VerbCard(
    "juryVote.cast", on: JuryVote.self, governs: ["castAt"],
    refusals: [
      "noFrame", "notYours", "notMember", "notHeard", "notSought", "notYet", "twice", "published",
    ], readsSealed: true)

  static func concerns(_ vote: JuryVote) -> Bool { vote.castAt == nil }

  static func examine(_ vote: JuryVote, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(vote, "panel", "candidate", "block", "juror")
    if vote.juror?.text != x.actor.item {
      obstacles.add("notYours", at: "juror", ["name": .text(x.actor.name)])
    }
    guard let panel = x.find(vote.panel), let session = x.find(panel.session),
      let candidate = x.find(vote.candidate)
    else { return }
    if session.publishedOn != nil { obstacles.add("published") }
    guard case .success(let frame) = SessionFrame.frame(of: session, in: x.dossier, x.library)
    else { return obstacles.add("noFrame") }
    let sheets = SessionSheets(session, in: x.dossier, frame)
    let own = sheets.slots(of: candidate.id).filter { $0.panel == panel.id }
    func sits(_ slot: Slot?) -> Bool {
      SessionSheets.jurors(of: panel, in: slot).contains { $0 == vote.juror }
    }
    // Who gave way to another since votes on what they judged.
    if !sits(nil), !own.contains(where: { $0.seated.contains { $0 == vote.juror } }) {
      obstacles.add("notMember")
    }
    let block = frame.short(vote.block)
    let assessments = frame.assessments(of: block)
    let isHeard = own.contains { slot in
      assessments.contains(frame.short(slot.assessment))
        && (sits(slot) || slot.seated.isEmpty)
        && !(vote.juror.map { slot.recused.contains($0) } ?? false)
    }
    if !isHeard { obstacles.add("notHeard", at: "block") }
    let sheet = sheets.sheet(candidate)
    if !sheet.sheet.candidate.blocks.isEmpty, !sheet.sheet.candidate.blocks.contains(block) {
      obstacles.add("notSought", at: "block")
    }
    if sheet.waits.contains(where: { assessments.contains($0.assessment) }) {
      obstacles.add("notYet")
    }
    let standing = x.all(JuryVote.self).contains { other in
      other.id != vote.id && other.castAt != nil && other.candidate == vote.candidate
        && other.juror == vote.juror && frame.short(other.block) == block
        && x.find(other.panel)?.session == session.id
    }
    if standing { obstacles.add("twice") }
  }

  static func carryOut(_ vote: inout JuryVote, _ x: VerbContext, _ changes: inout VerbChanges) {
    vote.castAt = x.now
  }
}

/// Takes back one's own vote, as long as results are not published.
enum WithdrawVote: Verb {
  static let card = VerbCard(
    "juryVote.withdraw", on: JuryVote.self, governs: ["castAt"],
    refusals: ["notYours", "published"], isUndoing: true)

  static func concerns(_ vote: JuryVote) -> Bool { vote.castAt != nil }

  static func examine(_ vote: JuryVote, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if vote.juror?.text != x.actor.item {
      obstacles.add("notYours", at: "juror", ["name": .text(x.actor.name)])
    }
    if x.find(x.find(vote.panel)?.session)?.publishedOn != nil { obstacles.add("published") }
  }

  static func carryOut(_ vote: inout JuryVote, _ x: VerbContext, _ changes: inout VerbChanges) {
    vote.castAt = nil
  }
}
