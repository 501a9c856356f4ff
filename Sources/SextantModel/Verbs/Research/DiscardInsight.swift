/// Discards an insight that nothing is built on.
enum DiscardInsight: Verb {
  static let card = VerbCard(
    "insight.discard", on: Insight.self, governs: ["isRetained"], refusals: ["cited"],
    needsReason: true, isUndoing: true)

  static func concerns(_ insight: Insight) -> Bool { insight.isRetained }

  static func examine(_ insight: Insight, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let briefs = x.citing(insight, by: CreativeBrief.self).map(\.id.text)
    if !briefs.isEmpty { obstacles.add("cited", ["items": .texts(briefs)], evidence: briefs) }
  }

  static func carryOut(_ insight: inout Insight, _ x: VerbContext, _ changes: inout VerbChanges) {
    insight.isRetained = false
  }
}
