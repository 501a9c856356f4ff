/// Declares a milestone reached: all its deliverables are accepted.
enum ReachMilestone: Verb {
  static let card = VerbCard(
    "milestone.reach", on: Milestone.self, governs: ["reachedOn"], mayAsk: ["reachedOn"],
    refusals: ["openDeliverables"], isApproval: true)

  static func concerns(_ milestone: Milestone) -> Bool { milestone.reachedOn == nil }

  static func examine(_ milestone: Milestone, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(milestone, "acceptance")
    obstacles.refuseFuture(milestone, "reachedOn", milestone.reachedOn, x)
    let open = x.citing(milestone, by: Deliverable.self, in: "milestone").filter {
      $0.acceptedOn == nil
    }.map(\.id.text)
    if !open.isEmpty {
      obstacles.add("openDeliverables", ["items": .texts(open)], evidence: open)
    }
  }

  static func carryOut(_ milestone: inout Milestone, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    milestone.reachedOn = milestone.reachedOn ?? x.today
  }
}
