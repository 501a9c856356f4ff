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

/// What is left to do in a sprint, day by day, beside a steady pace.
struct Burndown: Sendable, Equatable {
  let days: [Day]
  /// From all cards to none on the last day.
  let steady: [Double]
  /// Cards not done at the end of each day; `nil` for the days to come.
  let left: [Int?]

  /// - Returns: `nil` without cards, or where the sprint's days are not stated.
  init?(_ sprint: Sprint, _ cards: [Card], today: Day, _ holidays: HolidayCalendar? = nil) {
    guard let start = sprint.start, let end = sprint.end, start <= end, !cards.isEmpty,
      end.days(since: start) < 400
    else { return nil }
    let calendar = WorkingDays(spanning: [start, end], holidays)
    let days = (0...end.days(since: start)).map { start.adding(days: $0) }
      .filter { calendar.isWorking($0) }
    guard !days.isEmpty else { return nil }
    self.days = days
    // What is taken in later is added scope, there from its day on.
    let total = Double(cards.count { card in card.takenOn.map { $0 <= start } ?? true })
    steady = days.indices.map {
      total * Double(days.count - 1 - $0) / Double(max(days.count - 1, 1))
    }
    left = days.map { day in
      guard day <= today else { return nil }
      return cards.count { card in
        if let taken = card.takenOn, taken > start, taken > day { return false }
        guard card.state == .done else { return true }
        // A card done without a date counts as done since always.
        return card.movedOn.map { $0 > day } ?? false
      }
    }
  }
}
