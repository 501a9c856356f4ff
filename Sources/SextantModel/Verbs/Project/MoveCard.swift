/// Moves a card to another column or sprint.
enum MoveCard: Verb {
  static let card = VerbCard(
    "card.move", on: Card.self, governs: ["state", "movedOn"], asks: ["state"],
    mayAsk: ["sprint", "takenOn"],
    refusals: ["unmoved", "closedSprint", "overLimit"])

  static func examine(_ card: Card, _ x: VerbContext, _ obstacles: inout Obstacles) {
    guard let before = x.find(card.id) else { return }
    if before.state == card.state && before.sprint == card.sprint {
      obstacles.add("unmoved", at: "state")
    }
    let isWorkedOn = card.state == .doing || card.state == .review
    if isWorkedOn || card.state == .done { obstacles.require(card, "owner") }
    if let sprint = x.find(card.sprint), sprint.state == .closed {
      obstacles.add(
        "closedSprint", at: "sprint", ["sprint": .text(sprint.name)], evidence: [sprint.id.text])
    }
    let wasWorkedOn = before.state == .doing || before.state == .review
    if isWorkedOn && !wasWorkedOn { refuseOverLimit(card, x, &obstacles) }
  }

  /// Work in progress is limited by the project's tool; a card that joins it may not pass the limit.
  private static func refuseOverLimit(
    _ card: Card, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    let project = x.find(card.sprint)?.project
    let limits = x.all(SteeringTool.self).filter { $0.project == project }.compactMap(\.wipLimit)
    guard let limit = limits.min() else { return }
    let others = x.all(Card.self).filter { other in
      other.id != card.id && (other.state == .doing || other.state == .review)
        && x.find(other.sprint)?.project == project
    }.map(\.id.text)
    if others.count >= limit {
      obstacles.add(
        "overLimit", at: "state", ["count": .integer(others.count), "limit": .integer(limit)],
        evidence: others)
    }
  }

  static func carryOut(_ card: inout Card, _ x: VerbContext, _ changes: inout VerbChanges) {
    card.movedOn = x.today
    // The day it is taken in is today's, unless somebody says which it was.
    if let before = x.find(card.id), before.sprint != card.sprint, before.takenOn == card.takenOn {
      card.takenOn = card.sprint.map { _ in x.today }
    }
    changes.arguments["state"] = .choice(card.state ?? .backlog)
  }
}
