/// Treats a risk: says the control put in place and what risk remains.
enum TreatRisk: Verb {
  static let card = VerbCard(
    "riskItem.treat", on: RiskItem.self, asks: ["control", "residual"],
    refusals: ["notReduced"])

  static func examine(_ risk: RiskItem, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(risk, "owner", "inherent")
    if let residual = risk.residual, let inherent = risk.inherent, residual > inherent {
      obstacles.add(
        "notReduced", at: "residual",
        ["residual": .integer(residual), "inherent": .integer(inherent)])
    }
  }
}
