/// Puts a request back before management.
enum ReopenRequest: Verb {
  static let card = VerbCard(
    "decisionRequest.reopen", on: DecisionRequest.self, governs: ["decision", "decidedOn"],
    isApproval: true, needsReason: true, isUndoing: true)

  static func concerns(_ request: DecisionRequest) -> Bool { request.decidedOn != nil }

  static func carryOut(
    _ request: inout DecisionRequest, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    request.decision = ""
    request.decidedOn = nil
  }
}
