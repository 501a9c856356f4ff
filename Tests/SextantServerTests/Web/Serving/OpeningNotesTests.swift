import Foundation
import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// Who read what of whom is noted, by whichever way it is read, through the very router.
@Suite struct OpeningNotesTests {
  private struct Scene {
    let served: ServedHouse
    let live: LiveDossier
    let maud: Account
    let manager: ServedBrowser

    init() async throws {
      served = try ServedHouse()
      _ = try await served.administrator()
      let jury = try JuryScene(in: served.house)
      try jury.publish()
      try jury.use("session.certify", on: "S1", library: ServedHouse.library)
      live = jury.live
      maud = try await served.account("Maud", .programmeManager, in: "aubes")
      manager = try served.browser(of: maud)
    }

    func program(_ role: Role = .programmeManager) throws -> (id: Int64, browser: ServedBrowser) {
      let made = try served.people.apiTokens.make(
        name: "paie", dossier: "aubes", role: role.rawValue,
        expires: served.time.read().adding(days: 30), for: maud.id, from: ServedHouse.console)
      guard case .made(let token, let secret) = made else {
        throw ServedHouse.Unexpected(what: "\(made)")
      }
      let browser = served.browser()
      browser.bearer = secret.text
      return (token.id, browser)
    }

    /// What was noted since the last time it was asked, oldest first: person, what, item, way.
    func noted(after last: inout Int64) throws -> [String] {
      let entries = try served.people.openings.entries(in: "aubes", limit: 1000)
        .filter { $0.id > last }.reversed()
      last = entries.last?.id ?? last
      return entries.map {
        "\($0.subject) \($0.page)\($0.item.isEmpty ? "" : "/\($0.item)") \($0.way.rawValue)"
      }
    }
  }

  @Test func `pages, lists and files are noted, what tells of nobody is not`() async throws {
    let scene = try await Scene()
    var last: Int64 = 0
    for (path, expected) in [
      ("candidates/K1", ["K1 candidates/K1 page"]), ("candidates", ["* candidates page"]),
      ("candidates?format=csv", ["* candidates download"]),
      ("marks/M-J1", ["J1 marks/M-J1 page", "K1 marks/M-J1 page"]),
      ("boards/results", ["* results page"]), ("boards/processing", []),
      ("sessions/S1", []), ("history", ["* history page"]),
      ("subjects/K1", ["K1 subjects/K1 download"]),
      ("export.zip", ["* export download"]), ("openings", ["* openings page"]),
      ("openings?format=csv", ["* openings download"]), ("candidates/NOBODY", []),
    ] as [(String, [String])] {
      let reply = try await scene.manager.get("/d/aubes/\(path)")
      #expect(reply.status == (path.hasSuffix("NOBODY") ? 404 : 200), "\(path)")
      #expect(try scene.noted(after: &last) == expected, "\(path)")
    }
    // The head of an answer tells nothing.
    _ = try await scene.manager.send(.head, "/d/aubes/slots/T1")
    #expect(try scene.noted(after: &last) == [])
  }

