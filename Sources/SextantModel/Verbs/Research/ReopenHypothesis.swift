/// Puts a hypothesis to the test again.
enum ReopenHypothesis: Verb {
  static let card = VerbCard(
    "hypothesis.reopen", on: Hypothesis.self, governs: ["verdict"], needsReason: true,
    isUndoing: true)

  static func concerns(_ hypothesis: Hypothesis) -> Bool { hypothesis.verdict != nil }

  static func carryOut(
    _ hypothesis: inout Hypothesis, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    hypothesis.verdict = nil
  }
}
