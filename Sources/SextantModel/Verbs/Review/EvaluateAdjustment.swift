/// Evaluates an adjustment: what it brought, against what was expected.
enum EvaluateAdjustment: Verb {
  static let card = VerbCard(
    "adjustment.evaluate", on: Adjustment.self, governs: ["result"], asks: ["result"])

  static func concerns(_ adjustment: Adjustment) -> Bool { adjustment.appliedOn != nil }

  static func examine(_ adjustment: Adjustment, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(adjustment, "expectedGain", "indicators")
  }
}
