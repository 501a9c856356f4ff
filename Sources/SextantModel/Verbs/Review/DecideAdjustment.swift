/// Decides an adjustment that answers an explained gap, or that a division of an envelope proposes: there
/// the better result is the reason.
enum DecideAdjustment: Verb {
  static let card = VerbCard(
    "adjustment.decide", on: Adjustment.self, governs: ["decidedOn"], mayAsk: ["decidedOn"],
    refusals: ["unexplained", "late"], isApproval: true)

  static func concerns(_ adjustment: Adjustment) -> Bool { adjustment.decidedOn == nil }

  static func examine(_ adjustment: Adjustment, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if adjustment.allocation == nil { obstacles.require(adjustment, "variances") }
    obstacles.require(adjustment, "owner", "due", "expectedGain")
    obstacles.refuseFuture(adjustment, "decidedOn", adjustment.decidedOn, x)
    let bare = adjustment.variances.filter { x.find($0)?.cause.isEmpty ?? true }.map(\.text)
    if !bare.isEmpty {
      obstacles.add("unexplained", at: "variances", ["items": .texts(bare)], evidence: bare)
    }
    if let due = adjustment.due, due < adjustment.decidedOn ?? x.today {
      obstacles.add("late", at: "due", ["due": .day(due)])
    }
  }

  static func carryOut(
    _ adjustment: inout Adjustment, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    adjustment.decidedOn = adjustment.decidedOn ?? x.today
  }
}
