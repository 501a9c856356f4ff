/// Signs a partnership that says how it is disclosed, approved, measured and paid.
enum SignPartnership: Verb {
  static let card = VerbCard(
    "partnership.sign", on: Partnership.self, governs: ["signedOn"], asks: ["signedOn"],
    refusals: ["overLine"], isApproval: true)

  static func concerns(_ partnership: Partnership) -> Bool { partnership.signedOn == nil }

  static func examine(_ partnership: Partnership, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(
      partnership, "influencer", "segmentFit", "cost", "budgetLine", "disclosure", "approvalStep",
      "targets", "segments")
    obstacles.refuseFuture(partnership, "signedOn", partnership.signedOn, x)
    guard let line = x.find(partnership.budgetLine), let amount = line.amount,
      let cost = partnership.cost
    else { return }
    let others = x.citing(line, by: Partnership.self, in: "budgetLine").filter {
      $0.id != partnership.id && $0.signedOn != nil
    }
    let engaged = others.compactMap(\.cost).sum()
    if engaged + cost > amount {
      obstacles.add(
        "overLine", at: "cost",
        ["line": .text(line.id.text), "left": .money(amount - engaged), "cost": .money(cost)],
        evidence: [line.id.text] + others.map(\.id.text))
    }
  }
}
