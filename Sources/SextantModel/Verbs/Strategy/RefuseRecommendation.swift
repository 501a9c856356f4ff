/// Refuses a recommendation, and says why to those who wrote it.
enum RefuseRecommendation: Verb {
  static let card = VerbCard(
    "recommendation.refuse", on: Recommendation.self, governs: ["verdict", "verdictReason"],
    asks: ["verdictReason"], refusals: ["acted"], isApproval: true)

  static func concerns(_ recommendation: Recommendation) -> Bool { recommendation.verdict == nil }

  static func examine(
    _ recommendation: Recommendation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    let acted = x.citing(recommendation, by: Action.self, in: "origins").filter {
      $0.state == .running || $0.state == .done
    }.map(\.id.text)
    if !acted.isEmpty { obstacles.add("acted", ["items": .texts(acted)], evidence: acted) }
  }

  static func carryOut(
    _ recommendation: inout Recommendation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    recommendation.verdict = .refused
  }
}
