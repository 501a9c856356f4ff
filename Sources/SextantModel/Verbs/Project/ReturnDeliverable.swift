/// Sends an accepted deliverable back to whoever owes it.
enum ReturnDeliverable: Verb {
  static let card = VerbCard(
    "deliverable.return", on: Deliverable.self, governs: ["acceptedOn"], refusals: ["reached"],
    isApproval: true, needsReason: true, isUndoing: true)

  static func concerns(_ deliverable: Deliverable) -> Bool { deliverable.acceptedOn != nil }

  static func examine(_ deliverable: Deliverable, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if let milestone = x.find(deliverable.milestone), milestone.reachedOn != nil {
      let id = milestone.id.text
      obstacles.add("reached", at: "milestone", ["milestone": .text(id)], evidence: [id])
    }
  }

  static func carryOut(
    _ deliverable: inout Deliverable, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    deliverable.acceptedOn = nil
  }
}
