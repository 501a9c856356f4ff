/// Settles a conflict by an agreement chosen among options.
enum SettleConflict: Verb {
  static let card = VerbCard(
    "conflict.settle", on: Conflict.self, governs: ["agreement"], asks: ["agreement"],
    mayAsk: ["mediator"], refusals: ["fewParties", "fewOptions", "partial"])

  static func concerns(_ conflict: Conflict) -> Bool { conflict.agreement.isEmpty }

  static func examine(_ conflict: Conflict, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(conflict, "date", "facts", "needs")
    if conflict.parties.count < 2 { obstacles.add("fewParties", at: "parties") }
    if conflict.options.count < 2 { obstacles.add("fewOptions", at: "options") }
    if let mediator = conflict.mediator, conflict.parties.contains(AnyID(mediator)) {
      obstacles.add("partial", at: "mediator", ["mediator": .text(mediator.text)])
    }
  }
}
