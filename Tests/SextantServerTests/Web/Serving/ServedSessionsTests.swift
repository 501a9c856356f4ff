import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// What becomes of work and of open pages when a session ends, is made anew or is taken away.
@Suite struct ServedSessionsTests {
  private static let fortnight = 15 * 86_400

  /// Lets a browser's session grow too old.
  private static func tire(_ play: PlayHouse) {
    play.served.time.set(play.served.time.read().adding(seconds: fortnight).milliseconds)
  }

  private static func signIn(_ account: Account) -> [(name: String, value: String)] {
    [("email", account.email), ("password", ServedHouse.password.text)]
  }

  @Test func `a form sent after the session ended is kept, and sent once more after signing in`()
    async throws
  {
    let play = try await PlayHouse()
    let form = PlayHouse.newChannel("Salon <&\"'> d’été", once: "k1")
    let stale = play.editor.token
    Self.tire(play)
    let late = try await play.editor.post("/d/maison/channels", form, token: .some(stale))
    #expect(late.status == 401 && late.text.contains("Votre session a expiré"))
    #expect(play.channels(named: "Salon <&\"'> d’été") == 0)
    let carried = SentForm.read(HTML(markup: late.text)).filter {
      $0.name == "resume" || $0.name.hasPrefix("kept.")
    }
    #expect(carried.contains { $0 == ("kept.name", "Salon <&\"'> d’été") })
    #expect(!late.text.contains(stale))

    let entered = try await play.editor.post(
      "/signin", Self.signIn(play.edith) + carried, token: .some(late.proof))
    #expect(entered.status == 200 && entered.text.contains("Confirmez l’envoi"))
    #expect(play.channels(named: "Salon <&\"'> d’été") == 0)
    let again = SentForm.read(HTML(markup: entered.text)).filter { $0.name != "token" }
    let kept = again.filter { entry in form.contains { $0.name == entry.name } }
    #expect(kept.contains { $0 == ("name", "Salon <&\"'> d’été") })
    #expect(kept.contains { $0 == ("once", "k1") })
    #expect(entered.text.contains("action=\"/d/maison/channels\""))
    for _ in 0..<2 {
      #expect(try await play.editor.post("/d/maison/channels", kept).status == 303)
      #expect(play.channels(named: "Salon <&\"'> d’été") == 1)
    }
  }

  @Test func `what another site sends to somebody signed out is not put before them`() async throws
  {
    let play = try await PlayHouse()
    let visitor = play.served.browser()
    _ = try await visitor.get("/signin")
    let form = PlayHouse.newChannel("Forgé")
    for headers in [[.fetchSite: "cross-site"], [.origin: "https://evil.example"]] as [HTTPFields] {
      let reply = try await visitor.post("/d/maison/channels", form, headers)
      #expect(reply.status == 403 && !reply.text.contains("Forgé"))
    }
  }

  @Test func `a file sent after the session ended is not kept, and its sender is told`()
    async throws
  {
    let play = try await PlayHouse()
    let stale = play.editor.token
    Self.tire(play)
    let late = try await play.editor.attach(
      "preuve.pdf", Array("%PDF-1.7".utf8), to: "/d/maison/channels/web/files", token: stale)
    #expect(late.status == 401 && late.text.contains("joignez-le de nouveau"))
    #expect(!late.text.contains("%PDF") && play.live.snapshot.files.isEmpty)
    let carried = SentForm.read(HTML(markup: late.text)).filter { $0.name == "back" }
    let entered = try await play.editor.post(
      "/signin", Self.signIn(play.edith) + carried, token: .some(late.proof))
    #expect(entered.location == "/d/maison/channels/web")
  }

