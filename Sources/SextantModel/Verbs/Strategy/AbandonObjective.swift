/// Abandons an objective that no running action serves alone.
enum AbandonObjective: Verb {
  static let card = VerbCard(
    "objective.abandon", on: Objective.self, governs: ["state"], refusals: ["served"],
    isApproval: true, needsReason: true, isUndoing: true)

  static func concerns(_ objective: Objective) -> Bool { objective.state != .abandoned }

  static func examine(_ objective: Objective, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let running = x.citing(objective, by: Action.self, in: "objectives").filter {
      $0.state == .running && $0.objectives == [objective.id]
    }.map(\.id.text)
    if !running.isEmpty { obstacles.add("served", ["items": .texts(running)], evidence: running) }
  }

  static func carryOut(_ objective: inout Objective, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    objective.state = .abandoned
  }
}
