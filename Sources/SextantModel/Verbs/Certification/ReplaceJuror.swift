/// Replaces a member of a panel by another; who gave way, to whom and why stays written.
enum ReplaceJuror: Verb {
  static let card = VerbCard(
    "panel.replace", on: Panel.self, governs: ["replacements"], asks: ["replacements"],
    refusals: ["rewritten", "nobody", "notMember", "isMember"])

  static func examine(_ panel: Panel, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let standing = x.find(panel.id)?.replacements ?? []
    guard panel.replacements.prefix(standing.count).elementsEqual(standing, by: Self.isSame) else {
      obstacles.add("rewritten", at: "replacements", ["count": .integer(standing.count)])
      return
    }
    let added = panel.replacements.dropFirst(standing.count)
    if added.isEmpty { obstacles.add("nobody", at: "replacements") }
    var members = panel.members
    for row in added {
      guard let out = row.replaced, let by = row.by else { continue }
      if !members.contains(out) {
        obstacles.add(
          "notMember", at: "replacements", ["juror": .text(name(out, x))], evidence: [out.text])
      }
      if members.contains(by) {
        obstacles.add(
          "isMember", at: "replacements", ["juror": .text(name(by, x))], evidence: [by.text])
      }
      members = members.map { $0 == out ? by : $0 }
    }
  }

  static func carryOut(_ panel: inout Panel, _ x: VerbContext, _ changes: inout VerbChanges) {
    let standing = x.find(panel.id)?.replacements.count ?? 0
    for place in panel.replacements.indices.dropFirst(standing) {
      if panel.replacements[place].on == nil { panel.replacements[place].on = x.today }
      guard let out = panel.replacements[place].replaced, let by = panel.replacements[place].by
      else { continue }
      panel.members = panel.members.map { $0 == out ? by : $0 }
      panel.present = panel.present.map { $0 == out ? by : $0 }
      // Who presides is for the panel to say again.
      if panel.president == out { panel.president = nil }
      changes.arguments = ["out": .text(name(out, x)), "by": .text(name(by, x))]
    }
  }

  private static func isSame(_ one: Replacement, _ two: Replacement) -> Bool {
    one.replaced == two.replaced && one.by == two.by && one.on == two.on
      && one.reason == two.reason
  }

  private static func name(_ id: ID<JuryMember>, _ x: VerbContext) -> String {
    x.readable.find(id)?.name ?? id.text
  }
}
