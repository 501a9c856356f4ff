import Foundation
import GRDB
import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// The disk is full, or the data folder can be read only: pages are shown on, what is sent is given
/// back, nothing is half kept.
@Suite struct FailingStoreTests {
  enum Trouble: String, CaseIterable {
    case full, readOnly

    var status: Int { self == .full ? 507 : 503 }
    func said(_ language: Language) -> String {
      switch (self, language) {
      case (.full, .french): "Le disque est plein"
      case (.full, .english): "The disk is full"
      case (.readOnly, .french): "Impossible d’écrire"
      case (.readOnly, .english): "cannot be written"
      }
    }

    func begin(_ house: ServedHouse) async throws {
      try await house.house.vault.database.writeWithoutTransaction { database in
        switch self {
        case .full:
          // No page more than there are, and none of these free.
          try database.execute(sql: "VACUUM")
          let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
          try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        case .readOnly: try database.execute(sql: "PRAGMA query_only = ON")
        }
      }
    }

    func end(_ house: ServedHouse) async throws {
      try await house.house.vault.database.writeWithoutTransaction { database in
        switch self {
        case .full: try database.execute(sql: "PRAGMA max_page_count = 1000000")
        case .readOnly: try database.execute(sql: "PRAGMA query_only = OFF")
        }
      }
    }
  }

  private static let short = ["/account/profile", "/dossiers"]

  /// Too long for what is left of the last pages.
  private static let long = "Un canal <&\"'> " + String(repeating: "très long ", count: 3000)

  @Test(arguments: Trouble.allCases, [Language.french, .english])
  func `what is sent meanwhile is given back with its values, and can be sent again`(
    trouble: Trouble, language: Language
  ) async throws {
    let play = try await PlayHouse()
    let account = try await play.served.account("Ida", .owner, language: language)
    let browser = try play.served.browser(of: account)
    browser.language = language.rawValue
    let long = Self.long
    let remark = String(long.prefix(9000))
    let before = play.sequence
    let version = ("seen-version", String(play.live.snapshot.version(of: "web")))
    try await trouble.begin(play.served)
    let forms: [(String, [(name: String, value: String)])] = [
      ("/d/maison/channels", PlayHouse.newChannel(long, once: "k")),
      ("/d/maison/channels/web", [version, ("name", long)]),
      ("/d/maison/channels/web/set", [version, ("name", long)]),
      ("/d/maison/channels/web/comments", [("text", remark), ("once", "r")]),
      ("/dossiers", [("start", "blank"), ("title", String(long.prefix(100)))]),
      ("/account/profile", [("name", "Ida Nouvelle"), ("language", language.rawValue)]),
    ]
    for (address, form) in forms {
      let reply = try await browser.post(address, form)
      // Short texts find room in pages that are not full.
      if trouble == .full, reply.status == 303, Self.short.contains(address) { continue }
      #expect(reply.status == trouble.status, "\(address)")
      #expect(reply.text.contains(trouble.said(language)), "\(address)")
      let held = SentForm.read(HTML(markup: reply.text))
      for entry in form where entry.name != "seen-version" && !entry.value.isEmpty {
        #expect(held.contains { $0 == entry }, "\(address) \(entry.name)")
      }
      #expect(reply.markup.problems == [], "\(address)")
    }
    let written = try await browser.post(
      "/d/maison/channels/web", [version, ("name", long)], [.accept: "application/json"])
    #expect(written.status == 503 && written.text.contains(trouble.said(language)))
    let file = try await browser.attach(
      "preuve.txt", Array(long.utf8), to: "/d/maison/channels/web/files")
    if trouble == .readOnly { #expect(file.status == 503 && play.live.snapshot.files.isEmpty) }
    let program = try await browser.send(
      .post, "/api/v1/dossiers/maison/channels",
      [.contentType: "application/json", .formToken: browser.token],
      Array(#"{"id": "prog", "name": "\#(String(repeating: "x", count: 30_000))"}"#.utf8))
    #expect(program.status == 503 && program.text.contains(trouble.said(language)))
    if trouble == .readOnly { #expect(play.sequence == before) }
    #expect(play.channels(named: long) == 0)

    // Reading goes on, after a pause as well.
    play.served.time.set(play.served.time.read().adding(seconds: 4000).milliseconds)
    for address in ["/", "/d/maison", "/d/maison/channels/web", "/d/maison/history", "/health"] {
      #expect(try await browser.get(address).status == 200, "\(address)")
    }
    try await trouble.end(play.served)
    for (address, form) in [forms[0], forms[1], forms[3], forms[3]] {
      #expect(try await browser.post(address, form).status == 303, "\(address)")
    }
    let names = play.live.snapshot.dossier.all(Channel.self).map(\.name)
    #expect(names.filter { $0.hasPrefix("Un canal <&\"'> très long") }.count == 2)
    #expect(play.live.snapshot.dossier.all(Comment.self).count == 1)
    #expect(try play.served.house.verify().isSound)
  }

  @Test func `a password is not given back, and who cannot be let in is told why`() async throws {
    let play = try await PlayHouse()
    let visitor = play.served.browser()
    _ = try await visitor.get("/signin")
    try await Trouble.readOnly.begin(play.served)
    let reply = try await visitor.post(
      "/signin", [("email", play.edith.email), ("password", ServedHouse.password.text)])
    #expect(reply.status == 503 && reply.text.contains("Impossible d’écrire"))
    let changed = try await play.editor.post(
      "/account/password",
      [("current", ServedHouse.password.text), ("password", "cinq mots vraiment sans rapport")])
    #expect(changed.status == 503)
    for reply in [reply, changed] {
      #expect(!reply.text.contains(ServedHouse.password.text))
      #expect(!reply.text.contains("cinq mots vraiment"))
    }
    try await Trouble.readOnly.end(play.served)
  }

  @Test(arguments: Language.allCases)
  func `a data folder of a later version is refused with a sentence that says what to do`(
    language: Language
  ) throws {
    let test = try TestHouse()
    try test.house.vault.database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA user_version = 999")
      _ = try database.checkpoint(.truncate)
    }
    test.close()
    #expect(throws: HouseError.self) { try House.open(test.path) }
    do { _ = try House.open(test.path) } catch {
      let said = WorkedExample.words(language).say(error.message)
      #expect(error.reason == .newer && said.contains(test.path) && said.count > 60)
    }
  }
}
