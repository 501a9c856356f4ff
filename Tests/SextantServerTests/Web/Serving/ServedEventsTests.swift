import Foundation
import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// The stream of changes: who hears what, and until when.
@Suite(.serialized) struct ServedEventsTests {
  /// A stream of events that runs until the server ends it.
  private final class OpenStream: Sendable {
    let writer = CollectingWriter()
    private let task: Task<Void, any Error>

    init(_ browser: ServedBrowser, _ address: String = "/d/maison/events") async throws {
      let (house, headers, writer) = (browser.house, browser.headers(), writer)
      task = Task { _ = try await house.respond(.get, address, headers, [], writer) }
      try await ServedEventsTests.wait { writer.text.contains("retry:") }
    }

    deinit { task.cancel() }
    var hasEnded: Bool { writer.hasEnded }
  }

  /// Waits until something holds; some seconds at most.
  private static func wait(until condition: @Sendable () -> Bool) async throws {
    for _ in 0..<400 where !condition() { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test func `a change is told to those who may see it`() async throws {
    let play = try await PlayHouse()
    let vendor = try await play.guest("Nadia", sharing: ["web"])
    let (all, part) = (try await OpenStream(play.owner), try await OpenStream(vendor))
    try play.live.change([put(channel("shop", "Échoppe"))], by: play.editorAuthor)
    try play.live.change([put(channel("web", "Toile"))], by: play.editorAuthor)
    try await Self.wait { all.writer.text.contains("\"id\":\"web\"") }
    try await Self.wait { part.writer.text.contains("\"id\":\"web\"") }
    #expect(all.writer.text.contains("\"id\":\"shop\"") && all.writer.text.contains("Edith"))
    #expect(part.writer.text.contains("\"id\":\"web\""))
    #expect(!part.writer.text.contains("shop"))
  }

  @Test(arguments: ["signs out", "is signed out elsewhere", "is disabled", "leaves", "sees less"])
  func `a stream ends when its reader`(what: String) async throws {
    let play = try await PlayHouse()
    let stream = try await OpenStream(play.editor)
    let kept = try await OpenStream(play.owner)
    let people = play.served.people
    let here = ServedHouse.console
    switch what {
    case "signs out": #expect(try await play.editor.post("/sign-out").status == 303)
    case "is signed out elsewhere": _ = try people.sessions.endAll(of: play.edith.id, from: here)
    case "is disabled":
      _ = try people.accounts.setDisabled(true, of: play.edith.id, by: play.camille.id, from: here)
    case "leaves":
      _ = try people.memberships.remove(
        play.edith.id, from: "maison", by: play.camille.id, from: here)
    default: try play.served.seat(play.edith, .commenter, in: "maison")
    }
    try play.live.change([put(channel("web", "Secret"))], by: "1")
    try await Self.wait { stream.hasEnded }
    #expect(stream.hasEnded)
    #expect(!stream.writer.text.contains("event: change"))
    try await Self.wait { kept.writer.text.contains("event: change") }
    #expect(!kept.hasEnded && kept.writer.text.contains("event: change"))
  }

  @Test func `a stream ends without a change too, and asks for nothing that prolongs the session`()
    async throws
  {
    let play = try await PlayHouse()
    let seen = try play.served.people.sessions.list(of: play.edith.id).first?.lastSeen
    let stream = try await OpenStream(play.editor)
    play.served.time.set(play.served.time.read().adding(seconds: 3600).milliseconds)
    try await Task.sleep(for: .milliseconds(150))
    #expect(try play.served.people.sessions.list(of: play.edith.id).first?.lastSeen == seen)
    #expect(!stream.hasEnded)
    play.served.time.set(play.served.time.read().adding(seconds: 15 * 86_400).milliseconds)
    try await Self.wait { stream.hasEnded }
    #expect(stream.hasEnded)
  }

  @Test func `a stream through a link ends with the link`() async throws {
    let play = try await PlayHouse()
    let browser = try await play.served.browser(
      following: ShareScope(kinds: ["channel"]), in: "maison", by: play.camille)
    let stream = try await OpenStream(browser)
    let link = try #require(try play.served.people.shareLinks.list(of: "maison").first)
    try play.served.people.shareLinks.revoke(
      link.id, of: "maison", by: play.camille.id, from: ServedHouse.console)
    try await Self.wait { stream.hasEnded }
    #expect(stream.hasEnded)
    #expect(try await browser.get("/d/maison").status == 303)
    #expect(try await browser.get("/d/maison/events").status == 404)
  }

  @Test func `who follows on too many pages is told so on the oldest, and asks now and then there`()
    async throws
  {
    let play = try await PlayHouse {
      $0.listenersEach = 2
      $0.metrics = .everybody
    }
    let oldest = try await OpenStream(play.editor)
    let others = [try await OpenStream(play.editor), try await OpenStream(play.owner)]
    let newest = try await OpenStream(play.editor)
    try await Self.wait { oldest.hasEnded }
    #expect(oldest.writer.text.hasSuffix("event: full\ndata: {}\n\n"))
    #expect(others.allSatisfy { !$0.hasEnded } && !newest.hasEnded)
    try play.live.change([put(channel("web", "Toile"))], by: "1")
    try await Self.wait { newest.writer.text.contains("event: change") }
    let asked = try await play.editor.get("/d/maison/events?poll=1&after=\(play.sequence - 1)")
    #expect(asked.status == 200 && asked.text.contains("\"id\":\"web\""))
    #expect(try await play.owner.get("/metrics").text.contains("sextant_listeners 3"))
  }

  @Test func `a full house refuses one stream more, in words, and goes on answering`() async throws
  {
    let play = try await PlayHouse { $0.listeners = 2 }
    let streams = [try await OpenStream(play.editor), try await OpenStream(play.owner)]
    let third = try await play.served.account("Inès", .editor)
    let reply = try await play.served.browser(of: third).get("/d/maison/events")
    #expect(reply.status == 503 && reply.headers[.retryAfter] == "30")
    #expect(streams.allSatisfy { !$0.hasEnded })
    #expect(
      try await play.served.browser(of: third).get("/d/maison/events?poll=1&after=0").status == 200)
  }

  @Test func `what happens out of a reader's sight moves no number that they are told`()
    async throws
  {
    let play = try await PlayHouse()
    let guest = try await play.guest("Nadia", sharing: ["web"])
    func numbers() async throws -> [String] {
      var told: [String] = []
      let page = try await guest.get("/d/maison").text
      let at = try #require(page.range(of: "data-sequence=\""))
      told.append(String(page[at.upperBound...].prefix { $0 != "\"" }))
      for address in [
        "/d/maison/events?poll=1&after=0", "/api/v1/dossiers", "/api/v1/dossiers/maison",
        "/api/v1/dossiers/maison/channels", "/api/v1/dossiers/maison/history",
        "/d/maison/history", "/dossiers",
      ] {
        told.append(try await guest.get(address).told())
      }
      return told
    }
    let stream = try await OpenStream(guest)
    let before = try await numbers()
    for number in 1...250 {
      try play.live.change([put(channel("shop", "n\(number)"))], by: play.editorAuthor)
    }
    #expect(try await numbers() == before)
    // Nor is a page that comes back told that it missed something.
    let again = try await OpenStream(guest, "/d/maison/events?after=\(before[0])")
    try play.live.change([put(channel("web", "Vue"))], by: play.editorAuthor)
    try await Self.wait { again.writer.text.contains("event: change") }
    try await Self.wait { stream.writer.text.contains("event: change") }
    for text in [again.writer.text, stream.writer.text] {
      #expect(!text.contains("event: reset") && !text.contains("shop"))
      #expect(text.contains("id: \(play.sequence)\nevent: change"))
    }
    #expect(try await numbers() != before)
    #expect(try await guest.get("/d/maison").text.contains("data-sequence=\"\(play.sequence)\""))
  }

  @Test func `partners and readers of a link learn nobody's name, nor does a page of theirs`()
    async throws
  {
    let play = try await PlayHouse()
    let nadia = try await play.guest("Nadia Nodéa", sharing: ["web"])
    let boris = try await play.guest("Boris Autre", sharing: ["web"], vendor: "autre")
    let link = try await play.served.browser(
      following: ShareScope(kinds: ["channel"]), in: "maison", by: play.camille)
    for browser in [play.owner, play.editor, nadia, boris] {
      try await browser.post(
        "/d/maison/here", [("page", "/d/maison/channels/web"), ("form", "")])
    }
    let account = try #require(
      try play.served.people.accounts.all().first { $0.name == "Boris Autre" })
    try play.live.change(
      [put(channel("web", "Vu ailleurs"))], by: Author(String(account.id.rawValue)))
    for address in [
      "/d/maison", "/d/maison/channels/web", "/d/maison/history", "/d/maison/history?format=csv",
      "/d/maison/events?poll=1&after=0", "/d/maison/channels/web/edit", "/d/maison/people",
      "/api/v1/dossiers/maison/history", "/api/v1/dossiers/maison/channels/web/history",
    ] {
      for (browser, unknown) in [
        (nadia, ["Boris", "Camille", "Edith"]), (boris, ["Nadia", "Camille", "Edith"]),
        (link, ["Boris", "Nadia", "Camille", "Edith"]),
      ] {
        let reply = try await browser.get(address)
        for name in unknown { #expect(!reply.text.contains(name), "\(address) \(name)") }
      }
    }
    // Who sees the whole is told.
    #expect(try await play.owner.get("/d/maison/history").text.contains("Boris Autre"))
    #expect(try await play.owner.get("/d/maison").text.contains("Edith"))
  }
}

extension PlayHouse {
  var editorAuthor: Author { Author(String(edith.id.rawValue)) }

  /// Somebody of a partner's, with whom these items are shared.
  func guest(_ name: String, sharing items: [String], vendor id: String = "nodea") async throws
    -> ServedBrowser
  {
    var vendor = Vendor()
    vendor.id = ID(id)
    vendor.name = "Partenaire"
    var share = PartnerShare()
    share.id = ID("partage-\(id)")
    share.vendor = vendor.id
    share.items = items.map { AnyID($0) }
    share.mayEdit = true
    try live.change([put(vendor), put(share)], by: "console")
    let account = try await served.account(name, .guest, vendor: id)
    return try served.browser(of: account)
  }
}
