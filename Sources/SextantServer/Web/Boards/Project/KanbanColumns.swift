import SextantModel

/// Cards by column, and whether more work is under way than the team's limit allows.
struct KanbanColumns: Sendable {
  /// In the order of work; within a column by what is due first.
  let columns: [(state: CardState, cards: [Card])]
  /// Cards of the projects shown that somebody is working on, also those a filter hides.
  let underWay: Int
  let limit: Int?

  /// - Parameters:
  ///   - all: every card of the project.
  ///   - shown: those that the filters leave.
  init(_ shown: [Card], of all: [Card], limit: Int?) {
    var byState: [CardState: [Card]] = [:]
    for card in shown { byState[card.state ?? .backlog, default: []].append(card) }
    columns = CardState.allCases.map { state in
      let cards = (byState[state] ?? []).enumerated().sorted { a, b in
        switch (a.element.due, b.element.due) {
        case (let one?, let other?) where one != other: one < other
        case (_?, nil): true
        case (nil, _?): false
        default: a.offset < b.offset
        }
      }
      return (state, cards.map(\.element))
    }
    underWay = all.count { $0.state == .doing || $0.state == .review }
    self.limit = limit
  }

  var isOverLimit: Bool { limit.map { underWay > $0 } ?? false }

  /// Whether the limit concerns cards of this column.
  static func isLimited(_ state: CardState) -> Bool { state == .doing || state == .review }
}
