import Testing

@testable import SextantModel
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
    let bench = try RoomBench(isReopened: true)
    let seen = bench.live.snapshot.sequence
    #expect(TodayChanges.since(seen, bench.view(), bench.around()).items.isEmpty)
    var objective = try #require(bench.find(ID<Objective>("OB1")))
    objective.text += " !"
    _ = try await bench.live.apply([.put(objective)], by: "2", verb: "item.save")
    objective.text += " !"
    _ = try await bench.live.apply([.put(objective)], by: "1", verb: "item.save")
    let changes = TodayChanges.since(seen, bench.view(), bench.around()).items
    #expect(changes.map(\.id) == ["OB1"])
    #expect(changes.first?.authors == ["1", "2"])
  }

  @Test("a room is proven by the share of its checks that pass among those that apply")
  func proven() {
    let shares = LoopRose.proven([
      ("BUD02", .passed), ("BUD08", .failed), ("STR01", .cannotTell), ("STR02", .notApplicable),
      ("VEI01", .notApplicable),
    ])
    #expect(shares[.budget] == 0.5)
    #expect(shares[.strategy] == 0)
    #expect(shares[.watch] == nil)
  }
}

@Suite struct WorkedDriftTests {
  /// In June 2026 the example counts 2,935 orders for 176,807 sessions: 1.66 %, under the alert of
  /// 1.85 %.
  @Test("the worked example's conversion rate drifts below its alert")
  func conversion() throws {
    let drift = try #require(WorkedExample.examined.drifts.first { $0.item == "K03" })
    #expect(drift.message.key == "drift.indicator.alertBelow")
    #expect(drift.message.arguments["value"] == .quantity(1.66, unit: "%", decimals: 2))
    #expect(drift.message.arguments["alert"] == .quantity(1.85, unit: "%", decimals: nil))
    #expect(drift.isGrave)
  }

  @Test("the worked example's adjustment of 6 July is next, and is Théo's")
  func next() throws {
    let deadline = try #require(WorkedExample.examined.deadlines.first { $0.item == "AJ5" })
    #expect(deadline.day == Day(2026, 7, 6))
    #expect(deadline.people == ["theo"])
  }
}
