import Foundation
import Testing

@testable import SextantModel
@testable import SextantServer

/// What a link that was handed out opens: one item, one board, one room, and nothing beside.
@Suite struct LinkScopeTests {
  /// The address of the link that the form has made, as its maker is shown it once.
  private static func made(_ reply: Reply) throws -> String {
    let page = reply.text
    let start = try #require(page.range(of: "/share/"))
    return String(page[start.lowerBound...].prefix { $0 != "<" && $0 != "\"" })
  }

  private static func make(_ play: PlayHouse, _ fields: [(name: String, value: String)])
    async throws -> String
  {
    let until = Instant.now().adding(days: 7)
    let day = localMoment(until).day.text
    let reply = try await play.owner.post(
      "/d/maison/people/link", [("label", "Comité"), ("expires", day)] + fields)
    #expect(reply.status == 200, "\(reply.text.prefix(2000))")
    return try made(reply)
  }

  @Test func `a link for one item leads to it and opens nothing else`() async throws {
    let play = try await PlayHouse()
    let page = try await play.owner.get("/d/maison/channels/web")
    #expect(page.text.contains("/d/maison/people?item=web#links"))
    let form = try await play.owner.get("/d/maison/people?item=web")
    #expect(form.text.contains("name=\"item\" value=\"web\""))
    let reader = play.served.browser()
    let opened = try await reader.get(try await Self.make(play, [("item", "web")]))
    #expect(opened.location == "/d/maison/channels/web")
    #expect(try await reader.get("/d/maison/channels/web").status == 200)
    #expect(try await reader.get("/d/maison/channels/shop").status == 404)
    #expect(!(try await reader.get("/d/maison/channels").text).contains("Boutique"))
    // Who only reads shares nothing on.
    #expect(!(try await reader.get("/d/maison/channels/web").text).contains("people?item="))
  }

  @Test func `a link for one board leads to it and opens the kinds that it shows`() async throws {
    let play = try await PlayHouse()
    var matrix = Matrix()
    matrix.id = "MX1"
    matrix.title = "SWOT"
    matrix.matrixKind = .swot
    var item = MatrixItem()
    item.id = "S1"
    item.matrix = "MX1"
    item.cell = .strengths
    item.text = "Une équipe connue"
    try play.live.change([.put(matrix), .put(item)], by: "console")
    let reader = play.served.browser()
    let opened = try await reader.get(try await Self.make(play, [("board", "swot")]))
    #expect(opened.location == "/d/maison/boards/swot")
    let board = try await reader.get("/d/maison/boards/swot")
    #expect(board.status == 200 && board.text.contains("Une équipe connue"))
    #expect(try await reader.get("/d/maison/channels/web").status == 404)
    let people = try await play.owner.get("/d/maison/people")
    #expect(people.text.contains(Repository.catalogue(.french).text("board.swot.title")))
  }

  @Test func `a link for one room leads to it, one for several to the first page`() async throws {
    let play = try await PlayHouse()
    let one = try await Self.make(play, [("room", "watch")])
    #expect(try await play.served.browser().get(one).location == "/d/maison/rooms/watch")
    let two = try await Self.make(play, [("room", "watch"), ("board", "swot")])
    #expect(try await play.served.browser().get(two).location == "/d/maison")
  }

  @Test func `a link that would open nothing is not made`() async throws {
    let play = try await PlayHouse()
    let day = localMoment(Instant.now().adding(days: 7)).day.text
    for fields in [[], [("item", "nothing")], [("board", "certificates")], [("room", "x")]] {
      let reply = try await play.owner.post(
        "/d/maison/people/link", [("label", "Comité"), ("expires", day)] + fields)
      #expect(reply.status == 422 && reply.text.contains("au moins un domaine"))
    }
    #expect(try play.served.people.shareLinks.list(of: "maison").isEmpty)
  }

  @Test func `a scope is kept line by line and read again`() {
    let scope = ShareScope(
      rooms: ["watch"], kinds: ["channel"], items: ["web"], boards: ["swot"], report: "R1")
    #expect(scope.text == "room watch\nkind channel\nitem web\nboard swot\nreport R1")
    #expect(ShareScope(text: scope.text) == scope)
    #expect(LinkScope(ShareScope(boards: ["swot"])).kinds.contains("matrixItem"))
    #expect(LinkScope(ShareScope(boards: ["certificates"])).kinds.isEmpty)
  }
}
