/// Opens a defence: from then on the panel marks. A panel that is not lawful opens none, nor one
/// whose framework, rules and dossier are not fixed yet.
enum OpenSlot: Verb {
  static let card = VerbCard(
    "slot.open", on: Slot.self, governs: ["openedAt", "seated", "presidedBy"],
    refusals: [
      "noPanel", "panelClosed", "notSitting", "noRules", "notFrozen", "noDossier", "nobodyCame",
      "teamSize", "exhausted", "notAdmissible", "unlawful",
    ])

  static func concerns(_ slot: Slot) -> Bool { slot.openedAt == nil }

  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(slot, "session", "assessment")
    let session = x.find(slot.session)
    if let panel = x.find(slot.panel) {
      if panel.openedAt == nil {
        obstacles.add("panelClosed", ["panel": .text(panel.name)], evidence: [panel.id.text])
      }
      DefenceRoom.refuseStranger(slot, x, &obstacles)
    } else {
      obstacles.add("noPanel", at: "panel")
    }
    if session.flatMap({ x.dossier.rules(of: $0) }) == nil { obstacles.add("noRules") }
    if session?.frameworkDigest.isEmpty ?? true { obstacles.add("notFrozen") }
    if slot.editionDigest.isEmpty, x.dossier.frozenDossiers(of: slot).isEmpty {
      obstacles.add("noDossier")
    }
    let candidates = x.dossier.candidates(of: slot)
    if candidates.allSatisfy({ x.dossier.isAbsent($0.id, from: slot.id) }) {
      obstacles.add("nobodyCame", at: "candidates")
    }
    let calendar = VaeCalendar(x.dossier)
    let refused = candidates.filter { calendar.isRefused($0) }
    if !refused.isEmpty {
      obstacles.add(
        "notAdmissible", at: "candidates", ["candidates": .texts(refused.map(\.name))],
        evidence: refused.map(\.id.text))
    }
    if let session, let law = SessionLaw(of: session, in: x.dossier, library: x.library) {
      examine(slot, of: session, by: law, candidates, x, &obstacles)
    }
    for clause in x.dossier.panelLaw(of: slot)?.obstacles ?? [] {
      obstacles.addUnlawful(clause)
    }
  }

  /// Who is heard: a team as large as it may be, nobody who has sat the block too often; or somebody
  /// has written why.
  private static func examine(
    _ slot: Slot, of session: Session, by law: SessionLaw, _ candidates: [Candidate],
    _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    if let team = x.find(slot.team),
      let fault = TeamStanding.lacksGround(team, in: x.dossier, law.framework, law.rules)
    {
      obstacles.add("teamSize", at: "team", fault.sizes(of: team))
    }
    let spent = SpentAttempts(
      before: session, in: x.dossier, framework: law.framework, rules: law.rules)
    let block = spent.block(of: slot.assessment)
    let barred = candidates.filter { spent.bar($0, from: block) }
    if !barred.isEmpty {
      obstacles.add(
        "exhausted", at: "candidates",
        ["candidates": .texts(barred.map(\.name)), "block": .text(block)],
        evidence: barred.map(\.id.text))
    }
  }

  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    slot.openedAt = x.now
    let panel = x.find(slot.panel)
    slot.seated = x.dossier.sitting(at: slot)
    slot.presidedBy = panel?.president
  }
}
