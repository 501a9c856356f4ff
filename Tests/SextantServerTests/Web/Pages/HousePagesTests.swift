import Foundation
import SextantModel
import Testing

@testable import SextantServer

/// A house with its first account signed in.
final class HouseBench: Sendable {
  let pending = PendingImports()
  let seen = SeenForms()
  let path = NSTemporaryDirectory() + "sextant-house-\(UUID().uuidString)"
  let house: House
  let opened: OpenSession
  static let password = Secret("trois lampes sous la pluie")

  init() async throws {
    house = try House.open(path)
    let visitor = Visitor(address: "127.0.0.1", device: "test")
    let made = try await house.people.accounts.createFirst(
      email: "camille@example.org", name: "Camille Moreau", language: .french,
      password: Self.password, from: visitor)
    guard case .created(let account) = made,
      let session = try house.people.sessions.open(for: account.id, from: visitor)
    else { throw CancellationError() }
    opened = session
  }

  deinit {
    house.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  func guest(_ query: String = "") throws -> HouseGuest {
    let account = try #require(try house.people.accounts.account(opened.session.account.id))
    return HouseGuest(
      house: house, people: house.people, account: account, session: opened.session,
      words: WorkedExample.french, library: WorkedExample.library,
      visitor: Visitor(address: "127.0.0.1", device: "test"),
      example: "\(WorkedExample.root)/Examples/maison-aubrelle", site: "https://sextant.example",
      hasMail: true, catalogues: [.french: WorkedExample.french, .english: WorkedExample.english],
      limits: UploadLimits(), pending: pending, seen: seen,
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 600)), formToken: "t",
      query: FormEntries(urlEncoded: query.utf8))
  }

  func post(_ path: [String], _ form: [(name: String, value: String)]) async throws -> HouseReply? {
    try await HousePages.post(path, FormEntries(entries: form), try guest())
  }
}

@Suite struct HousePagesTests {
  @Test("the pages of the house are well-formed and say everything in words")
  func wellFormed() async throws {
    let bench = try await HouseBench()
    for path in [[], ["dossiers", "new"], ["account"], ["account", "house"]] {
      let page = try #require(try HousePages.get(path, try bench.guest())?.page, "\(path)")
      let html = "<h1>\(page.title)</h1>\(page.main)" as HTML
      let markup = Markup(html.markup)
      #expect(markup.problems == [], "\(path)")
      #expect(!html.markup.contains("[pages."), "\(path)")
      Show.page("house-\(path.joined(separator: "-"))", html)
    }
    #expect(try HousePages.get(["nothing"], try bench.guest()) == nil)
  }

