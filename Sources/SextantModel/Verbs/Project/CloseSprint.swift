/// Closes a sprint with its look back; cards that are not done go to the project's next sprint, or
/// back to the backlog where none is planned.
enum CloseSprint: Verb {
  static let card = VerbCard(
    "sprint.close", on: Sprint.self, governs: ["state"], asks: ["retrospective", "improvement"])

  static func concerns(_ sprint: Sprint) -> Bool { sprint.state == .running }

  static func carryOut(_ sprint: inout Sprint, _ x: VerbContext, _ changes: inout VerbChanges) {
    sprint.state = .closed
    let next = following(sprint, x)
    var carried: [Card] = []
    for var card in x.citing(sprint, by: Card.self, in: "sprint") where card.state != .done {
      card.sprint = next?.id
      if next == nil { card.state = .backlog }
      card.movedOn = x.today
      card.takenOn = next.map { _ in x.today }
      carried.append(card)
      changes.put(card)
    }
    changes.arguments["count"] = .integer(carried.count)
    changes.arguments["next"] =
      next.map { x.readable.contains($0.id.text) ? .text($0.name) : .kind(Sprint.self) }
      ?? .label("choice.cardState.backlog")
  }

  /// The project's next sprint that is still to come.
  private static func following(_ sprint: Sprint, _ x: VerbContext) -> Sprint? {
    x.all(Sprint.self)
      .filter { other in
        guard other.id != sprint.id, other.project == sprint.project,
          (other.state ?? .planned) == .planned, let start = other.start,
          let end = sprint.end
        else { return false }
        return start > end
      }
      .min { ($0.start ?? x.today) < ($1.start ?? x.today) }
  }
}
