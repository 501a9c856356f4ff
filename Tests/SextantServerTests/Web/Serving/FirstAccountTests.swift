import HTTPTypes
import Testing

@testable import SextantServer

/// An empty house belongs to whoever started it, not to whoever finds it first.
@Suite struct FirstAccountTests {
  private static let form: [(name: String, value: String)] = [
    ("name", "Camille Moreau"), ("email", "camille@maison.example"),
    ("password", "quatre mots sans rapport"), ("language", "fr"),
  ]

  @Test func `a stranger makes no account without the word, and learns nothing`() async throws {
    let house = try ServedHouse()
    let browser = house.browser()
    #expect(try await browser.get("/first").text.contains("name=\"word\""))
    for word in ["", "x", String(house.site.setUpWord.text.dropLast()), "0000-0000-0000-0000"] {
      let reply = try await browser.post("/first", Self.form + [("word", word)])
      #expect(reply.status == 422, "\(word)")
      #expect(reply.text.contains("Camille Moreau") && !reply.text.contains("quatre mots"))
      #expect(!reply.text.contains(house.site.setUpWord.text))
    }
    #expect(try house.people.accounts.isFirstVisit())
    #expect(!house.log.text.contains(house.site.setUpWord.text))
  }

  @Test func `a browser may fill in one's own name and address, and no word`() async throws {
    let page = try await ServedHouse().browser().get("/first").text
    func input(_ name: String) throws -> Substring {
      let tags = page.split(separator: "<").filter { $0.hasPrefix("input") }
      return try #require(tags.first { $0.contains("name=\"\(name)\"") })
    }
    #expect(try input("name").contains("autocomplete=\"name\""))
    #expect(try input("email").contains("autocomplete=\"username\""))
    #expect(try input("password").contains("autocomplete=\"new-password\""))
    #expect(try input("word").contains("autocomplete=\"off\""))
  }

  @Test func `with the word the first account is made, once`() async throws {
    let house = try ServedHouse()
    let browser = house.browser()
    _ = try await browser.get("/first")
    let word = try #require(house.site.wordOfFirstVisit()).text
    #expect(word.split(separator: "-").map(\.count) == [4, 4, 4, 4])
    let typed = " " + word.uppercased().replacing("-", with: " ")
    let weak = try await browser.post(
      "/first", [("name", ""), ("email", "x"), ("password", "court"), ("word", typed)])
    #expect(weak.status == 422 && weak.text.contains(typed.split(separator: " ")[0]))
    #expect(try await browser.post("/first", Self.form + [("word", typed)]).location == "/")
    #expect(try house.people.accounts.all().map(\.isAdministrator) == [true])
    #expect(house.site.wordOfFirstVisit() == nil)
    let other = house.browser()
    _ = try await other.get("/signin")
    #expect(try await other.post("/first", Self.form + [("word", word)]).location == "/signin")
    #expect(try house.people.accounts.all().count == 1)
  }

  @Test func `two houses have two words`() {
    #expect(Set((0..<100).map { _ in SetUpWord.random().text }).count == 100)
  }

  @Test(arguments: [
    ([], false), (["Host: localhost"], false), (["Host: [::1]:80"], false),
    (["Host: sextant.example"], true), (["Host: 127.0.0.1.example"], true),
    (["X-Forwarded-For: 127.0.0.1"], true), (["X-Forwarded-For: 203.0.113.4"], true),
    (["X-Real-IP: 203.0.113.4"], true), (["Forwarded: for=203.0.113.4"], true),
    (["Via: 1.1 proxy"], true), (["X-Forwarded-Proto: https"], true),
  ])
  func `who sits at the machine is not asked for the word; through a proxy everybody is`(
    headers: [String], isAsked: Bool
  ) async throws {
    let house = try await RunningHouse()
    let page = try await house.ask("GET /first", headers)
    #expect(page.hasPrefix("HTTP/1.1 200"))
    #expect(page.contains("name=\"word\"") == isAsked, "\(headers)")
  }

  @Test func `a house with a public address, or behind a proxy, asks even on the machine`()
    async throws
  {
    let published = try await RunningHouse { $0.publicAddress = "https://sextant.example" }
    #expect(try await published.ask("GET /first").contains("name=\"word\""))
    let proxied = try await RunningHouse { $0.trustedProxies = ["127.0.0.1"] }
    #expect(try await proxied.ask("GET /first").contains("name=\"word\""))
    let own = try await RunningHouse { $0.publicAddress = "http://localhost:8080" }
    #expect(try await !own.ask("GET /first").contains("name=\"word\""))
  }
}