  @Test("a blank dossier is made with its mode and frameworks, and its maker answers for it")
  func blank() async throws {
    let bench = try await HouseBench()
    let nameless = try await bench.post(["dossiers"], [("start", "blank"), ("title", " ")])
    #expect(nameless?.answer.page?.status == 422)
    let reply = try await bench.post(
      ["dossiers"],
      [
        ("start", "blank"), ("title", "Plan 2027"), ("mode", "candidate"), ("framework", ""),
        ("framework", "MCMD"),
      ])
    #expect(reply?.answer.address == "/d/plan-2027")
    let live = try #require(try bench.house.dossier("plan-2027"))
    #expect(live.snapshot.dossier.only(DossierHead.self).mode == .candidate)
    let framework = try #require(WorkedExample.library.framework("MCMD"))
    #expect(
      live.snapshot.dossier.count(of: AssessmentSelection.self) == framework.assessments.count)
    let membership = try bench.house.people.memberships.membership(
      of: bench.opened.session.account.id, in: "plan-2027")
    #expect(membership?.role == "owner")
  }

  @Test("the worked example can be taken as a start, and another dossier copied from it")
  func example() async throws {
    let bench = try await HouseBench()
    let first = try await bench.post(["dossiers"], [("start", "example"), ("title", "Essai")])
    #expect(first?.answer.address == "/d/essai")
    let key = try #require(try bench.house.dossiers().first?.key)
    #expect(try bench.house.dossier(key)?.snapshot.dossier.only(DossierHead.self).title == "Essai")
    let copied = try await bench.post(
      ["dossiers"], [("start", "copy"), ("title", "Copie"), ("from", key)])
    let address = try #require(copied?.answer.address)
    let copy = try #require(try bench.house.dossier(String(address.dropFirst(3))))
    #expect(copy.snapshot.dossier.count(of: Objective.self) > 0)
    let stranger = try await bench.post(
      ["dossiers"], [("start", "copy"), ("title", "Vol"), ("from", "no-such")])
    #expect(stranger?.answer.page?.status == 422)
  }

  @Test("a changed password opens a new session; a wrong one changes nothing")
  func password() async throws {
    let bench = try await HouseBench()
    let wrong = try await bench.post(
      ["account", "password"],
      [("current", "pas le bon"), ("password", "quatre mots sans rapport")])
    #expect(wrong?.answer.page?.status == 422)
    #expect(wrong?.opened == nil)
    let right = try await bench.post(
      ["account", "password"],
      [("current", HouseBench.password.text), ("password", "quatre mots sans rapport")])
    #expect(right?.opened != nil)
    #expect(right?.answer.address == "/account")
  }

  @Test("language and colours are set from any page, and lead back to it alone")
  func language() async throws {
    let bench = try await HouseBench()
    let reply = try await bench.post(
      ["account", "language"], [("language", "en"), ("back", "/d/x/findings")])
    #expect(reply?.answer.address == "/d/x/findings")
    #expect(try bench.guest().account.language == .english)
    let theme = try await bench.post(
      ["account", "theme"], [("theme", "dark"), ("back", "https://evil.example/")])
    #expect(theme?.answer.address == "/")
    #expect(try bench.guest().account.theme == .dark)
    #expect(try bench.guest().account.language == .english)
  }

  @Test("a token is shown once, when it is made")
  func token() async throws {
    let bench = try await HouseBench()
    let reply = try await bench.post(
      ["account", "token"],
      [
        ("tokenName", "tableur"), ("dossier", ""), ("role", "commenter"),
        ("expires", WorkedExample.day.adding(days: 30).text),
      ])
    #expect(reply?.answer.page?.main.markup.contains("sxt_") == true)
    let page = try #require(try HousePages.get(["account"], try bench.guest())?.page)
    #expect(page.main.markup.contains("tableur"))
    #expect(!page.main.markup.contains("sxt_"))
  }
}

@Suite struct MemberTests {
  @Test("a blank dossier begins with its frame, behind which undoing does not reach")
  func frame() async throws {
    let bench = try await HouseBench()
    _ = try await bench.post(
      ["dossiers"],
      [("start", "blank"), ("title", "Plan"), ("mode", "candidate"), ("framework", "MSMD")])
    let live = try #require(try bench.house.dossier("plan"))
    #expect(live.snapshot.sequence == 1)
    #expect(live.snapshot.dossier.only(DossierHead.self).mode == .candidate)
    #expect(live.snapshot.dossier.count(of: AssessmentSelection.self) > 0)
    let author = Author(String(bench.opened.session.account.id.rawValue))
    #expect(try live.canUndo(author) == nil)
  }

  @Test("the form of a new dossier sent twice makes one, one after the other or at once")
  func once() async throws {
    let bench = try await HouseBench()
    let page = try #require(try HousePages.get(["dossiers", "new"], try bench.guest())?.page)
    #expect(page.main.markup.contains("name=\"once\""))
    let form = [("start", "blank"), ("title", "Plan"), ("once", "k1")]
    let first = try await bench.post(["dossiers"], form)?.answer
    let second = try await bench.post(["dossiers"], form)?.answer
    #expect(first?.address == "/d/plan" && second?.address == "/d/plan")
    #expect(try bench.house.dossiers().count == 1)
    // Another form makes another, of the same title too.
    let other = [("start", "blank"), ("title", "Plan"), ("once", "k2")]
    async let one = bench.post(["dossiers"], other)
    async let two = bench.post(["dossiers"], other)
    let both = try await [one?.answer.address, two?.answer.address]
    #expect(both[0] == both[1] && both[0] != "/d/plan")
    #expect(try bench.house.dossiers().count == 2)
  }

