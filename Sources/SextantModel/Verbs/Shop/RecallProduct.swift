/// Recalls a product from sale.
enum RecallProduct: Verb {
  static let card = VerbCard(
    "product.recall", on: Product.self, governs: ["isRecalled"], refusals: ["promoted"],
    needsReason: true, isUndoing: true)

  static func concerns(_ product: Product) -> Bool { !product.isRecalled }

  static func examine(_ product: Product, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let rules = x.citing(product, by: MerchandisingRule.self, in: "products").filter { rule in
      guard let start = rule.testStart, let end = rule.testEnd else { return false }
      return start <= x.today && x.today <= end
    }.map(\.id.text)
    if !rules.isEmpty { obstacles.add("promoted", ["items": .texts(rules)], evidence: rules) }
  }

  static func carryOut(_ product: inout Product, _ x: VerbContext, _ changes: inout VerbChanges) {
    product.isRecalled = true
  }
}
