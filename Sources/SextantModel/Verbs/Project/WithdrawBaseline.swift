/// Takes a frozen baseline out of use, and says why; the one before it counts again.
enum WithdrawBaseline: Verb {
  static let card = VerbCard(
    "projectBaseline.withdraw", on: ProjectBaseline.self, governs: ["frozenOn"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ baseline: ProjectBaseline) -> Bool { baseline.frozenOn != nil }

  static func carryOut(
    _ baseline: inout ProjectBaseline, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    baseline.frozenOn = nil
  }
}