  @Test func `a program is noted with its token, for what it got and nothing else`() async throws {
    let scene = try await Scene()
    let (token, program) = try scene.program()
    var last: Int64 = 0
    let base = "/api/v1/dossiers/aubes"
    for (path, expected) in [
      ("candidates/K1", ["K1 candidates/K1 program"]), ("candidates", ["* candidates program"]),
      ("candidates/K1/history", []), ("slots/T1/thread", ["K1 slots/T1 program"]),
      ("history", ["* history program"]), ("sessions", []), ("candidates/K9", []), ("", []),
    ] as [(String, [String])] {
      _ = try await program.get(path.isEmpty ? base : "\(base)/\(path)")
      #expect(try scene.noted(after: &last) == expected, "\(path)")
    }
    let entry = try #require(try scene.served.people.openings.entries(in: "aubes", limit: 1).first)
    #expect(entry.reader == OpeningReader(account: scene.maud.id, token: token))
    // A refused program learns nothing, and nothing is noted.
    let stranger = scene.served.browser()
    stranger.bearer = "sxt_falsch"
    #expect(try await stranger.get("\(base)/candidates/K1").status == 401)
    #expect(try scene.noted(after: &last) == [])
    // What it makes is told back to it.
    let made = try await program.send(
      .post, "\(base)/candidates", [.contentType: "application/json"],
      Array(#"{"id": "K2", "name": "Zoé Vial"}"#.utf8))
    #expect(made.status == 201)
    #expect(try scene.noted(after: &last) == ["K2 candidates/K2 program"])
  }

  @Test func `what changes before somebody's eyes is noted, but for who changed it`() async throws {
    let scene = try await Scene()
    let auditor = try await scene.served.account("Agathe", .auditor, in: "aubes")
    let browser = try scene.served.browser(of: auditor)
    var last: Int64 = 0
    let sequence = scene.live.snapshot.sequence
    var candidate = try #require(scene.live.snapshot.dossier.find(ID<Candidate>("K1")))
    candidate.employer = "Atelier Sud"
    try await scene.live.apply(
      [.put(candidate)], by: Author(String(scene.maud.id.rawValue)), verb: "edit")
    let address = "/d/aubes/events?after=\(sequence)&poll=1"
    let told = try await browser.get(address)
    #expect(told.status == 200 && told.text.contains("K1") && !told.text.contains("Atelier"))
    #expect(try scene.noted(after: &last) == ["K1 events event"])
    _ = try await scene.manager.get(address)
    #expect(try scene.noted(after: &last) == [])
  }

  @Test func `who verifies a certificate is noted without a name`() async throws {
    let scene = try await Scene()
    var last: Int64 = 0
    let certificate = try #require(scene.live.snapshot.dossier.all(Certificate.self).first)
    let stranger = scene.served.browser()
    _ = try await stranger.get("/verify/\(certificate.code)")
    #expect(
      try scene.noted(after: &last) == ["K1 certificates/\(certificate.id.text) verification"])
    let entry = try #require(try scene.served.people.openings.entries(in: "aubes", limit: 1).first)
    #expect(entry.reader == OpeningReader())
    _ = try await stranger.get("/verify/77777777777777777777777777")
    #expect(try scene.noted(after: &last) == [])
  }

  @Test func `a link that was handed out is noted as itself`() async throws {
    let scene = try await Scene()
    let browser = try await scene.served.browser(
      following: ShareScope(rooms: ["certification"]), in: "aubes", by: scene.maud)
    var last: Int64 = 0
    #expect(try await browser.get("/d/aubes/candidates/K1").status == 200)
    #expect(try scene.noted(after: &last) == ["K1 candidates/K1 page"])
    let entry = try #require(try scene.served.people.openings.entries(in: "aubes", limit: 1).first)
    #expect(entry.reader.link != nil && entry.reader.account.rawValue == 0)
    let page = try await scene.manager.get("/d/aubes/openings?person=K1")
    #expect(page.text.contains("lien partagé « Essai »"))
  }

  @Test func `the log is read, narrowed, paged and taken away as a file, by those who may`()
    async throws
  {
    let scene = try await Scene()
    let (_, program) = try scene.program()
    _ = try await scene.manager.get("/d/aubes/candidates/K1")
    _ = try await program.get("/api/v1/dossiers/aubes/marks/M-J1")
    for number in 0..<105 {
      try scene.served.people.openings.note(
        OpeningReader(account: scene.maud.id),
        Openings.Read(["J1"], page: "marks", item: "X\(number)"),
        in: "aubes", keeping: 1)
    }
    let page = try await scene.manager.get("/d/aubes/openings")
    #expect(page.status == 200 && page.markup.problems == [])
    #expect(page.text.contains("108 lectures") || page.text.contains("109 lectures"))
    #expect(page.text.contains("before="))
    let narrowed = try await scene.manager.get("/d/aubes/openings?person=K1&way=program")
    #expect(narrowed.text.contains("Maud, par le programme « paie »"))
    #expect(narrowed.text.contains("1 lecture") && !narrowed.text.contains("before="))
    let file = try await scene.manager.get("/d/aubes/openings?person=K1&way=program&format=csv")
    #expect(file.headers[.contentType]?.hasPrefix("text/csv") == true)
    #expect(file.text.contains("K1;") && !file.text.contains("Dora"))
    #expect(file.text.split(separator: "\r\n").count == 2)
    for (name, role, status) in [
      ("Agathe", Role.auditor, 200), ("Irène", .disabilityOfficer, 403), ("Rachid", .juror, 403),
    ] as [(String, Role, Int)] {
      let account = try await scene.served.account(name, role, in: "aubes")
      let browser = try scene.served.browser(of: account)
      #expect(try await browser.get("/d/aubes/openings").status == status, "\(role)")
    }
  }

  @Test func `a certificate of somebody erased still says that it counts, and names nobody`()
    async throws
  {
    let scene = try await Scene()
    let certificate = try #require(scene.live.snapshot.dossier.all(Certificate.self).first)
    let erasure = try #require(Erasure(person: "K1", in: scene.live.snapshot.dossier))
    try await scene.live.erase(erasure.others, leaving: erasure.left, by: "1")
    let stranger = scene.served.browser()
    let reply = try await stranger.get("/verify/\(certificate.code)")
    #expect(reply.status == 200 && reply.text.contains("Document authentique, en vigueur"))
    #expect(!reply.text.contains("Dora"))
    #expect(try scene.served.house.verify().isSound)
  }
}
