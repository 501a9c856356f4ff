/// Takes up again a recommendation that had been accepted or refused.
enum ReopenRecommendation: Verb {
  static let card = VerbCard(
    "recommendation.reopen", on: Recommendation.self, governs: ["verdict", "verdictReason"],
    isApproval: true, needsReason: true, isUndoing: true)

  static func concerns(_ recommendation: Recommendation) -> Bool { recommendation.verdict != nil }

  static func carryOut(
    _ recommendation: inout Recommendation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    recommendation.verdict = nil
    recommendation.verdictReason = ""
  }
}
