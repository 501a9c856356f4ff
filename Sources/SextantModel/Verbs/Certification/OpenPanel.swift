/// Opens a panel's sitting: who came is said, name by name, and every rule must hold for every
/// candidate whom it is to hear.
enum OpenPanel: Verb {
  static let card = VerbCard(
    "panel.open", on: Panel.self, governs: ["openedAt"], asks: ["present"],
    refusals: ["noLaw", "notFrozen", "notMember"] + PanelRule.allCases.map(\.rawValue))

  static func concerns(_ panel: Panel) -> Bool { panel.openedAt == nil }

  /// Who came is mostly everybody; that they did is said by who opens the sitting, not by us.
  static func suggest(_ panel: inout Panel) {
    if panel.present.isEmpty { panel.present = panel.members }
  }

  static func examine(_ panel: Panel, _ x: VerbContext, _ obstacles: inout Obstacles) {
    guard let session = x.find(panel.session) else {
      return obstacles.require(panel, "session")
    }
    guard let law = SessionLaw(of: session, in: x.dossier, library: x.library) else {
      obstacles.add("noLaw", ["framework": .text(session.framework)])
      return
    }
    if !law.isFrozen { obstacles.add("notFrozen", ["session": .text(session.title)]) }
    let strangers = panel.present.filter { !panel.members.contains($0) }
    if !strangers.isEmpty {
      obstacles.add(
        "notMember", at: "present", ["members": .texts(strangers.map { name($0, x) })],
        evidence: strangers.map(\.text))
    }
    for line in PanelProof(panel, in: x.dossier, by: law.rules, onTheDay: true).obstacles {
      obstacles.add(
        line.clause.rule.rawValue, line.clause.said(to: x.readable),
        evidence: line.clause.evidence)
    }
  }

  static func carryOut(_ panel: inout Panel, _ x: VerbContext, _ changes: inout VerbChanges) {
    panel.openedAt = x.now
    changes.arguments = ["count": .integer(panel.present.count)]
  }

  private static func name(_ id: ID<JuryMember>, _ x: VerbContext) -> String {
    x.readable.find(id)?.name ?? id.text
  }
}
