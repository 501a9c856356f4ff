import SextantModel
import Testing

@testable import SextantServer

@Suite struct AllocationBoardTests {
  /// Two lines of a draft budget, that yield √x and 2√x.
  private func bench(_ state: BudgetState) throws -> RoomBench {
    let bench = try RoomBench(isEmpty: true)
    var budget = Budget()
    budget.id = "BG"
    budget.title = "Essai"
    budget.state = state
    var allocation = BudgetAllocation()
    allocation.id = "AL1"
    allocation.title = "Média"
    allocation.budget = "BG"
    var items: [ItemChange] = [.put(budget)]
    for (id, scale) in [("B1", 1.0), ("B2", 2)] {
      var line = BudgetLine()
      line.id = ID(id)
      line.label = id
      line.budget = "BG"
      line.amount = Money(units: 500)
      items.append(.put(line))
      var entry = AllocationEntry()
      entry.line = line.id
      entry.curve = .power
      entry.bend = 0.5
      entry.scale = scale
      allocation.entries.append(entry)
    }
    try bench.live.change(items + [.put(allocation)], by: "1")
    return bench
  }

  private let shown = [(name: "to", value: "B1=20000"), (name: "to", value: "B2=80000")]

  @Test func `the proposal is shown beside the plan, with its proof`() throws {
    let bench = try bench(.draft)
    let html = AllocationBoard.draw(bench.view()).markup
    #expect(BoardMarkup(html).faults == [])
    #expect(html.contains("au centime") && html.contains("70,7") && html.contains("67,1"))
    #expect(html.contains("value=\"B1=20000\"") && html.contains("allocation/AL1/lines"))
    let other = AllocationBoard.draw(bench.view(.owner, [("envelope", "2000")])).markup
    #expect(other.contains("ne se comparent pas") && !other.contains("allocation/AL1/lines"))
  }

  @Test func `lines change together when somebody says so, and only to what was read`() async throws
  {
    let bench = try bench(.draft)
    let stale = await bench.post(
      "boards", "allocation", "AL1", "lines", form: [("to", "B1=1"), ("to", "B2=2")])
    #expect(stale?.refusal == "board.allocation.refused.changed")
    let done = await bench.post("boards", "allocation", "AL1", "lines", form: shown)
    #expect(done?.notice == "board.allocation.done.lines")
    #expect(bench.find(ID<BudgetLine>("B1"))?.amount == Money(units: 200))
    #expect(bench.find(ID<BudgetLine>("B2"))?.amount == Money(units: 800))
    _ = await bench.post("undo")
    #expect(bench.find(ID<BudgetLine>("B1"))?.amount == Money(units: 500))
    #expect(bench.find(ID<BudgetLine>("B2"))?.amount == Money(units: 500))
  }

  @Test func `of an approved budget only adjustments are written`() async throws {
    let bench = try bench(.approved)
    #expect(AllocationBoard.draw(bench.view()).markup.contains("allocation/AL1/adjustments"))
    let refused = await bench.post("boards", "allocation", "AL1", "lines", form: shown)
    #expect(refused?.refusal == "board.allocation.refused.settled")
    _ = await bench.post("boards", "allocation", "AL1", "adjustments", form: shown)
    let adjustments = bench.live.snapshot.dossier.all(Adjustment.self)
    #expect(adjustments.compactMap { $0.budgetDelta?.cents }.sorted() == [-30_000, 30_000])
    #expect(bench.find(ID<BudgetLine>("B1"))?.amount == Money(units: 500))
    // Written once: the same again is refused while they are open.
    let twice = await bench.post("boards", "allocation", "AL1", "adjustments", form: shown)
    #expect(twice?.refusal == "board.allocation.refused.open")
    #expect(bench.live.snapshot.dossier.count(of: Adjustment.self) == 2)
  }

  @Test func `what an allocation proposes is decided and applied without a gap to explain`()
    async throws
  {
    let bench = try bench(.approved)
    var person = SextantModel.Person()
    person.id = "P1"
    person.name = "Camille"
    try await bench.live.apply([.put(person)], by: "1", verb: "items.set")
    _ = await bench.post("boards", "allocation", "AL1", "adjustments", form: shown)
    var adjustment = try #require(bench.live.snapshot.dossier.all(Adjustment.self).first)
    #expect(adjustment.allocation == "AL1" && adjustment.variances.isEmpty)
    #expect(adjustment.due == WorkedExample.day.adding(days: 14))
    adjustment.owner = "P1"
    try await bench.live.apply([.put(adjustment)], by: "1", verb: "items.set")
    let id = adjustment.id.text
    let decided = await bench.post("adjustments", id, "verbs", "adjustment.decide")
    #expect(decided?.refusal == nil)
    #expect(bench.find(adjustment.id)?.decidedOn == WorkedExample.day)
    _ = await bench.post("adjustments", id, "verbs", "adjustment.apply")
    #expect(bench.find(adjustment.id)?.appliedOn == WorkedExample.day)
    // Without an allocation, a gap has to be there.
    adjustment.id = "AJ9"
    adjustment.allocation = nil
    try await bench.live.apply([.put(adjustment)], by: "1", verb: "items.set")
    _ = await bench.post("adjustments", "AJ9", "verbs", "adjustment.decide")
    #expect(bench.find(adjustment.id)?.decidedOn == nil)
  }
}
