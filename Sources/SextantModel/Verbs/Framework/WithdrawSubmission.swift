/// Takes back what had been handed in, to hand it in again later.
enum WithdrawSubmission: Verb {
  static let card = VerbCard(
    "submission.withdraw", on: Submission.self, governs: ["submittedOn"], needsReason: true,
    isUndoing: true)

  static func concerns(_ submission: Submission) -> Bool { submission.submittedOn != nil }

  static func carryOut(
    _ submission: inout Submission, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    submission.submittedOn = nil
  }
}
