/// Accepts a deliverable against its criterion.
enum AcceptDeliverable: Verb {
  static let card = VerbCard(
    "deliverable.accept", on: Deliverable.self, governs: ["acceptedOn"], mayAsk: ["acceptedOn"],
    isApproval: true)

  static func concerns(_ deliverable: Deliverable) -> Bool { deliverable.acceptedOn == nil }

  static func examine(_ deliverable: Deliverable, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(deliverable, "acceptance", "owner")
    obstacles.refuseFuture(deliverable, "acceptedOn", deliverable.acceptedOn, x)
  }

  static func carryOut(
    _ deliverable: inout Deliverable, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    deliverable.acceptedOn = deliverable.acceptedOn ?? x.today
  }
}
