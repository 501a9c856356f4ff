/// Retains an insight, so that briefs may build on it.
enum RetainInsight: Verb {
  static let card = VerbCard("insight.retain", on: Insight.self, governs: ["isRetained"])

  static func concerns(_ insight: Insight) -> Bool { !insight.isRetained }

  static func examine(_ insight: Insight, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(insight, "tension", "results")
  }

  static func carryOut(_ insight: inout Insight, _ x: VerbContext, _ changes: inout VerbChanges) {
    insight.isRetained = true
  }
}
