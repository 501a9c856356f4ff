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
