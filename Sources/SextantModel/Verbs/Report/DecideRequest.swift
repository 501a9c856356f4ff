/// Notes what management decided on a request.
enum DecideRequest: Verb {
  static let card = VerbCard(
    "decisionRequest.decide", on: DecisionRequest.self, governs: ["decision", "decidedOn"],
    asks: ["decision"], mayAsk: ["decidedOn"], refusals: ["fewOptions"], isApproval: true)

  static func concerns(_ request: DecisionRequest) -> Bool { request.decidedOn == nil }

  static func examine(_ request: DecisionRequest, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(request, "effect")
    obstacles.refuseFuture(request, "decidedOn", request.decidedOn, x)
    if request.options.count < 2 { obstacles.add("fewOptions", at: "options") }
  }

  static func carryOut(
    _ request: inout DecisionRequest, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    request.decidedOn = request.decidedOn ?? x.today
  }
}