  @Test("the role of a dossier's only owner cannot be taken, and an editor gives no roles")
  func owners() async throws {
    let bench = try await HouseBench()
    _ = try await bench.post(["dossiers"], [("start", "blank"), ("title", "Plan")])
    let live = try #require(try bench.house.dossier("plan"))
    let account = bench.opened.session.account
    let form = [
      (name: "account", value: String(account.id.rawValue)), (name: "role", value: "editor"),
    ]
    let last = await post("role", form, live, bench, .owner)
    #expect(last?.page?.status == 422)
    #expect(last?.page?.main.markup.contains("dernier propriétaire") == true)
    let editor = await post("role", form, live, bench, .editor)
    #expect(editor?.refusal == "pages.people.refused")
  }

  @Test(
    "an invitation is queued as a letter and its link shown once; a guest needs an organisation")
  func invite() async throws {
    let bench = try await HouseBench()
    _ = try await bench.post(["dossiers"], [("start", "blank"), ("title", "Plan")])
    let live = try #require(try bench.house.dossier("plan"))
    let bad = await post(
      "invite", [("email", "noe@example.org"), ("role", "guest"), ("vendor", "V1")], live, bench,
      .owner)
    #expect(bad?.page?.status == 422)
    let good = await post(
      "invite", [("email", "noe@example.org"), ("role", "editor"), ("language", "en")], live,
      bench, .owner)
    #expect(good?.page?.main.markup.contains("https://sextant.example/invitation/") == true)
    #expect(try bench.house.people.mail.waiting() == 1)
    let pending = try bench.house.people.invitations.pending(for: "plan")
    #expect(pending.map(\.email) == ["noe@example.org"])
    #expect(pending.first?.role == "editor")
  }

  private func post(
    _ name: String, _ form: [(name: String, value: String)], _ live: LiveDossier,
    _ bench: HouseBench, _ role: Role
  ) async -> Answer? {
    let snapshot = live.snapshot
    let view = WorkedExample.view(
      of: ExaminedDossier(
        snapshot.dossier, at: snapshot.sequence, on: WorkedExample.day,
        library: WorkedExample.library), role: role)
    let author = Author(String(bench.opened.session.account.id.rawValue))
    let around = PageSurroundings(
      live: live, access: .member(Access(role: role)), house: bench.house,
      people: bench.house.people,
      words: [.french: WorkedExample.french, .english: WorkedExample.english],
      visitor: Visitor(address: "127.0.0.1", device: "test"), site: "https://sextant.example",
      hasMail: true, names: { _ in "" },
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 600)), isRefresh: false,
      author: author)
    let act = Act(
      view: view, live: live, author: author, access: Access(role: role),
      now: around.now, form: form, seen: SeenForms())
    return await DossierPages.post(["people", name], act, around)
  }
}

@Suite struct DossierArchiveTests {
  @Test("other programs open the archive and find the plain-text folder, byte for byte")
  func opened() async throws {
    let bench = try RoomBench()
    let archive = DossierArchive(
      bench.live.snapshot, of: bench.live, as: bench.live.snapshot.dossier,
      at: Moment(day: WorkedExample.day, time: ClockTime(minutes: 570)))
    let bytes = try await archive.bytes(showing: .everything)
    let file = NSTemporaryDirectory() + "sextant-\(UUID().uuidString).zip"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data(bytes).write(to: URL(filePath: file))
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      print(len(z.namelist()))
      sys.stdout.write(z.read('bench/dossier.yaml').decode('utf-8'))
      """, file,
    ]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    let files = DossierWriter.files(of: bench.live.snapshot.dossier)
    let head = try #require(files.first { $0.path == "dossier.yaml" })
    #expect(text == "\(files.count)\n" + String(decoding: head.bytes ?? [], as: UTF8.self))
  }
}

extension DossierArchive {
  func bytes(showing reach: Reach) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await pack(showing: reach) { bytes += $0 }
    return bytes
  }
}
