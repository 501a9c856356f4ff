/// Takes back that a milestone was reached.
enum ReopenMilestone: Verb {
  static let card = VerbCard(
    "milestone.reopen", on: Milestone.self, governs: ["reachedOn"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ milestone: Milestone) -> Bool { milestone.reachedOn != nil }

  static func carryOut(_ milestone: inout Milestone, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    milestone.reachedOn = nil
  }
}
