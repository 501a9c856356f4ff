import Foundation
import SextantModel
import Testing

@testable import SextantServer

/// Minutes and certificates as pages, for who writes, who signs and who may not see yet.
@Suite struct MinutesBoardTests {
  private func bench() throws -> InstitutionBench {
    var items = Dossier(registry: .institution)
    func put<T: Item>(_ item: T) { items.put(item) }
    var head = Institution()
    (head.name, head.certifier) = ("École des Aubes", "Aubes Certification")
    put(head)
    for item in JuryScene.items { Self.put(item, in: &items) }
    return try InstitutionBench(items)
  }

  private static func put(_ item: any Item, in dossier: inout Dossier) {
    putOpened(item, in: &dossier)
  }
  private static func putOpened<T: Item>(_ item: T, in dossier: inout Dossier) {
    dossier.put(item)
  }

  private func board(
    _ bench: InstitutionBench, _ name: String, as who: InstitutionBench.Somebody,
    _ query: [(name: String, value: String)] = [], language: Language = .french
  ) throws -> String {
    let view = bench.view(who, query, language: language)
    let type = try #require(BoardPages.board(named: name))
    let page = BoardPages.page(type, view)
    let markup = page.main.markup
    #expect(BoardMarkup(markup).faults == [], "\(name) \(query)")
    #expect(!markup.contains("&lt;") && !markup.contains("[minutes."), "\(name) \(query)")
    return markup
  }

  private func written() throws -> InstitutionBench {
    let bench = try bench()
    let scene = JuryScene(house: bench.house, live: bench.live)
    try scene.use("minutes.write", on: "V1")
    return bench
  }

  @Test(arguments: Language.allCases)
  func `minutes read as what was heard, said and decided`(language: Language) throws {
    let bench = try written()
    let html = try board(
      bench, "minutes", as: .president("J1"), [("minutes", "V1")], language: language)
    for word in ["Ana Roux", "Bo Lind", "Dora Mas", "preuve relue ensemble", "Séance ouverte"] {
      #expect(html.contains(word), "\(word)")
    }
    let minutes = try #require(bench.find(ID<Minutes>("V1")))
    #expect(html.contains(minutes.digest))
    #expect(html.contains("name=\"password\""))
  }

  @Test func `who is not of the panel sees nothing of it before publication`() throws {
    let bench = try written()
    for who in [InstitutionBench.Somebody.manager, .owner, .auditor, .officer] {
      let html = try board(bench, "minutes", as: who, [("minutes", "V1")])
      #expect(!html.contains("preuve relue") && !html.contains("data-live=\"V1\""), "\(who.role)")
    }
    try bench.publish("S1", on: InstitutionBench.day)
    let html = try board(bench, "minutes", as: .manager, [("minutes", "V1")])
    #expect(html.contains("preuve relue") && !html.contains("name=\"password\""))
  }

  @Test func `a panel's minutes are opened and written by one button`() async throws {
    let bench = try bench()
    _ = try bench.live.change([.remove("V1")])
    let answer = await bench.post(
      "boards", "minutes", "S1", "open",
      form: [("panel", "P1"), ("back", "/d/etablissement/boards/minutes")],
      as: .president("J1"))
    guard case .seeOther? = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    let minutes = try #require(bench.dossier.all(Minutes.self).first)
    #expect(minutes.panel == "P1" && minutes.entry == 3 && !minutes.digest.isEmpty)
    #expect(
      try bench.house.replay(minutes: minutes.id.text, of: InstitutionBench.key)?.isSound == true)
  }

  @Test func `nobody signs without their password, nor by a program`() async throws {
    let bench = try written()
    let answer = await bench.post(
      "minutes", "V1", "verbs", "minutes.sign", form: [("password", "faux")],
      as: .president("J1"))
    guard case .refused(let message)? = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(message.key == "verb.wrongPassword")
    #expect(bench.find(ID<Minutes>("V1"))?.signatures == [])
  }

  @Test(arguments: Language.allCases)
  func `certificates, letters and parchments stand on the board and print whole`(
    language: Language
  ) throws {
    let bench = try written()
    let scene = JuryScene(house: bench.house, live: bench.live)
    try scene.use("minutes.sign", on: "V1", by: "J1")
    try scene.use("minutes.sign", on: "V1", by: "J2")
    try bench.publish("S1", on: InstitutionBench.day)
    let before = try board(bench, "certificates", as: .owner, language: language)
    #expect(before.contains("verbs/session.certify"))
    try scene.use("session.certify", on: "S1", library: WorkedExample.library)
    let certificate = try #require(bench.dossier.all(Certificate.self).first)
    let after = try board(bench, "certificates", as: .owner, language: language)
    #expect(after.contains(certificate.number) && !after.contains("verbs/session.certify"))
    let letters = try board(
      bench, "certificates", as: .owner, [("print", "letters"), ("session", "S1")],
      language: language)
    #expect(letters.contains("Dora Mas") && letters.contains("class=\"sheet letter\""))
    let parchments = try board(
      bench, "certificates", as: .owner, [("print", "parchments"), ("session", "S1")],
      language: language)
    let code = try #require(CertificateCode(certificate.code))
    #expect(parchments.contains(code.printed) && parchments.contains("Dora Mas"))
  }

  /// Pages to be looked at, where a folder is named for them.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SEXTANT_PAGES"] != nil))
  func `pages are written to be looked at`() async throws {
    let folder = try #require(ProcessInfo.processInfo.environment["SEXTANT_PAGES"])
    let bench = try written()
    let scene = JuryScene(house: bench.house, live: bench.live)
    func write(
      _ name: String, _ board: String, _ who: InstitutionBench.Somebody,
      _ query: [(name: String, value: String)] = []
    ) throws {
      var view = bench.view(who, query)
      view.site = "https://jury.example"
      let page = BoardPages.page(try #require(BoardPages.board(named: board)), view)
      let frame = Frame(page, view, FrameState(currentAddress: page.here)).html
      try frame.markup.write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
    }
    try write("minutes", "minutes", .president("J1"))
    try write("minutes-sign", "minutes", .president("J1"), [("minutes", "V1")])
    try scene.publish()
    try write("certificates-before", "certificates", .owner)
    try scene.use("session.certify", on: "S1", library: WorkedExample.library)
    try write("certificates", "certificates", .owner)
    try write("letters", "certificates", .owner, [("print", "letters"), ("session", "S1")])
    try write(
      "parchments", "certificates", .owner, [("print", "parchments"), ("session", "S1")])
    let certificate = try #require(bench.dossier.all(Certificate.self).first)
    let served = try ServedHouse()
    _ = try await served.administrator()
    let other = try JuryScene(in: served.house)
    try other.publish()
    try other.use("session.certify", on: "S1", library: WorkedExample.library)
    let code = try #require(other.dossier.all(Certificate.self).first).code
    let browser = served.browser()
    for (name, reply) in [
      ("verify", try await browser.get("/verify")),
      ("verify-found", try await browser.get("/verify/\(code)")),
      ("verify-right", try await browser.post("/verify/\(code)", [("name", "Dora Mas")])),
      ("verify-unknown", try await browser.get("/verify/\(certificate.code)")),
    ] {
      try reply.text.write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
    }
  }
}
