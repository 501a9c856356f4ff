import SextantModel
import Testing

@testable import SextantServer

@Suite struct FindingsTests {
  /// The bench's example with an objective that lacks its deadline.
  private func spoilt() async throws -> RoomBench {
    let bench = try RoomBench(isReopened: true)
    var objective = try #require(bench.find(ID<Objective>("OB1")))
    objective.deadline = nil
    _ = try await bench.live.apply([.put(objective)], by: "1", verb: "item.save")
    return bench
  }

  @Test(
    "a finding shows with its remedy and the way to its field; filters narrow by check and room")
  func filters() async throws {
    let bench = try await spoilt()
    let view = bench.view()
    let own = view.examined.findings.filter { $0.place.item == "OB1" }
    #expect(own.contains { $0.place.field == "deadline" })
    let page = try #require(bench.page(["findings"]))
    #expect(page.main.markup.contains("/d/bench/objectives/OB1/edit#field-deadline"))
    var filter = FindingsFilter()
    filter.check = "STR01"
    #expect(view.examined.findings.filter(filter.test(view)).allSatisfy { $0.code == "STR01" })
    filter = FindingsFilter()
    filter.room = .budget
    #expect(!view.examined.findings.filter(filter.test(view)).contains { $0.place.item == "OB1" })
  }

  @Test("accepting a finding asks for a reason, and then keeps it apart with that reason")
  func waive() async throws {
    let bench = try await spoilt()
    let form: [(name: String, value: String)] = [
      ("check", "STR01"), ("item", "OB1"), ("field", "deadline"), ("reason", "  "),
    ]
    let refused = await DossierPages.post(
      ["findings", "waive"], bench.act(form), bench.around())
    #expect(refused?.page?.status == 422)
    let filled = form.dropLast() + [("reason", "Objectif permanent")]
    let answer = await DossierPages.post(
      ["findings", "waive"], bench.act(Array(filled)), bench.around())
    #expect(answer?.address == "/d/bench/findings")
    let waiver = try #require(
      bench.live.snapshot.dossier.all(Waiver.self).first { $0.reason == "Objectif permanent" })
    #expect(waiver.check == "STR01")
    #expect(waiver.item?.text == "OB1")
    #expect(waiver.date == WorkedExample.day)
    let view = bench.view()
    #expect(
      !view.examined.findings.contains { $0.place.item == "OB1" && $0.place.field == "deadline" })
    #expect(try #require(bench.page(["findings"])).main.markup.contains("Objectif permanent"))
  }

  @Test("who only reads cannot accept a finding")
  func readers() async throws {
    let bench = try await spoilt()
    let answer = await DossierPages.post(
      ["findings", "waive"],
      bench.act(
        [("check", "STR01"), ("item", "OB1"), ("reason", "x")], role: .commenter),
      bench.around(.commenter))
    #expect(answer?.refusal == "pages.waive.refused")
    #expect(
      bench.live.snapshot.dossier.count(of: Waiver.self)
        == WorkedExample.reading.dossier.count(of: Waiver.self))
  }

  @Test("the file for spreadsheets has a line per finding")
  func csv() async throws {
    let bench = try await spoilt()
    let view = bench.view(.owner, [("format", "csv"), ("check", "STR01")])
    let found = view.examined.results.filter { $0.card.code == "STR01" }
    let count = found.reduce(0) { $0 + $1.findings.count + $1.doubts.count + $1.waived.count }
    guard case .file(let name, _, let bytes) = FindingsPage.answer(view) else {
      Issue.record("no file")
      return
    }
    #expect(name == "bench-constats.csv")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.utf8.count { $0 == 0x0A } == count + 1)
  }
}

@Suite struct ConfidentialFindingsTests {
  @Test("who is kept from what is confidential is told such checks as undecidable, and why")
  func undecidable() async throws {
    let bench = try RoomBench()
    // The one piece behind the objective's baseline becomes confidential.
    var objective = try #require(bench.find(ID<Objective>("OB5")))
    var piece = try #require(bench.find(ID<Evidence>("EV-DIA-08")))
    piece.isConfidential = true
    _ = try await bench.live.apply([.put(piece)], by: "1", verb: "item.save")
    objective.evidence = [piece.id]
    _ = try await bench.live.apply([.put(objective)], by: "1", verb: "item.save")
    for role in [Role.contributor, .commenter] {
      let examined = bench.view(role).examined
      let result = try #require(examined.results.first { $0.card.code == "STR02" })
      #expect(result.outcome == .cannotTell && result.findings.isEmpty)
      #expect(!examined.findings.contains { $0.code == "DIA03" })
      // What rests on nothing confidential is told as it is.
      #expect(examined.results.contains { $0.outcome == .passed })
      for path in [["findings"], ["coverage"]] {
        let page = try #require(bench.page(path, role))
        #expect(page.main.markup.contains("Ce qui est confidentiel"))
      }
    }
    let whole = try #require(bench.view().examined.results.first { $0.card.code == "STR02" })
    #expect(whole.outcome != .cannotTell)
    #expect(!(try #require(bench.page(["findings"]))).main.markup.contains("indécidables"))
  }
}
