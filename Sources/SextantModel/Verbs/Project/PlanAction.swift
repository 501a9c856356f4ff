/// Puts a proposed action into the plan.
enum PlanAction: Verb {
  static let card = VerbCard(
    "action.plan", on: Action.self, governs: ["state"], refusals: ["badDates", "noCost"])

  static func concerns(_ action: Action) -> Bool { (action.state ?? .proposed) == .proposed }

  static func examine(_ action: Action, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(action, "owner", "what", "start", "end", "objectives")
    if let start = action.start, let end = action.end, end < start {
      obstacles.add("badDates", at: "end", ["start": .day(start), "end": .day(end)])
    }
    if (action.cost ?? .zero) <= .zero && action.zeroCostReason.isEmpty {
      obstacles.add("noCost", at: "cost")
    }
  }

  static func carryOut(_ action: inout Action, _ x: VerbContext, _ changes: inout VerbChanges) {
    action.state = .planned
  }
}
