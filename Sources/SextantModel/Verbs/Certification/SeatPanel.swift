/// Notes anew who sits and who presides once a panel is open: somebody left, or came late. What was
/// handed in stays judged by whoever sat.
enum SeatPanel: Verb {
  static let card = VerbCard(
    "panel.sit", on: Panel.self, asks: ["present"], mayAsk: ["president"],
    refusals: ["same", "notMember", "unlawful", "signed", "published"], isApproval: true,
    needsReason: true)

  static func concerns(_ panel: Panel) -> Bool { panel.openedAt != nil }

  static func suggest(_ panel: inout Panel) { panel.present = panel.sitting }

  static func examine(_ panel: Panel, _ x: VerbContext, _ obstacles: inout Obstacles) {
    guard let before = x.find(panel.id) else { return }
    OpenedPanel.refuseSettled(panel.id, of: panel.session, x, &obstacles)
    if Set(panel.sitting) == Set(before.sitting), panel.president == before.president {
      return obstacles.add("same", at: "present")
    }
    let strangers = panel.present.filter { !panel.members.contains($0) }
    if !strangers.isEmpty {
      return obstacles.add(
        "notMember", at: "present",
        ["members": .texts(strangers.map { x.readable.find($0)?.name ?? $0.text })],
        evidence: strangers.map(\.text))
    }
    OpenedPanel.refuseUnlawful(panel, slots(before, panel, x), insteadOf: before, x, &obstacles)
  }

  static func carryOut(_ panel: inout Panel, _ x: VerbContext, _ changes: inout VerbChanges) {
    guard let before = x.find(panel.id) else { return }
    for slot in slots(before, panel, x) where slot.openedAt != nil { changes.put(slot) }
    changes.arguments = ["count": .integer(panel.sitting.count)]
  }

  private static func slots(_ before: Panel, _ panel: Panel, _ x: VerbContext) -> [Slot] {
    let gone = before.sitting.filter { !panel.sitting.contains($0) }
    return OpenedPanel.slots(of: before, becoming: panel, gone.map { ($0, nil) }, x)
  }
}