  @Test func `the form of a new dossier is kept as well`() async throws {
    let play = try await PlayHouse()
    Self.tire(play)
    let late = try await play.owner.post(
      "/dossiers", [("start", "blank"), ("title", "Nouveau départ")], token: "stale")
    #expect(late.status == 401)
    let carried = SentForm.read(HTML(markup: late.text)).filter {
      $0.name == "resume" || $0.name.hasPrefix("kept.")
    }
    let entered = try await play.owner.post(
      "/signin", Self.signIn(play.camille) + carried, token: .some(late.proof))
    #expect(
      entered.text.contains("Nouveau départ") && entered.text.contains("action=\"/dossiers\""))
    let made = try await play.owner.post(
      "/dossiers", SentForm.read(HTML(markup: entered.text)).filter { $0.name != "token" })
    #expect(made.status == 303)
  }

  @Test func `signing out everywhere ends every session, with its pages and forms`() async throws {
    let play = try await PlayHouse()
    let other = try play.served.browser(of: play.edith)
    let stale = other.token
    #expect(try await other.get("/d/maison").status == 200)
    #expect(try await play.editor.post("/sign-out", [("everywhere", "1")]).status == 303)
    for browser in [other, play.editor] {
      let page = try await browser.get("/d/maison")
      #expect(page.status == 303 && page.location?.hasPrefix("/signin") == true)
    }
    let late = try await other.post(
      "/d/maison/channels", PlayHouse.newChannel("Tard"), token: .some(stale))
    #expect(late.status == 401 && play.channels(named: "Tard") == 0)
    #expect(try await play.owner.get("/d/maison").status == 200)
  }

  @Test func `a new password ends the other sessions and gives this one a new secret`() async throws
  {
    let play = try await PlayHouse()
    let other = try play.served.browser(of: play.edith)
    let old = play.served.browser()
    old.cookies = play.editor.cookies
    let fresh = "cinq mots vraiment sans rapport"
    let reply = try await play.editor.post(
      "/account/password", [("current", ServedHouse.password.text), ("password", fresh)])
    #expect(reply.status == 303 && !reply.headers[values: .setCookie].isEmpty)
    #expect(play.editor.token != old.token)
    #expect(try await play.editor.get("/d/maison").status == 200)
    for browser in [other, old] { #expect(try await browser.get("/d/maison").status == 303) }
    let stale = try await play.editor.post("/d/maison/channels", [], token: .some(old.token))
    #expect(stale.status == 403)
  }

  @Test func `a browser gets a new secret once a day, and its open forms go on`() async throws {
    let play = try await PlayHouse()
    let cookie = play.served.site.sessionCookie
    let copied = play.served.browser()
    copied.cookies = play.editor.cookies
    let old = play.editor.token
    #expect(try await play.editor.get("/d/maison").headers[values: .setCookie].isEmpty)
    play.served.time.set(play.served.time.read().adding(days: 1).milliseconds)
    // Saving takes nothing along: a browser that sends a form shows what it has.
    let form = PlayHouse.newChannel("Avant")
    #expect(try await play.editor.post("/d/maison/channels", form).status == 303)
    #expect(play.editor.cookies[cookie] == copied.cookies[cookie])
    #expect(try await play.editor.get("/d/maison").status == 200)
    #expect(play.editor.cookies[cookie] != copied.cookies[cookie])
    let next = PlayHouse.newChannel("Ensuite")
    #expect(try await play.editor.post("/d/maison/channels", next, token: .some(old)).status == 303)
    #expect(try await copied.get("/d/maison").status == 200)
    play.served.time.set(play.served.time.read().adding(seconds: 60).milliseconds)
    #expect(try await copied.get("/d/maison").status == 303)
    #expect(try await play.editor.get("/d/maison").status == 200)
  }

  @Test func `a clock set back an hour neither ends sessions nor lengthens waits`() async throws {
    let play = try await PlayHouse()
    let now = play.served.time.read()
    let visitor = play.served.browser()
    _ = try await visitor.get("/signin")
    let wrong = [("email", play.edith.email), ("password", "quatre mots tout autres")]
    var last: Reply?
    for _ in 0..<7 { last = try await visitor.post("/signin", wrong) }
    #expect(last?.status == 429)
    play.served.time.set(now.adding(seconds: -3600).milliseconds)
    #expect(try await play.editor.get("/d/maison").status == 200)
    #expect(
      try await play.editor.post("/d/maison/channels", PlayHouse.newChannel("A")).status == 303)
    let held = try await visitor.post("/signin", Self.signIn(play.edith))
    #expect(held.status == 429)
    let wait = held.headers[.retryAfter].flatMap { Int($0) } ?? .max
    #expect(wait <= 15)
    play.served.time.set(now.adding(seconds: -3600 + wait).milliseconds)
    #expect(try await visitor.post("/signin", Self.signIn(play.edith)).status == 303)
  }
}
