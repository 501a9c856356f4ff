/// Withdraws an adjustment that was decided and is not in force yet.
enum WithdrawAdjustment: Verb {
  static let card = VerbCard(
    "adjustment.withdraw", on: Adjustment.self, governs: ["decidedOn"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ adjustment: Adjustment) -> Bool {
    adjustment.decidedOn != nil && adjustment.appliedOn == nil
  }

  static func carryOut(
    _ adjustment: inout Adjustment, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    adjustment.decidedOn = nil
  }
}
