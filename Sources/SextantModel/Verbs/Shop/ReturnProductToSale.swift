/// Puts a recalled product on sale again.
enum ReturnProductToSale: Verb {
  static let card = VerbCard(
    "product.returnToSale", on: Product.self, governs: ["isRecalled"], isApproval: true,
    needsReason: true)

  static func concerns(_ product: Product) -> Bool { product.isRecalled }

  static func examine(_ product: Product, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(product, "price", "stock")
  }

  static func carryOut(_ product: inout Product, _ x: VerbContext, _ changes: inout VerbChanges) {
    product.isRecalled = false
  }
}
