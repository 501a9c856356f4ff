internal import SextantKernels
import SextantModel

/// The sprint that comes after the last one of a project: its number, as long as the last, from the
/// next Monday on.
struct NextSprint: Sendable, Equatable {
  let name: String
  let project: ID<Project>?
  let start: Day
  let end: Day

  /// - Parameter word: what a sprint is called, where the last one's name ends in no number.
  init(after sprints: [Sprint], today: Day, word: String) {
    let last =
      sprints.filter { $0.end != nil }
      .max { ($0.end ?? today) < ($1.end ?? today) } ?? sprints.last
    project = last?.project
    name = Self.name(after: last?.name ?? "", word: word, number: sprints.count + 1)
    let free = max(last?.end?.adding(days: 1) ?? today, today)
    start = free.adding(days: (8 - CivilDay.weekday(of: free.number)) % 7)
    var length = 11
    if let from = last?.start, let to = last?.end, (1...60).contains(to.days(since: from)) {
      length = to.days(since: from)
    }
    end = start.adding(days: length)
  }

  /// `Sprint 8` is followed by `Sprint 9`.
  private static func name(after last: String, word: String, number: Int) -> String {
    let digits = String(last.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard !digits.isEmpty, digits.count < 6, let value = Int(digits) else {
      return "\(word) \(number)"
    }
    return last.dropLast(digits.count) + String(value + 1)
  }
}

/// Where open cards stand: in a sprint that is still to end, in one that is closed, or in none.
struct CardHomes: Sendable {
  /// The sprint that open cards can be taken into: one under way, else the next to come.
  let open: Sprint?
  private let closed: Set<ID<Sprint>>

  init(_ sprints: [Sprint]) {
    closed = Set(sprints.filter { $0.state == .closed }.map(\.id))
    open =
      sprints.first { $0.state == .running }
      ?? sprints.filter { ($0.state ?? .planned) == .planned }
      .min { ($0.start?.number ?? .max) < ($1.start?.number ?? .max) }
  }

  /// Whether the card is left over from a sprint that is closed.
  func isLeftOver(_ card: Card) -> Bool {
    card.state != .done && isClosed(card)
  }

  /// Whether the card's sprint is closed: one that is done stays as it is.
  func isClosed(_ card: Card) -> Bool { card.sprint.map(closed.contains) ?? false }
}
