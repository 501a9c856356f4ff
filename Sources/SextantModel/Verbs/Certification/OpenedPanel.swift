/// What the acts that change who sits have in common: whoever handed in marks on a passage goes on
/// judging it, the law holds of what comes of the change, and what was signed stays.
enum OpenedPanel {
  /// Once minutes are signed, or results published, nobody's place changes any more.
  static func refuseSettled(
    _ panel: ID<Panel>?, of session: ID<Session>?, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    if x.find(session)?.publishedOn != nil { obstacles.add("published") }
    if x.dossier.hasSignedMinutes(panel) { obstacles.add("signed") }
  }

  /// A juror who no longer sits, and who takes their place, if anybody does.
  typealias Change = (out: ID<JuryMember>, by: ID<JuryMember>?)

  /// A panel's slots once members gave way: those that are open keep who sat, but for who gave way
  /// before handing anything in.
  static func slots(
    of before: Panel, becoming after: Panel, _ changes: [Change], _ x: VerbContext
  ) -> [Slot] {
    let own = x.all(Slot.self).filter { $0.panel == before.id }
    let open = Set(own.filter { $0.openedAt != nil }.map(\.id))
    let leaving = Set(changes.map(\.out))
    var marked: Set<[String]> = []
    for mark in x.all(Mark.self) where mark.submittedAt != nil {
      guard let slot = mark.slot, let juror = mark.juror, open.contains(slot),
        leaving.contains(juror)
      else { continue }
      marked.insert([slot.text, juror.text])
    }
    return own.map { slot in
      guard open.contains(slot.id) else { return slot }
      var slot = slot
      let sat = slot.seated.isEmpty ? before.sitting : slot.seated
      let presided = SessionSheets.president(of: before, in: slot)
      slot.seated = sat
      for change in changes where !marked.contains([slot.id.text, change.out.text]) {
        slot.seated = slot.seated.compactMap { $0 == change.out ? change.by : $0 }
      }
      slot.presidedBy =
        presided.map { slot.seated.contains($0) || !sat.contains($0) } ?? false
        ? presided : after.president
      return slot
    }
  }

  /// Refuses what would make a panel unlawful, or more so than it is.
  static func refuseUnlawful(
    _ after: Panel, _ slots: [Slot], insteadOf before: Panel, _ x: VerbContext,
    _ obstacles: inout Obstacles
  ) {
    guard let session = x.find(before.session), let rules = x.dossier.rules(of: session) else {
      return
    }
    let was = PanelProof(before, in: x.dossier, by: rules).obstacles
    for line in PanelProof(after, slots: slots, in: x.dossier, by: rules).obstacles {
      let stands = was.contains { known in
        known.clause == line.clause && line.slots.allSatisfy { known.slots.contains($0) }
      }
      // Until it sits, who presides may be said later.
      let isLater = after.openedAt == nil && line.clause.rule == .president
      if !stands, !isLater { obstacles.addUnlawful(line.clause) }
    }
  }
}

extension Obstacles {
  /// The clause that a panel would not hold.
  mutating func addUnlawful(
    _ clause: PanelLaw.Clause, _ more: [String: Argument] = [:], restingOn items: [String] = []
  ) {
    add(
      "unlawful",
      more.merging(["rule": .label("panelRule.\(clause.rule.rawValue)")]) { $1 },
      evidence: clause.evidence + items)
  }
}
