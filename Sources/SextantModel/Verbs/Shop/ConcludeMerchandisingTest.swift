/// Concludes a test: what it showed, and whether the rule stays.
enum ConcludeMerchandisingTest: Verb {
  static let card = VerbCard(
    "merchandisingRule.conclude", on: MerchandisingRule.self, governs: ["decision"],
    asks: ["result", "decision"], refusals: ["running"])

  static func concerns(_ rule: MerchandisingRule) -> Bool {
    rule.testStart != nil && rule.decision.isEmpty
  }

  static func examine(_ rule: MerchandisingRule, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(rule, "testEnd", "indicator")
    if let end = rule.testEnd, end > x.today {
      obstacles.add("running", at: "testEnd", ["end": .day(end)])
    }
  }
}
