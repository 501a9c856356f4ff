import SextantModel

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
