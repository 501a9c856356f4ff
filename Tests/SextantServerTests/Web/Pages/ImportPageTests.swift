import SextantFiles
import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct ImportPageTests {
  private let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

  private func archive(_ files: [(String, [UInt8])]) throws -> [UInt8] {
    var archive = ZipArchive(year: 2026, month: 6, day: 30)
    for (name, bytes) in files { try archive.add(name, bytes) }
    return archive.bytes
  }

  private func send(
    _ bytes: [UInt8], title: String = "", _ bench: HouseBench
  ) async throws -> Answer {
    let file = try bench.house.receive(UploadLimits().archive)
    try file.write(bytes)
    return try await ImportPage.received(file, title: title, try bench.guest())
  }

  private func made(_ answer: Answer, _ bench: HouseBench) throws -> LiveDossier {
    let address = try #require(answer.address)
    return try #require(try bench.house.dossier(String(address.dropFirst(3))))
  }

  private let head = Array("title: Salon du thé\nlanguage: fr\n".utf8)

  @Test("an exported dossier comes back whole, its files too, and its sender answers for it")
  func roundTrip() async throws {
    let bench = try await HouseBench()
    let source = DossierSource.plainText(WorkedExample.reading, files: [])
    let first = try bench.house.create("first", source, by: "1")
    let incoming = try first.receive()
    try incoming.write(png)
    _ = try await first.attach(incoming, as: "été.png", by: "1")
    let snapshot = first.snapshot
    let packed = try await DossierArchive(
      snapshot, of: first, as: snapshot.dossier,
      at: Moment(day: WorkedExample.day, time: ClockTime(minutes: 600))
    ).bytes(showing: .everything)

    let again = try made(try await send(packed, title: "Retour", bench), bench)
    #expect(again.key == "retour")
    #expect(again.snapshot.files == snapshot.files)
    #expect(again.path(of: again.snapshot.files[0]) != nil)
    var head = again.snapshot.dossier.only(DossierHead.self)
    #expect(head.title == "Retour")
    head.title = snapshot.dossier.only(DossierHead.self).title
    var back = again.snapshot.dossier
    back.put(head)
    func texts(_ dossier: Dossier) -> [[UInt8]] {
      DossierWriter.files(of: dossier).map { $0.bytes ?? [] }
    }
    #expect(texts(back) == texts(snapshot.dossier))
    let membership = try bench.house.people.memberships.membership(
      of: bench.opened.session.account.id, in: "retour")
    #expect(membership?.role == "owner")
  }

  @Test("without a typed title the dossier keeps its own; machines' own files are passed over")
  func ownTitle() async throws {
    let bench = try await HouseBench()
    let bytes = try archive([
      ("plan/dossier.yaml", head), ("__MACOSX/plan/._dossier.yaml", [0, 5]),
      ("plan/.DS_Store", [1]), ("plan/README.md", Array("# Plan".utf8)),
    ])
    let live = try made(try await send(bytes, bench), bench)
    #expect(live.snapshot.dossier.only(DossierHead.self).title == "Salon du thé")
    #expect(live.snapshot.files.isEmpty)
  }

  @Test("what could not be read is shown first, and the rest is made a dossier on demand, once")
  func review() async throws {
    let bench = try await HouseBench()
    let channels = "- id: CH1\n  name: Blog\n- id: CH2\n  name: Salon\n  nonsense: 3\n"
    let bytes = try archive([
      ("dossier.yaml", head), ("strategy/channels.yaml", Array(channels.utf8)),
      ("files/note.png", png), ("files/page.html", Array("<script>".utf8)),
      ("files/faux.png", Array("MZ".utf8)),
    ])
    let answer = try await send(bytes, bench)
    let page = try #require(answer.page)
    #expect(page.status == 422)
    #expect(try bench.house.dossiers().isEmpty)
    let markup = Markup(("<h1>\(page.title)</h1>\(page.main)" as HTML).markup)
    #expect(markup.problems == [])
    #expect(page.main.markup.contains("strategy/channels.yaml:5"))
    #expect(page.main.markup.contains("page.html") && page.main.markup.contains("faux.png"))
    #expect(!page.main.markup.contains("[import."))
    let address = try #require(markup.all("form").first?.attributes["action"])
    let path = address.split(separator: "/").map(String.init)

    let live = try made(try #require(try await bench.post(path, [])).answer, bench)
    #expect(live.channels == ["Blog", "Salon"])
    #expect(live.snapshot.files.map(\.name) == ["note.png"])
    #expect(try await bench.post(path, [])?.answer.page?.status == 422)
    #expect(try bench.house.dossiers().count == 1)
  }

  @Test("what is no archive, no dossier, or too long a title is said beside the field")
  func refusals() async throws {
    let bench = try await HouseBench()
    let noDossier = try archive([("photo.png", png)])
    for bytes in [[], Array("bonjour".utf8), noDossier] {
      let page = try #require(try await send(bytes, bench).page)
      #expect(page.status == 422)
      let markup = Markup(page.main.markup)
      #expect(markup.problems == [])
      #expect(markup.first(id: "field-file")?.attributes["aria-invalid"] == "true")
    }
    let long = try await send(
      try archive([("dossier.yaml", head)]), title: String(repeating: "a", count: 121), bench)
    #expect(long.page?.status == 422)
    #expect(try bench.house.dossiers().isEmpty)
  }

  @Test("a waiting file is its sender's alone, and is forgotten after an hour")
  func pending() async throws {
    let bench = try await HouseBench()
    let own = AccountID(rawValue: 1)
    let start = Instant(milliseconds: 1_790_000_000_000)
    func keep() throws -> String {
      bench.pending.keep(
        try bench.house.receive(UploadLimits().archive), title: "", of: own, at: start)
    }
    let key = try keep()
    #expect(bench.pending.take(key, of: AccountID(rawValue: 2), at: start) == nil)
    #expect(bench.pending.take(key, of: own, at: start.adding(seconds: 3601)) == nil)
    let first = try keep()
    let second = try keep()
    #expect(bench.pending.take(first, of: own, at: start) == nil)
    #expect(bench.pending.take(second, of: own, at: start.adding(seconds: 3600)) != nil)
    #expect(bench.pending.take(second, of: own, at: start) == nil)
  }
}
