import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// What goes wrong is said in the reader's language, in the frame, with a way on; what was typed is
/// not lost.
@Suite struct ErrorPagesTests {
  private static let words = [
    Language.french: Repository.catalogue(.french), .english: Repository.catalogue(.english),
  ]

  @Test(arguments: Language.allCases)
  func `every refusal speaks the visitor's language, has the frame and a way on`(
    language: Language
  ) async throws {
    let play = try await PlayHouse { $0.largestForm = 1 }
    let visitor = play.served.browser()
    let words = try #require(Self.words[language])
    let asks: HTTPFields = [.acceptLanguage: language.rawValue]
    let large = Array(repeating: UInt8(ascii: "a"), count: (1 << 20) + 1)
    let form: HTTPFields = [
      .acceptLanguage: language.rawValue, .contentType: "application/x-www-form-urlencoded",
    ]
    let json: HTTPFields = [
      .acceptLanguage: language.rawValue, .contentType: "application/json",
    ]
    let replies: [(status: Int, key: String, reply: Reply)] = [
      (404, "serving.status.404", try await visitor.get("/nowhere", asks)),
      (404, "serving.status.404", try await visitor.get("/nowhere/at/all", asks)),
      (405, "serving.status.405", try await visitor.send(.delete, "/signin", asks)),
      (403, "serving.staleForm", try await visitor.post("/signin", [], token: .some(nil), asks)),
      (413, "serving.status.413", try await visitor.send(.post, "/signin", form, large)),
      (415, "serving.status.415", try await visitor.send(.post, "/signin", json, [0x7B, 0x7D])),
    ]
    for (status, key, reply) in replies {
      #expect(reply.status == status, "\(status)")
      let markup = reply.text
      #expect(markup.contains("<html lang=\"\(language.rawValue)\""), "\(status)")
      #expect(markup.contains(HTML(text: words.text(key)).markup), "\(status)")
      #expect(markup.contains("class=\"top"), "\(status)")
      #expect(markup.contains("<a href=\"/\">\(words.text("serving.home"))</a>"), "\(status)")
      #expect(reply.markup.problems == [], "\(status)")
    }
  }

  @Test func `a refusal leads back to the page of ours that the reader was on, and to no other`()
    async throws
  {
    let play = try await PlayHouse()
    let word = Repository.catalogue(.french).text("serving.previous")
    let own = try await play.owner.get(
      "/nowhere", [.referer: "https://sextant.example/d/maison/channels?sort=name"])
    #expect(own.text.contains("<a href=\"/d/maison/channels?sort=name\">\(word)</a>"))
    for other in [
      "https://evil.example/d/maison", "https://sextant.example.evil.example/x",
      "https://sextant.example//evil.example", "javascript:alert(1)",
    ] {
      let reply = try await play.owner.get("/nowhere", [.referer: other])
      #expect(reply.status == 404 && !reply.text.contains(word), "\(other)")
    }
  }

  @Test func `what was typed on a page from before signing in anew is given back, and sent again`()
    async throws
  {
    let play = try await PlayHouse()
    let stale = play.editor.token
    let typed = PlayHouse.newChannel("Canal retrouvé")
    let reply = try await play.owner.post(
      "/d/maison/channels", typed + [("password", "quatre mots sans rapport")],
      token: .some(stale), [.fetchSite: "same-origin"])
    #expect(reply.status == 403 && play.channels(named: "Canal retrouvé") == 0)
    #expect(reply.text.contains("Canal retrouvé"))
    #expect(!reply.text.contains("quatre mots sans rapport"))
    let again = SentForm.read(HTML(markup: reply.text)).filter { $0.name != "token" }
    let sent = try await play.owner.post(
      "/d/maison/channels", again.map { ($0.name, $0.value) }, token: .some(reply.proof))
    #expect(sent.status == 303 && play.channels(named: "Canal retrouvé") == 1)
  }

  @Test func `what another page sends with a wrong proof is given back to nobody`() async throws {
    let play = try await PlayHouse()
    for headers in [[:], [.fetchSite: "cross-site"], [.fetchSite: "none"]] as [HTTPFields] {
      let reply = try await play.owner.post(
        "/d/maison/channels", PlayHouse.newChannel("Canal forgé"), token: "x", headers)
      #expect(reply.status == 403 && !reply.text.contains("Canal forgé"))
    }
  }

  @Test(arguments: Language.allCases)
  func `without mail, a forgotten password says whom to ask before any form`(language: Language)
    async throws
  {
    let play = try await PlayHouse()
    let reply = try await play.served.browser()
      .get("/recovery", [.acceptLanguage: language.rawValue])
    let words = try #require(Self.words[language])
    #expect(reply.status == 200 && !reply.text.contains("name=\"email\""))
    #expect(reply.text.contains(words.text("door.noMail.text")))
    // The button is named as it is on the page where the link is made.
    #expect(words.text("door.noMail.text").contains(words.text("pages.house.title")))
    #expect(words.text("door.noMail.text").contains(words.text("pages.house.recovery")))
  }
}
