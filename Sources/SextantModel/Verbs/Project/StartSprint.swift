/// Starts a sprint that has a goal and cards, when no other of the project is running.
enum StartSprint: Verb {
  static let card = VerbCard(
    "sprint.start", on: Sprint.self, governs: ["state"],
    refusals: ["noCard", "otherRunning", "badDates"])

  static func concerns(_ sprint: Sprint) -> Bool { (sprint.state ?? .planned) == .planned }

  static func examine(_ sprint: Sprint, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(sprint, "goal", "start", "end")
    if let start = sprint.start, let end = sprint.end, end < start {
      obstacles.add("badDates", at: "end", ["start": .day(start), "end": .day(end)])
    }
    if x.citing(sprint, by: Card.self, in: "sprint").isEmpty { obstacles.add("noCard") }
    let others = x.all(Sprint.self).filter {
      $0.id != sprint.id && $0.project == sprint.project && $0.state == .running
    }.map(\.id.text)
    if !others.isEmpty {
      obstacles.add("otherRunning", ["items": .texts(others)], evidence: others)
    }
  }

  static func carryOut(_ sprint: inout Sprint, _ x: VerbContext, _ changes: inout VerbChanges) {
    sprint.state = .running
  }
}
