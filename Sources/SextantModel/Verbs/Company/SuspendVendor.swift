/// Stops working with a vendor; what was agreed and done stays.
enum SuspendVendor: Verb {
  static let card = VerbCard(
    "vendor.suspend", on: Vendor.self, governs: ["isActive"], refusals: ["engaged"],
    needsReason: true, isUndoing: true)

  static func concerns(_ vendor: Vendor) -> Bool { vendor.isActive }

  static func examine(_ vendor: Vendor, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let actions = x.citing(vendor, by: Action.self).filter {
      $0.state == .planned || $0.state == .running
    }.map(\.id.text)
    let tasks = x.citing(vendor, by: ProjectTask.self, in: "assignees").filter {
      $0.startedOn != nil && $0.finishedOn == nil
    }.map(\.id.text)
    let engaged = actions + tasks
    if !engaged.isEmpty {
      obstacles.add("engaged", ["items": .texts(engaged)], evidence: engaged)
    }
  }

  static func carryOut(_ vendor: inout Vendor, _ x: VerbContext, _ changes: inout VerbChanges) {
    vendor.isActive = false
  }
}
