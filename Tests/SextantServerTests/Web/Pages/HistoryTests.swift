import SextantModel
import Testing

@testable import SextantServer

@Suite struct HistoryTests {
  @Test("entries are told by day with what changed from what to what; filters narrow them")
  func entries() async throws {
    let bench = try RoomBench(isReopened: true)
    var objective = try #require(bench.find(ID<Objective>("OB1")))
    let old = objective.text
    objective.text = "Un tout autre texte"
    _ = try await bench.live.apply([.put(objective)], by: "2", verb: "item.save")
    let page = try #require(bench.page(["history"], query: [("item", "OB1")]))
    let markup = Markup(page.main.markup)
    #expect(markup.all("ins").map(\.text).contains("Un tout autre texte"))
    #expect(!old.isEmpty)
    var filter = HistoryFilter()
    filter.person = "2"
    let found = HistoryPage.entries(filter, bench.view(), bench.around(), most: 50)
    #expect(found.entries.map(\.entry.author.id) == ["2"])
    #expect(found.next == nil)
    filter.room = .budget
    #expect(HistoryPage.entries(filter, bench.view(), bench.around(), most: 50).entries.isEmpty)
  }

  @Test("a page of the history leads to the older one, and no entry is lost between")
  func pages() async throws {
    let bench = try RoomBench(isReopened: true)
    var objective = try #require(bench.find(ID<Objective>("OB1")))
    for number in 0..<5 {
      objective.text = "Texte \(number)"
      _ = try await bench.live.apply([.put(objective)], by: "1", verb: "item.save")
    }
    var filter = HistoryFilter()
    var told: [Int] = []
    while true {
      let found = HistoryPage.entries(filter, bench.view(), bench.around(), most: 2)
      told += found.entries.map(\.entry.sequence)
      guard let next = found.next else { break }
      filter.before = next
    }
    #expect(told == Array((1...bench.live.snapshot.sequence).reversed()))
  }

  @Test("a deleted item is brought back from the history")
  func restore() async throws {
    let bench = try RoomBench(isReopened: true)
    let objective = try #require(bench.find(ID<Objective>("OB1")))
    _ = try await bench.live.apply([.remove("OB1")], by: "1", verb: "item.delete")
    let page = try #require(bench.page(["history"]))
    #expect(page.main.markup.contains("/d/bench/history/restore"))
    let answer = await DossierPages.post(
      ["history", "restore"], bench.act([("kind", "objective"), ("id", "OB1")]), bench.around())
    #expect(answer?.address == "/d/bench/objectives/OB1")
    #expect(bench.find(ID<Objective>("OB1"))?.text == objective.text)
  }
}

@Suite struct HistoryEntryTests {
  /// The worked example comes in by one entry.
  private func bench() throws -> (bench: RoomBench, count: Int) {
    let bench = try RoomBench()
    return (
      bench,
      bench.live.snapshot.dossier.registry.kinds
        .reduce(0) { $0 + bench.live.snapshot.dossier.count(of: $1) }
    )
  }

  @Test("a large entry is one line of counts that leads to its own page")
  func summary() async throws {
    let (bench, count) = try bench()
    #expect(count > 1_000)
    let page = try #require(bench.page(["history"]))
    let list = page.main.markup
    #expect(list.contains("href=\"/d/bench/history/1\""))
    // Six kinds and the rest in words, no item by name.
    #expect(list.split(separator: "/d/bench/history/1?kind=").count == 7)
    #expect(!list.contains("/d/bench/objectives/OB1"))
  }

  @Test("its page counts by kind and tells every item, a page at a time")
  func items() async throws {
    let (bench, count) = try bench()
    var told: Set<String> = []
    let pages = (count + 49) / 50
    for number in 1...pages {
      let page = try #require(
        bench.page(["history", "1"], query: [("page", String(number))]), "\(number)")
      for address in Markup(page.main.markup).addresses
      where address.hasPrefix("/d/bench/") && !address.hasPrefix("/d/bench/history") {
        told.insert(address)
      }
    }
    let missing = bench.live.snapshot.dossier.all(Objective.self).filter {
      !told.contains("/d/bench/objectives/\($0.id.text)")
    }
    #expect(missing.map(\.id.text) == [])
    let signals = try #require(bench.page(["history", "1"], query: [("kind", "signal")]))
    let markup = Markup(signals.main.markup)
    #expect(markup.problems == [])
    #expect(Set(markup.addresses.filter { $0.hasPrefix("/d/bench/signals/") }).count == 11)
    #expect(bench.page(["history", "1"], query: [("kind", "nothing")]) == nil)
    #expect(bench.page(["history", "99999"]) == nil)
  }

  @Test("a kind is found however deep it stands in a large entry")
  func narrowed() async throws {
    let (bench, _) = try bench()
    var filter = HistoryFilter()
    filter.kind = "slide"
    let found = HistoryPage.entries(filter, bench.view(), bench.around(), most: 5)
    #expect(found.entries.map(\.entry.sequence) == [1])
    #expect(found.entries.first?.changes.first?.kind == "slide")
  }

  @Test("a partner is told only of what they may see")
  func partner() async throws {
    let (bench, count) = try bench()
    let vendor = try #require(bench.live.snapshot.dossier.all(Vendor.self).first)
    let view = bench.view(.guest, vendor: vendor.id)
    let around = bench.around(.guest, vendor: vendor.id)
    let marks = HistoryEntryPage.marks(of: 1, view, around)
    #expect(!marks.isEmpty && marks.count < count)
    #expect(marks.allSatisfy { view.dossier.contains($0.id) })
  }

  @Test("counts stand by kind, the most numerous first")
  func tally() {
    let tally = HistoryTally([
      ItemMark(kind: "a", id: "1", what: .added), ItemMark(kind: "b", id: "2", what: .added),
      ItemMark(kind: "b", id: "3", what: .changed), ItemMark(kind: "b", id: "4", what: .removed),
    ])
    #expect(tally.count == 4)
    #expect(tally.rows.map { [$0.added, $0.changed, $0.removed] } == [[1, 1, 1], [1, 0, 0]])
    #expect(tally.rows.map(\.kind) == ["b", "a"])
  }
}
