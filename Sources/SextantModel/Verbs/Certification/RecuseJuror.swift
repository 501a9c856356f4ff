/// Notes, once a passage is open, that a juror steps aside for it, or does not after all. Who handed
/// in marks there has judged and cannot.
enum RecuseJuror: Verb {
  static let card = VerbCard(
    "slot.recuse", on: Slot.self, asks: ["recused"], mayAsk: ["presidedBy"],
    refusals: ["same", "notMember", "marked", "unlawful", "signed", "published"],
    needsReason: true)

  static func concerns(_ slot: Slot) -> Bool { slot.openedAt != nil }

  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    guard let before = x.find(slot.id), let panel = x.find(slot.panel) else { return }
    OpenedPanel.refuseSettled(panel.id, of: slot.session, x, &obstacles)
    let moved = Set(slot.recused).symmetricDifference(before.recused)
    if moved.isEmpty, slot.presidedBy == before.presidedBy {
      return obstacles.add("same", at: "recused")
    }
    // Everybody steps aside for themselves; for another, who answers for the session.
    let isOwn = moved.count == 1 && moved.first?.text == x.actor.item
    if !x.actor.mayApprove, !isOwn { obstacles.addShared("noRight") }
    let sat = (before.seated.isEmpty ? panel.sitting : before.seated) + panel.members
    let strangers = slot.recused.filter { !sat.contains($0) }
    if !strangers.isEmpty {
      obstacles.add(
        "notMember", at: "recused",
        ["members": .texts(strangers.map { name($0, x) })], evidence: strangers.map(\.text))
    }
    let judged = x.all(Mark.self).filter { mark in
      mark.slot == slot.id && mark.submittedAt != nil && mark.juror.map(moved.contains) ?? false
    }
    if let juror = judged.first?.juror {
      obstacles.add("marked", at: "recused", ["juror": .text(name(juror, x))])
    }
    guard let session = x.find(slot.session), let rules = x.dossier.rules(of: session) else {
      return
    }
    let was = PanelLaw(of: before, in: x.dossier, by: rules)?.obstacles ?? []
    for clause in PanelLaw(of: slot, in: x.dossier, by: rules)?.obstacles ?? []
    where !was.contains(clause) {
      obstacles.addUnlawful(clause)
    }
  }

  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    changes.arguments = [
      "members": .texts(slot.recused.map { name($0, x) }), "count": .integer(slot.recused.count),
    ]
  }

  private static func name(_ id: ID<JuryMember>, _ x: VerbContext) -> String {
    x.readable.find(id)?.name ?? id.text
  }
}
