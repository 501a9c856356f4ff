import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// Asking for an answer's head, or fetching a page that nobody asked for yet, uses nothing up.
@Suite struct GlanceTests {
  private static let glances: [(HTTPRequest.Method, HTTPFields)] = [
    (.head, [:]), (.get, [.init("Sec-Purpose")!: "prefetch;prerender"]),
    (.get, [.init("Purpose")!: "prefetch"]), (.get, [.init("X-Moz")!: "prefetch"]),
  ]

  @Test func `a share link that is only looked at is not opened`() async throws {
    let play = try await PlayHouse()
    let made = try await play.served.people.shareLinks.make(
      dossier: "maison", label: "Jury", scope: ShareScope(kinds: ["channel"]),
      expires: play.served.time.read().adding(days: 3), by: play.camille.id,
      from: ServedHouse.console)
    func uses() throws -> [Int] {
      try play.served.people.shareLinks.list(of: "maison").map(\.uses)
    }
    let log = try play.served.people.log.entries(limit: 1000).count
    for (method, headers) in Self.glances {
      let browser = play.served.browser()
      let reply = try await browser.send(method, "/share/\(made.token.text)", headers)
      #expect(reply.status == 303 && browser.cookies.keys.allSatisfy { !$0.contains("share") })
    }
    #expect(try uses() == [0])
    #expect(try play.served.people.log.entries(limit: 1000).count == log)
    #expect(try await play.served.browser().get("/share/\(made.token.text)").status == 303)
    #expect(try uses() == [1])
  }

  @Test func `what is only looked at stays new, called for and to be told`() async throws {
    let play = try await PlayHouse()
    let people = play.served.people
    _ = try await play.editor.get("/d/maison")
    play.served.time.set(play.served.time.read().adding(seconds: 3600).milliseconds)
    var comment = Comment()
    comment.id = "CO1"
    comment.about = AnyID("web")
    comment.author = "Camille Moreau"
    comment.text = "Qu’en dites-vous, @Edith ?"
    try play.live.change([put(comment), put(channel("web", "Toile"))], by: "1")
    // Something is waiting to be told to the editor too.
    let done = try await play.editor.post("/d/maison/channels", PlayHouse.newChannel("Salon"))
    #expect(done.status == 303)
    func state() throws -> [String] {
      let known = try people.visits.known(play.edith.id, in: "maison").map(String.init) ?? "-"
      let unopened = try people.mentions.unopened(["CO1"], by: play.edith.id, in: "maison")
      return [known, String(unopened.count)]
    }
    let before = try state()
    for (method, headers) in Self.glances {
      for address in ["/d/maison", "/d/maison/channels/web"] {
        #expect(try await play.editor.send(method, address, headers).status == 200)
      }
    }
    #expect(try state() == before && before[1] == "1")
    // The notice of what was done is told once, to whom reads it.
    #expect(try await play.editor.get("/d/maison/channels/web").text.contains("Ajouté."))
    #expect(try await !play.editor.get("/d/maison/channels/web").text.contains("Ajouté."))
    #expect(try state()[1] == "0")
  }
}
