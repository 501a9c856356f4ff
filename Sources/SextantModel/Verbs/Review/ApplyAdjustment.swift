/// Notes that an adjustment decided is in force.
enum ApplyAdjustment: Verb {
  static let card = VerbCard(
    "adjustment.apply", on: Adjustment.self, governs: ["appliedOn"], mayAsk: ["appliedOn"],
    refusals: ["beforeDecision"])

  static func concerns(_ adjustment: Adjustment) -> Bool {
    adjustment.decidedOn != nil && adjustment.appliedOn == nil
  }

  static func examine(_ adjustment: Adjustment, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.refuseFuture(adjustment, "appliedOn", adjustment.appliedOn, x)
    if let decided = adjustment.decidedOn, let applied = adjustment.appliedOn, applied < decided {
      obstacles.add("beforeDecision", at: "appliedOn", ["decided": .day(decided)])
    }
  }

  static func carryOut(
    _ adjustment: inout Adjustment, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    adjustment.appliedOn = adjustment.appliedOn ?? x.today
  }
}
