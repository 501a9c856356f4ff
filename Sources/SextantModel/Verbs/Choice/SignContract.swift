/// Signs a contract whose clauses are all written.
enum SignContract: Verb {
  static let card = VerbCard(
    "contract.sign", on: Contract.self, governs: ["signedOn"], asks: ["signedOn"],
    refusals: ["noDiligence", "inactive"], isApproval: true)

  static func concerns(_ contract: Contract) -> Bool { contract.signedOn == nil }

  static func examine(_ contract: Contract, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(
      contract, "vendor", "amountExclVat", "scope", "deliverables", "price", "term", "ending",
      "confidentiality", "personalData", "intellectualProperty", "liability", "subcontracting")
    obstacles.refuseFuture(contract, "signedOn", contract.signedOn, x)
    let threshold = x.dossier.only(RuleParameters.self).dueDiligenceAmount
    if let amount = contract.amountExclVat, amount >= threshold, contract.dueDiligence.isEmpty {
      obstacles.add(
        "noDiligence", at: "dueDiligence",
        ["amount": .money(amount), "threshold": .money(threshold)])
    }
    if let vendor = x.find(contract.vendor), !vendor.isActive {
      obstacles.add(
        "inactive", at: "vendor", ["vendor": .text(vendor.name)], evidence: [vendor.id.text])
    }
  }
}
