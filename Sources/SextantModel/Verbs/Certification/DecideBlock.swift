/// Decides whether a candidate has acquired a block, where no session's rules do.
enum DecideBlock: Verb {
  static let card = VerbCard(
    "blockDecision.decide", on: BlockDecision.self, governs: ["result", "date"], asks: ["result"],
    refusals: ["noMissing", "noMark", "byTheRules"], isApproval: true)

  static func concerns(_ decision: BlockDecision) -> Bool {
    decision.date == nil || decision.result == .undecided
  }

  static func examine(_ decision: BlockDecision, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if decision.result == .notAcquired || decision.result == .undecided, decision.missing.isEmpty {
      obstacles.add("noMissing", at: "missing")
    }
    if x.find(decision.session)?.rules != nil { obstacles.add("byTheRules") }
    let marks = x.all(Mark.self).filter {
      $0.candidate == decision.candidate && $0.submittedAt != nil
    }
    if marks.isEmpty, decision.result != .undecided {
      obstacles.add("noMark", ["candidate": .text(decision.candidate?.text ?? "")])
    }
  }

  static func carryOut(
    _ decision: inout BlockDecision, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    decision.date = x.today
  }
}
