import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

@Suite struct KnownMethodsTests {
  private static let pages = [
    "/", "/signin", "/recovery", "/dossiers", "/dossiers/new", "/account", "/account/house",
    "/account/activity", "/account/house/activity",
    "/gallery", "/health", "/robots.txt", "/favicon.svg", "/metrics", "/d/maison",
    "/d/maison/findings", "/d/maison/coverage", "/d/maison/thread", "/d/maison/history",
    "/d/maison/search?q=web", "/d/maison/people", "/d/maison/settings", "/d/maison/rooms/strategy",
    "/d/maison/boards/swot", "/d/maison/channels", "/d/maison/channels?format=csv",
    "/d/maison/channels/new", "/d/maison/channels/web", "/d/maison/channels/web/edit",
    "/d/maison/export.zip", "/d/maison/events?poll=1", "/d/maison/channels/none", "/nowhere",
    "/api/v1/dossiers/maison/channels",
  ]

  @Test func `what can be got can be asked for without its body`() async throws {
    let play = try await PlayHouse { $0.metrics = .everybody }
    for address in Self.pages {
      let got = try await play.owner.get(address)
      let asked = try await play.owner.send(.head, address)
      #expect(asked.status == got.status, "\(address)")
      #expect(asked.bytes.isEmpty && !got.bytes.isEmpty || got.status == 303, "\(address)")
      for name in [HTTPField.Name.contentType, .contentLanguage, .cacheControl, .location] {
        #expect(asked.headers[name] == got.headers[name], "\(address) \(name)")
      }
    }
  }

  @Test func `other methods are refused with the ones that an address knows`() async throws {
    let play = try await PlayHouse()
    let brew = try #require(HTTPRequest.Method(rawValue: "BREW"))
    for (address, allowed) in [
      ("/", "GET, HEAD"), ("/signin", "GET, HEAD, POST"), ("/sign-out", "POST"),
      ("/d/maison", "GET, HEAD"), ("/d/maison/channels/web", "GET, HEAD, POST"),
      ("/d/maison/export.zip", "GET, HEAD"), ("/account/theme", "POST"),
      ("/health", "GET, HEAD"), ("/favicon.svg", "GET, HEAD"),
    ] {
      for method in [HTTPRequest.Method.put, .patch, .delete, .trace, brew] {
        let reply = try await play.owner.send(method, address)
        #expect(reply.status == 405, "\(method) \(address)")
        #expect(reply.headers[.allow] == allowed, "\(method) \(address)")
        #expect(reply.text.contains("n’accepte pas cette opération"), "\(method) \(address)")
      }
    }
    let nowhere = try await play.owner.send(brew, "/nowhere")
    #expect(nowhere.status == 404 && nowhere.headers[.allow] == nil)
    let sequence = play.sequence
    let reply = try await play.owner.send(
      .delete, "/api/v1/dossiers", [.formToken: play.owner.token])
    #expect(reply.status == 405 && reply.headers[.allow] == "GET, HEAD, OPTIONS")
    #expect(play.sequence == sequence)
  }

  @Test func `a refusal is told in the reader's language, in the frame of who is signed in`()
    async throws
  {
    let play = try await PlayHouse()
    let english = try await play.served.account("Eleanor", .editor, language: .english)
    let browser = try play.served.browser(of: english)
    // An account's language counts more than its browser's.
    for reply in [
      try await browser.get("/nowhere"), try await browser.send(.put, "/d/maison"),
      try await browser.post("/d/maison/channels", [], token: "x"),
    ] {
      #expect(reply.headers[.contentLanguage] == "en")
      #expect(reply.text.contains("lang=\"en\"") && reply.text.contains("Eleanor"))
    }
    let visitor = play.served.browser()
    visitor.language = "en-GB,en;q=0.9,fr;q=0.5"
    for address in ["/nowhere", "/d/maison/files/x", "/signin"] {
      let reply = try await visitor.get(address)
      if reply.status != 303 { #expect(reply.headers[.contentLanguage] == "en", "\(address)") }
    }
  }
}
