import SextantModel
import Testing

@testable import SextantServer

@Suite struct NextSprintTests {
  private static func sprint(
    _ id: String, _ name: String, _ state: SprintState?, _ start: Day?, _ end: Day?
  ) -> Sprint {
    var sprint = Sprint()
    sprint.id = ID(id)
    sprint.name = name
    sprint.project = "PJ"
    sprint.state = state
    (sprint.start, sprint.end) = (start, end)
    return sprint
  }

  private static func card(_ id: String, _ state: CardState, in sprint: String?) -> Card {
    var card = Card()
    card.id = ID(id)
    card.title = "Card \(id)"
    card.state = state
    card.sprint = sprint.map { ID($0) }
    return card
  }

  @Test func `the next sprint is one number on, as long, from the next Monday`() throws {
    let last = Self.sprint("A", "Sprint 8", .closed, Day(2026, 4, 13), Day(2026, 4, 24))
    // 24 April 2026 is a Friday.
    let soon = NextSprint(after: [last], today: try #require(Day(2026, 4, 22)), word: "Sprint")
    #expect(soon.name == "Sprint 9" && soon.project == "PJ")
    #expect(soon.start == Day(2026, 4, 27) && soon.end == Day(2026, 5, 8))
    // Tuesday, long after: the Monday that follows.
    let late = NextSprint(after: [last], today: try #require(Day(2026, 6, 30)), word: "Sprint")
    #expect(late.start == Day(2026, 7, 6) && late.end == Day(2026, 7, 17))
    // On a Monday it begins the same day.
    let now = NextSprint(after: [], today: try #require(Day(2026, 7, 6)), word: "Sprint")
    #expect(now.name == "Sprint 1" && now.start == Day(2026, 7, 6) && now.end == Day(2026, 7, 17))
    let named = Self.sprint("A", "Lancement", .closed, nil, nil)
    #expect(
      NextSprint(after: [named], today: try #require(last.start), word: "Sprint").name == "Sprint 2"
    )
  }

  @Test func `cards left over are those not done in a closed sprint`() {
    let sprints = [
      Self.sprint("A", "1", .closed, nil, nil),
      Self.sprint("C", "3", .planned, Day(2026, 8, 1), nil),
      Self.sprint("B", "2", nil, Day(2026, 7, 1), nil),
    ]
    let homes = CardHomes(sprints)
    #expect(homes.open?.id == "B")
    #expect(homes.isLeftOver(Self.card("1", .doing, in: "A")))
    #expect(!homes.isLeftOver(Self.card("2", .done, in: "A")))
    #expect(homes.isClosed(Self.card("2", .done, in: "A")))
    #expect(!homes.isLeftOver(Self.card("3", .doing, in: "B")))
    #expect(!homes.isLeftOver(Self.card("4", .doing, in: nil)))
    let running = Self.sprint("D", "4", .running, nil, nil)
    #expect(CardHomes(sprints + [running]).open?.id == "D")
  }

  private static func dossier(_ sprints: [Sprint], _ cards: [Card]) -> Dossier {
    var dossier = Dossier()
    for sprint in sprints { dossier.put(sprint) }
    for card in cards { dossier.put(card) }
    return dossier
  }

  @Test func `where every sprint is closed, cards leave it and the next one is a button`() {
    let closed = Self.sprint("A", "Sprint 1", .closed, Day(2026, 6, 1), Day(2026, 6, 12))
    let cards = [Self.card("open", .doing, in: "A"), Self.card("old", .done, in: "A")]
    let view = BoardStage.view(.french, of: Self.dossier([closed], cards))
    let markup = KanbanBoard.draw(view).markup
    #expect(BoardMarkup(markup).faults == [])
    #expect(markup.contains("name=\"name\" value=\"Sprint 2\""))
    #expect(markup.contains("name=\"start\" value=\"2026-07-06\""))
    // The open card may leave the sprint; the one that is done stays.
    #expect(markup.contains("/cards/open/verbs/card.move"))
    #expect(!markup.contains("/cards/old/verbs/card.move"))
    #expect(markup.contains("name=\"sprint\" value=\"\""))
    // Read only: said, not offered.
    let reader = BoardStage.view(.french, of: Self.dossier([closed], cards), mayEdit: false)
    #expect(!KanbanBoard.draw(reader).markup.contains("<form method=\"post\""))
  }

  @Test func `where a sprint is open, what was left over is taken into it`() {
    let sprints = [
      Self.sprint("A", "Sprint 1", .closed, nil, nil),
      Self.sprint("B", "Sprint 2", .planned, Day(2026, 7, 6), Day(2026, 7, 17)),
    ]
    let cards = [Self.card("open", .doing, in: "A"), Self.card("bare", .backlog, in: nil)]
    let dossier = Self.dossier(sprints, cards)
    let markup = KanbanBoard.draw(BoardStage.view(.french, of: dossier)).markup
    #expect(markup.contains("name=\"sprint\" value=\"B\""))
    #expect(!markup.contains("value=\"Sprint 3\""))
    // Cards of no sprint have a look of their own.
    let none = KanbanBoard.draw(
      BoardStage.view(.french, [("sprint", "none")], of: dossier)
    ).markup
    #expect(none.contains("/cards/bare\"") && !none.contains("/cards/open\""))
  }

  @Test func `the board's own forms make the sprint and take the card out`() async throws {
    let bench = try RoomBench(isEmpty: true)
    let closed = Self.sprint("A", "Sprint 1", .closed, Day(2026, 6, 1), Day(2026, 6, 12))
    var open = Self.card("C1", .doing, in: "A")
    open.owner = nil
    _ = try await bench.live.apply([.put(closed), .put(open)], by: "1", verb: "item.create")
    _ = await bench.post(
      "cards", "C1", "verbs", "card.move", form: [("state", "ready"), ("sprint", "")])
    let moved = try #require(bench.find(ID<Card>("C1")))
    #expect(moved.sprint == nil && moved.state == .ready)
    _ = await bench.post(
      "sprints",
      form: [
        ("name", "Sprint 2"), ("project", ""), ("start", "2026-07-06"), ("end", "2026-07-17"),
        ("back", "/d/bench/boards/kanban"),
      ])
    let made = bench.live.snapshot.dossier.all(Sprint.self).first { $0.name == "Sprint 2" }
    #expect(made?.start == Day(2026, 7, 6) && made?.state != .closed)
  }
}
