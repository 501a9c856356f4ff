import SextantModel
import Testing

@testable import SextantServer

@Suite struct KanbanColumnsTests {
  private static func card(_ id: String, _ state: CardState?, due: Int? = nil, moved: Int? = nil)
    -> Card
  {
    var card = Card()
    card.id = ID(id)
    card.state = state
    card.due = due.flatMap { Day(2026, 1, $0) }
    card.movedOn = moved.flatMap { Day(2026, 1, $0) }
    return card
  }

  @Test func `cards stand in their column, what is due first on top`() {
    let cards = [
      Self.card("a", .doing), Self.card("b", .doing, due: 9), Self.card("c", .doing, due: 7),
      Self.card("d", nil), Self.card("e", .review),
    ]
    let columns = KanbanColumns(cards, of: cards, limit: 3)
    #expect(columns.columns.map(\.state) == [.backlog, .ready, .doing, .review, .done])
    #expect(columns.columns[2].cards.map(\.id.text) == ["c", "b", "a"])
    #expect(columns.columns[0].cards.map(\.id.text) == ["d"])
    #expect(columns.underWay == 4 && columns.isOverLimit)
    #expect(!KanbanColumns(cards, of: cards, limit: 4).isOverLimit)
    #expect(!KanbanColumns(cards, of: cards, limit: nil).isOverLimit)
  }

  @Test func `the burndown counts what is left each working day, up to today`() throws {
    var sprint = Sprint()
    sprint.start = Day(2026, 1, 8)
    sprint.end = Day(2026, 1, 14)
    let cards = [Self.card("a", .done, moved: 9), Self.card("b", .doing, moved: 8)]
    let today = try #require(Day(2026, 1, 12))
    let pace = try #require(Burndown(sprint, cards, today: today))
    // Thursday, Friday, then Monday to Wednesday.
    #expect(pace.days.map(\.dayOfMonth) == [8, 9, 12, 13, 14])
    #expect(pace.steady == [2, 1.5, 1, 0.5, 0])
    #expect(pace.left == [2, 1, 1, nil, nil])
    // One more card on Friday: two from the start, three from then on, one of them done.
    var late = Self.card("c", .doing, moved: 12)
    late.takenOn = Day(2026, 1, 9)
    let more = try #require(Burndown(sprint, cards + [late], today: today))
    #expect(more.steady.first == 2 && more.left == [2, 2, 2, nil, nil])
    #expect(Burndown(sprint, [], today: today) == nil)
    #expect(Burndown(Sprint(), cards, today: today) == nil)
  }
}
