/// Adopts an objective: figured, dated, measured, serving an orientation.
enum AdoptObjective: Verb {
  static let card = VerbCard(
    "objective.adopt", on: Objective.self, governs: ["state"],
    refusals: ["noIndicator", "wrongWay", "badDates", "past"], isApproval: true)

  static func concerns(_ objective: Objective) -> Bool {
    (objective.state ?? .proposed) == .proposed
  }

  static func examine(_ objective: Objective, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(
      objective, "baseline", "target", "unit", "direction", "start", "deadline", "orientations",
      "segments")
    let indicators = x.citing(objective, by: Indicator.self, in: "objectives")
    if !indicators.contains(where: \.isFollowed) { obstacles.add("noIndicator") }
    if goesWrongWay(objective) {
      obstacles.add(
        "wrongWay", at: "target",
        ["baseline": .number(objective.baseline ?? 0), "target": .number(objective.target ?? 0)])
    }
    guard let deadline = objective.deadline else { return }
    if let start = objective.start, deadline <= start {
      obstacles.add("badDates", at: "deadline", ["start": .day(start), "deadline": .day(deadline)])
    }
    if deadline <= x.today { obstacles.add("past", at: "deadline", ["deadline": .day(deadline)]) }
  }

  private static func goesWrongWay(_ objective: Objective) -> Bool {
    guard let baseline = objective.baseline, let target = objective.target else { return false }
    return switch objective.direction {
    case .increase: target <= baseline
    case .decrease: target >= baseline
    case .keep, nil: false
    }
  }

  static func carryOut(_ objective: inout Objective, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    objective.state = .adopted
  }
}
