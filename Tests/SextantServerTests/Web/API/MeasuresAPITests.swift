import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// Measures brought in and read back by programs.
@Suite struct MeasuresAPITests {
  private let file = """
    Jour;Campagne;Code de la devise;Coût;Impr.;Clics
    2026-09-01;A;EUR;12,34;1 234;7
    2026-09-02;A;EUR;1 020,50;10 500;88
    2026-09-02;B;EUR;3,00;100;1
    2026-09-07;A;EUR;4,00;200;2
    """

  private func values(_ answer: APIAnswer) -> [String] {
    guard case .list(let items)? = answer.json?["items"] else { return [] }
    return items.map { item in
      let texts = ["from", "to", "channel", "campaign"].compactMap { key -> String? in
        if case .text(let text)? = item[key] { text } else { nil }
      }
      var value = "-"
      if case .number(let number)? = item["value"] { value = number }
      return (texts + [value]).joined(separator: " ")
    }
  }

  @Test func `a file is tried, brought in, and read back by day, week, channel and campaign`()
    async throws
  {
    let bench = try APIBench(isEmpty: true)
    let name: [(name: String, value: String)] = [("name", "campagnes.csv")]
    let trial = try await bench.ask(
      "POST", ["imports"], file, query: name + [("dryRun", "true")], type: "text/csv")
    #expect(trial.status == 200)
    #expect(bench.rooms.live.snapshot.dossier.count(of: ImportBatch.self) == 0)
    // No network is told: no channel is guessed.
    guard case .list(let tables)? = trial.json?["tables"], let table = tables.first,
      case .list(let named)? = table["channels"]
    else {
      Issue.record("no tables")
      return
    }
    #expect(named.map { $0["name"] } == [.text("Google Ads")])
    #expect(table["isPart"] == .flag(false))
    let made = try await bench.ask("POST", ["imports"], file, query: name, type: "text/csv")
    #expect(made.status == 201)
    let again = try await bench.ask("POST", ["imports"], file, query: name, type: "text/csv")
    #expect(again.status == 200)
    #expect(bench.rooms.live.snapshot.dossier.count(of: ImportBatch.self) == 1)

    let holdings = try await bench.ask("GET", ["figures"])
    #expect(holdings.texts("items", "metric") == ["clicks", "cost", "impressions"])
    let days = try await bench.ask("GET", ["figures", "cost"])
    #expect(
      values(days) == [
        "2026-09-01 2026-09-01 Google Ads 12.34", "2026-09-02 2026-09-02 Google Ads 1023.5",
        "2026-09-07 2026-09-07 Google Ads 4",
      ])
    let weeks = try await bench.ask("GET", ["figures", "cost"], query: [("by", "week")])
    #expect(
      values(weeks) == [
        "2026-08-31 2026-09-06 Google Ads 1035.84", "2026-09-07 2026-09-13 Google Ads 4",
      ])
    let channels = try await bench.ask(
      "GET", ["figures", "cost"],
      query: [("by", "channel"), ("from", "2026-09-02"), ("to", "2026-09-02")])
    #expect(values(channels) == ["Google Ads 1023.5"])
    let campaigns = try await bench.ask("GET", ["figures", "cost"], query: [("by", "campaign")])
    #expect(values(campaigns) == ["Google Ads A 1036.84", "Google Ads B 3"])
  }

  @Test func `amounts in another currency are let in at a rate alone`() async throws {
    let bench = try APIBench(isEmpty: true)
    let dollars = file.replacing(";EUR;", with: ";USD;")
    let refused = try await bench.ask("POST", ["imports"], dollars, type: "text/csv")
    #expect(refused.status == 422)
    #expect(bench.rooms.live.snapshot.dossier.count(of: ImportBatch.self) == 0)
    let unclear = try await bench.ask(
      "POST", ["imports"], dollars, query: [("rate", "USD")], type: "text/csv")
    #expect(unclear.status == 400)
    let made = try await bench.ask(
      "POST", ["imports"], dollars, query: [("rate", "usd=0.5")], type: "text/csv")
    #expect(made.status == 201)
    let channels = try await bench.ask("GET", ["figures", "cost"], query: [("by", "channel")])
    // (12.34 + 1 020.50 + 3 + 4) / 2
    #expect(values(channels) == ["Google Ads 519.92"])
  }

  @Test func `long answers come in pages that join without a gap`() async throws {
    let bench = try APIBench(isEmpty: true)
    _ = try await bench.ask("POST", ["imports"], file, type: "text/csv")
    var query: [(name: String, value: String)] = [("limit", "2")]
    let first = try await bench.ask("GET", ["figures", "clicks"], query: query)
    #expect(values(first).count == 2 && first.header("Link")?.contains("after=2") == true)
    query.append(("after", "2"))
    let second = try await bench.ask("GET", ["figures", "clicks"], query: query)
    #expect(values(second) == ["2026-09-07 2026-09-07 Google Ads 2"])
    #expect(second.header("Link") == nil)
  }

  @Test func `what is wrong with a request is told`() async throws {
    let bench = try APIBench(isEmpty: true)
    for (query, status) in [
      ([("form", "2026-09-01")], 400), ([("from", "soon")], 400), ([("dryRun", "maybe")], 400),
      ([], 422),
    ] as [([(name: String, value: String)], Int)] {
      let answer = try await bench.ask("POST", ["imports"], "", query: query, type: "text/csv")
      #expect(answer.status == status, "\(query)")
      #expect(!answer.text.contains("[" + "api."), "\(query)")
    }
    #expect(try await bench.ask("POST", ["imports"], "%PDF-1.4", type: "text/csv").status == 422)
    #expect(try await bench.ask("GET", ["figures", "cost"]).status == 404)
    #expect(try await bench.ask("POST", ["imports"], file, role: .commenter).status == 403)
    _ = try await bench.ask("POST", ["imports"], file, type: "text/csv")
    let back: [(name: String, value: String)] = [("from", "2026-09-05"), ("to", "2026-09-01")]
    #expect(try await bench.ask("GET", ["figures", "cost"], query: back).status == 400)
    #expect(
      try await bench.ask("GET", ["figures", "cost"], query: [("by", "moon")]).status == 400)
  }

  @Test func `a partner sees no figure of an import that is not shared with them`() async throws {
    let bench = try APIBench()
    let vendor = try #require(bench.rooms.live.snapshot.dossier.all(Vendor.self).first?.id)
    _ = try await bench.ask("POST", ["imports"], file, type: "text/csv")
    #expect(try await bench.ask("GET", ["figures", "cost"]).status == 200)
    let seen = try await bench.ask("GET", ["figures"], role: .guest, vendor: vendor)
    #expect(seen.texts("items", "metric") == [])
    #expect(
      try await bench.ask("GET", ["figures", "cost"], role: .guest, vendor: vendor).status == 404)
  }
}
