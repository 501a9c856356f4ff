import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct APIListTests {
  /// Every id of a list, page after page.
  private func walk(
    _ bench: APIBench, _ plural: String, limit: Int, _ between: () async throws -> Void = {}
  ) async throws -> [String] {
    var ids: [String] = []
    var after: String?
    for _ in 0..<1000 {
      var query = [(name: "limit", value: String(limit))]
      if let after { query.append(("after", after)) }
      let page = try await bench.ask("GET", [plural], query: query)
      #expect(page.status == 200)
      ids += page.texts("items", "id")
      guard page.header("Link") != nil else { return ids }
      after = ids.last
      try await between()
    }
    return ids
  }

  @Test(arguments: [1, 7, 500])
  func `pages join without a gap`(limit: Int) async throws {
    let bench = try APIBench()
    let dossier = bench.rooms.live.snapshot.dossier
    let ids = try await walk(bench, "indicators", limit: limit)
    #expect(ids == dossier.all(Indicator.self).map(\.id.text).sorted())
    #expect(ids.count > 7)
  }

  @Test func `an item deleted meanwhile does not shift the pages`() async throws {
    let bench = try APIBench()
    let expected = bench.rooms.live.snapshot.dossier.all(Indicator.self).map(\.id.text).sorted()
    var left = expected
    let ids = try await walk(bench, "indicators", limit: 2) {
      // The first one, long read by then.
      let gone = left.removeFirst()
      _ = try await bench.rooms.live.apply([.remove(gone)], by: "1", verb: "item.delete")
    }
    #expect(ids == expected)
  }

  @Test func `a list is narrowed by field, by words, by what changed`() async throws {
    let bench = try APIBench(isReopened: true)
    let dossier = bench.rooms.live.snapshot.dossier
    let budget = try #require(dossier.all(BudgetLine.self).first?.budget)
    let lines = dossier.all(BudgetLine.self).filter { $0.budget == budget }
    let narrowed = try await bench.ask(
      "GET", ["budgetLines"], query: [("field.budget", budget.text), ("limit", "500")])
    #expect(narrowed.texts("items", "id") == lines.map(\.id.text).sorted())
    let objective = try #require(dossier.all(Objective.self).first)
    let path = ["objectives", objective.id.text]
    _ = try await bench.ask("PATCH", path, #"{"text": "Élargir la diffusion ailleurs"}"#)
    let found = try await bench.ask("GET", ["objectives"], query: [("q", "elargir DIFFUSION")])
    #expect(found.texts("items", "id") == [objective.id.text])
    let changed = try await bench.ask("GET", ["objectives"], query: [("changedSince", "1")])
    #expect(changed.texts("items", "id") == [objective.id.text])
    #expect(changed.json?["total"] == .number("1"))
    #expect(
      try await bench.ask("GET", ["objectives"], query: [("field.txet", "x")]).status == 400)
    #expect(try await bench.ask("GET", ["objectives"], query: [("limit", "0")]).status == 400)
  }
}
