import SextantModel
import Testing

@testable import SextantServer

@Suite struct TodayTests {
  @Test("a blank dossier teaches its five first steps, and ticks them as they are made")
  func firstSteps() async throws {
    let bench = try RoomBench(isEmpty: true)
    #expect(FirstSteps(bench.view()).steps.map(\.isDone) == [false, false, false, false, false])
    var objective = Objective()
    objective.id = "OB1"
    objective.text = "Vendre plus"
    _ = try await bench.live.apply([.put(objective)], by: "1", verb: "item.create")
    let steps = FirstSteps(bench.view())
    #expect(
      steps.steps.map(\.name) == ["dossier", "orientation", "objective", "indicator", "budgetLine"])
    #expect(steps.steps.map(\.isDone) == [false, false, true, false, false])
  }

  @Test("what others did since the last visit is told item by item, with who did it")
  func changes() async throws {
    let bench = try RoomBench()
    let seen = bench.live.snapshot.sequence
    #expect(TodayChanges(since: seen, bench.view(), bench.around()).items.isEmpty)
    var objective = try #require(bench.find(ID<Objective>("OB1")))
    objective.text += " !"
    _ = try await bench.live.apply([.put(objective)], by: "2", verb: "item.save")
    objective.text += " !"
    _ = try await bench.live.apply([.put(objective)], by: "1", verb: "item.save")
    let changes = TodayChanges(since: seen, bench.view(), bench.around()).items
    #expect(changes.map(\.id) == ["OB1"])
    #expect(changes.first?.people == ["Camille Moreau", "Noé"])
  }

  @Test("a room is proven by the share of its checks that pass among those that apply")
  func proven() {
    func result(_ code: String, _ outcome: Outcome) -> CheckResult? {
      let examined = WorkedExample.examined.results.first { $0.card.code == code }
      return examined.map {
        CheckResult(
          card: $0.card, outcome: outcome, findings: [], doubts: [], notes: [], waived: [])
      }
    }
    let results = [
      result("BUD02", .passed), result("BUD08", .failed), result("STR01", .cannotTell),
      result("STR02", .notApplicable),
    ].compactMap(\.self)
    let shares = LoopRose.proven(results)
    #expect(shares[.budget] == 0.5)
    #expect(shares[.strategy] == 0)
    #expect(shares[.watch] == nil)
  }
}
