/// Accepts a recommendation whose grounds, limits and money are known.
enum AcceptRecommendation: Verb {
  static let card = VerbCard(
    "recommendation.accept", on: Recommendation.self, governs: ["verdict", "verdictReason"],
    mayAsk: ["verdictReason"], refusals: ["noCost", "unfunded", "badDates"], isApproval: true)

  static func concerns(_ recommendation: Recommendation) -> Bool { recommendation.verdict == nil }

  static func examine(
    _ recommendation: Recommendation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    obstacles.require(recommendation, "argument", "limits", "start", "end")
    if let start = recommendation.start, let end = recommendation.end, end < start {
      obstacles.add("badDates", at: "end", ["start": .day(start), "end": .day(end)])
    }
    guard let cost = recommendation.cost, cost > .zero else {
      if recommendation.zeroCostReason.isEmpty { obstacles.add("noCost", at: "cost") }
      return
    }
    let funded = recommendation.budgetShares.compactMap(\.amount).sum()
    if funded < cost {
      obstacles.add(
        "unfunded", at: "budgetShares",
        ["funded": .money(funded), "cost": .money(cost), "missing": .money(cost - funded)])
    }
  }

  static func carryOut(
    _ recommendation: inout Recommendation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    recommendation.verdict = .accepted
  }
}
