/// Replaces a member of a panel by another; who gave way, to whom and why stays written. What the
/// one who gives way has judged already stays judged by them.
enum ReplaceJuror: Verb {
  static let card = VerbCard(
    "panel.replace", on: Panel.self, governs: ["replacements"], asks: ["replacements"],
    mayAsk: ["president"],
    refusals: [
      "rewritten", "nobody", "notMember", "isMember", "unlawful", "signed", "published",
    ], isApproval: true)

  static func examine(_ panel: Panel, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let before = x.find(panel.id) ?? panel
    let standing = before.replacements
    guard panel.replacements.prefix(standing.count).elementsEqual(standing, by: Self.isSame) else {
      obstacles.add("rewritten", at: "replacements", ["count": .integer(standing.count)])
      return
    }
    OpenedPanel.refuseSettled(panel.id, of: panel.session, x, &obstacles)
    let added = panel.replacements.dropFirst(standing.count)
    if added.isEmpty { obstacles.add("nobody", at: "replacements") }
    var members = panel.members
    var isWhole = !added.isEmpty
    for row in added {
      guard let out = row.replaced, let by = row.by else {
        isWhole = false
        continue
      }
      if !members.contains(out) {
        obstacles.add(
          "notMember", at: "replacements", ["juror": .text(name(out, x))], evidence: [out.text])
        isWhole = false
      }
      if members.contains(by) {
        obstacles.add(
          "isMember", at: "replacements", ["juror": .text(name(by, x))], evidence: [by.text])
        isWhole = false
      }
      members = members.map { $0 == out ? by : $0 }
    }
    guard isWhole else { return }
    let after = replaced(panel, x)
    let slots = OpenedPanel.slots(of: before, becoming: after, changes(panel, x), x)
    OpenedPanel.refuseUnlawful(after, slots, insteadOf: before, x, &obstacles)
  }

  static func carryOut(_ panel: inout Panel, _ x: VerbContext, _ changes: inout VerbChanges) {
    let before = x.find(panel.id) ?? panel
    let gone = self.changes(panel, x)
    panel = replaced(panel, x)
    for slot in OpenedPanel.slots(of: before, becoming: panel, gone, x)
    where slot.openedAt != nil { changes.put(slot) }
    if let last = gone.last {
      changes.arguments = [
        "out": .text(name(last.out, x)), "by": .text(last.by.map { name($0, x) } ?? ""),
      ]
    }
  }

  /// The replacements that are new.
  private static func changes(_ panel: Panel, _ x: VerbContext) -> [OpenedPanel.Change] {
    let standing = x.find(panel.id)?.replacements.count ?? 0
    return panel.replacements.dropFirst(standing).compactMap { row in
      row.replaced.flatMap { out in row.by.map { (out, $0) } }
    }
  }

  /// The panel with the newcomers in their places.
  private static func replaced(_ panel: Panel, _ x: VerbContext) -> Panel {
    var panel = panel
    let standing = x.find(panel.id)?.replacements.count ?? 0
    for place in panel.replacements.indices.dropFirst(standing) {
      if panel.replacements[place].on == nil { panel.replacements[place].on = x.today }
      guard let out = panel.replacements[place].replaced, let by = panel.replacements[place].by
      else { continue }
      panel.members = panel.members.map { $0 == out ? by : $0 }
      panel.present = panel.present.map { $0 == out ? by : $0 }
      // Who presides is for the panel to say again.
      if panel.president == out { panel.president = nil }
    }
    return panel
  }

  private static func isSame(_ one: Replacement, _ two: Replacement) -> Bool {
    one.replaced == two.replaced && one.by == two.by && one.on == two.on
      && one.reason == two.reason
  }

  private static func name(_ id: ID<JuryMember>, _ x: VerbContext) -> String {
    x.readable.find(id)?.name ?? id.text
  }
}
