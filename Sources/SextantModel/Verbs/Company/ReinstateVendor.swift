/// Works with a vendor again.
enum ReinstateVendor: Verb {
  static let card = VerbCard("vendor.reinstate", on: Vendor.self, governs: ["isActive"])

  static func concerns(_ vendor: Vendor) -> Bool { !vendor.isActive }

  static func examine(_ vendor: Vendor, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(vendor, "trade", "contact")
  }

  static func carryOut(_ vendor: inout Vendor, _ x: VerbContext, _ changes: inout VerbChanges) {
    vendor.isActive = true
  }
}
