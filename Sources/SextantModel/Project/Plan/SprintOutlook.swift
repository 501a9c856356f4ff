public import SextantKernels

/// How much a project's team finishes in a sprint, what is left of the running one day by day, and
/// how many sprints the rest will take, as an interval.
///
/// A card counts with its points, or as one where it has none; it is finished on the day it was
/// moved to "done", and a part of the sprint from the day it was taken into it.
public struct SprintOutlook: Sendable {
  /// Sprints that have ended, the first one first, with what was finished in each.
  public let past: [(sprint: Sprint, done: Double)]
  public let velocity: Velocity?
  /// The running sprint, or the last one.
  public let sprint: Sprint?
  /// Its working days.
  public let days: [Day]
  public let burndown: Burndown?
  /// What no sprint has finished yet, in the running one, in those to come and in reserve.
  public let remaining: Double
  public let forecast: Velocity.Forecast?
  /// Entry k is the chance of being done within k + 1 sprints, drawn from past ones.
  public let chances: [Double]
  /// How long sprints usually are, in working days.
  public let usualDays: Int
  private let holidays: HolidayCalendar?

  /// `nil` for a project without dated sprints.
  ///
  /// - Parameter chosen: whose burndown is wanted; the running sprint's where left out.
  public init?(
    _ sprints: [Sprint], cards: [Card], today: Day, chosen: ID<Sprint>? = nil,
    holidays: HolidayCalendar? = nil
  ) {
    self.holidays = holidays
    let dated = sprints.filter { $0.start != nil && $0.end != nil }
      .sorted { ($0.start ?? today, $0.id.text) < ($1.start ?? today, $1.id.text) }
    guard !dated.isEmpty else { return nil }
    let bySprint = Dictionary(grouping: cards.filter { $0.sprint != nil }, by: \.sprint)
    func weight(_ card: Card) -> Double { card.points ?? 1 }
    past = dated.filter { $0.state == .closed || ($0.state == nil && ($0.end ?? today) < today) }
      .map { sprint in
        let done = (bySprint[sprint.id] ?? []).filter { $0.state == .done }
        return (sprint, done.map(weight).reduce(0, +))
      }
    velocity = Velocity(past.map(\.done))
    let open = cards.filter { $0.state != .done }
    remaining = open.map(weight).reduce(0, +)
    forecast = remaining > 0 ? velocity?.forecast(remaining: remaining) : nil
    chances = remaining > 0 ? velocity?.chances(remaining: remaining, horizon: 40) ?? [] : []

    let calendar = WorkingDays(spanning: dated.flatMap { [$0.start, $0.end] }, holidays)
    let lengths = dated.map { sprint in
      calendar.count(from: sprint.start ?? today, through: sprint.end ?? today)
    }
    usualDays = lengths.sorted()[lengths.count / 2]
    let shown =
      dated.first { $0.id == chosen } ?? dated.first { $0.state == .running }
      ?? dated.last { ($0.start ?? today) <= today } ?? dated.first
    sprint = shown
    guard let shown, let start = shown.start, let end = shown.end else {
      days = []
      burndown = nil
      return
    }
    let length = min(calendar.count(from: start, through: end), Burndown.mostDays)
    let days = (0..<max(0, length)).compactMap { calendar.day($0 + 1, from: start) }
    self.days = days
    let own = bySprint[shown.id] ?? []
    let isOver = shown.state == .closed || end < today
    let passed = days.filter { isOver || $0 <= today }
    // What was finished, or came in, on a day off counts on the working day after it.
    func sum(_ cards: [Card], by when: (Card) -> Day?) -> [Double] {
      var sums = [Double](repeating: 0, count: days.count)
      for card in cards {
        guard let day = when(card), !days.isEmpty else { continue }
        sums[days.firstIndex { $0 >= day } ?? days.count - 1] += weight(card)
      }
      return Array(sums.prefix(passed.count))
    }
    // On its first day a sprint is still being planned.
    let later = own.filter { card in card.takenOn.map { $0 > start } ?? false }
    let done = sum(own.filter { $0.state == .done }) { $0.movedOn ?? end }
    let changes = sum(later.filter { isOver || ($0.takenOn ?? end) <= today }) { $0.takenOn }
    let first = own.map(weight).reduce(0, +) - later.map(weight).reduce(0, +)
    burndown = Burndown(
      scope: max(0, first), days: max(1, days.count), done: done, changes: changes)
  }

  /// Of a project of the dossier.
  public init?(_ project: Project?, _ x: Examination, chosen: ID<Sprint>? = nil) {
    let sprints = x.all(Sprint.self).filter { project == nil || $0.project == project?.id }
    let ids = Set(sprints.map(\.id))
    let tasks = Set(
      x.all(ProjectTask.self).filter { $0.project == project?.id }.map(\.id))
    let cards = x.all(Card.self).filter { card in
      if let sprint = card.sprint { return ids.contains(sprint) }
      if let task = card.task { return project == nil || tasks.contains(task) }
      return project == nil
    }
    self.init(
      sprints, cards: cards, today: x.today, chosen: chosen,
      holidays: x.dossier.holidays)
  }

  /// The day on which so many more sprints would end, counted from the running one or today.
  public func end(after sprints: Int, today: Day) -> Day? {
    guard sprints >= 1, sprints < 1_000 else { return nil }
    let from = sprint?.state == .running ? sprint?.start ?? today : today
    return WorkingDays(spanning: [from, from.adding(days: 3_000)], holidays)
      .day(sprints * max(1, usualDays), from: from)
  }
}
