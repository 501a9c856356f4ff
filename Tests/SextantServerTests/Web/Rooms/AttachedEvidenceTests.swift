import SextantModel
import Testing

@testable import SextantServer

@Suite struct AttachedEvidenceTests {
  private let bench: RoomBench

  init() throws { bench = try RoomBench() }

  private func attach(
    _ kind: String, _ id: String, role: Role = .editor, vendor: ID<Vendor>? = nil
  ) async throws -> Answer {
    let incoming = try bench.live.receive()
    try incoming.write(Array("%PDF-1.7 devis".utf8))
    let file = try await bench.live.attach(incoming, as: "devis.pdf", by: "1")
    let act = Act(
      view: bench.view(role, vendor: vendor), live: bench.live, author: "1",
      access: Access(role: role, vendor: vendor),
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 600)), form: [],
      seen: bench.seen)
    return await RoomPages.attached(file, [kind, id], act)
  }

  @Test("an item gets a new piece of evidence that names the file, beside those that it has")
  func item() async throws {
    let before = try #require(bench.find(ID<BudgetLine>("B22"))).evidence
    let count = bench.live.snapshot.dossier.count(of: Evidence.self)
    let answer = try await attach("budgetLines", "B22")
    #expect(answer.notice == "rooms.done.attached")
    #expect(answer.address == "/d/bench/budgetLines/B22#files-title")
    let after = try #require(bench.find(ID<BudgetLine>("B22"))).evidence
    #expect(Array(after.dropLast()) == before && after.count == before.count + 1)
    #expect(bench.live.snapshot.dossier.count(of: Evidence.self) == count + 1)
    let last = try #require(after.last)
    let evidence = try #require(bench.find(last))
    #expect(evidence.file == "files/devis.pdf" && evidence.title == "devis.pdf")
    #expect(evidence.capturedAt == WorkedExample.day && evidence.author == "Camille Moreau")
    let item = try #require(bench.find(ID<BudgetLine>("B22")))
    #expect(ItemFiles.files(of: item, bench.view()).contains("devis.pdf"))
    // One entry: taken back as a whole.
    let entry = try #require(try bench.live.canUndo("1"))
    #expect(entry.verb == "evidence.attach" && entry.count == 2)
  }

  @Test("a piece of evidence names the file itself, and keeps the day that it has")
  func evidence() async throws {
    let before = try #require(bench.live.snapshot.dossier.all(Evidence.self).first)
    let count = bench.live.snapshot.dossier.count(of: Evidence.self)
    #expect(try await attach("evidence", before.id.text).notice == "rooms.done.attached")
    let after = try #require(bench.find(before.id))
    #expect(after.file == "files/devis.pdf")
    #expect(after.capturedAt == before.capturedAt ?? WorkedExample.day)
    #expect(bench.live.snapshot.dossier.count(of: Evidence.self) == count)
  }

  @Test("nothing is tied to what the person may not change, does not see, or has no evidence")
  func refused() async throws {
    #expect(
      try await attach("budgetLines", "B22", role: .commenter).refusal == "rooms.refused.edit")
    #expect(
      try await attach("budgetLines", "B22", role: .contributor).refusal == "rooms.refused.edit")
    #expect(try await attach("budgetLines", "no-such").isNotFound)
    #expect(
      try await attach("budgetLines", "B22", role: .guest, vendor: "contrechamp").isNotFound)
    let guide = try #require(bench.live.snapshot.dossier.all(BrandGuide.self).first)
    #expect(
      try await attach("brandGuides", guide.id.text).refusal == "rooms.refused.noEvidence")
  }
}
