/// Starts the test of a merchandising rule, between two days.
enum StartMerchandisingTest: Verb {
  static let card = VerbCard(
    "merchandisingRule.startTest", on: MerchandisingRule.self, asks: ["testStart", "testEnd"],
    refusals: ["badDates", "unsellable"])

  static func concerns(_ rule: MerchandisingRule) -> Bool { rule.decision.isEmpty }

  static func examine(_ rule: MerchandisingRule, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(rule, "page", "products", "hypothesis", "indicator")
    if let start = rule.testStart, let end = rule.testEnd, end <= start {
      obstacles.add("badDates", at: "testEnd", ["start": .day(start), "end": .day(end)])
    }
    let unsellable = rule.products.compactMap { x.find($0) }.filter {
      $0.isRecalled || $0.stock == 0
    }.map(\.id.text)
    if !unsellable.isEmpty {
      obstacles.add(
        "unsellable", at: "products", ["items": .texts(unsellable)], evidence: unsellable)
    }
  }
}
