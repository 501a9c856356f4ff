import SextantModel
import Testing

@testable import SextantServer

@Suite struct TakeBackTests {
  /// An editor's change of sixty signals and a budget line, which a contributor may not change.
  private func entry(_ bench: RoomBench, budgetToo: Bool) throws -> JournalEntry {
    var changes: [ItemChange] = (1...60).map { number in
      var signal = Signal()
      signal.id = ID("SGX\(number)")
      signal.summary = budgetToo ? "Signal \(number)" : "Bruit \(number)"
      return .put(signal)
    }
    if budgetToo {
      var line = try #require(bench.find(ID<BudgetLine>("B22")))
      line.label += " bis"
      changes.append(.put(line))
    }
    let before: (LiveDossier) throws -> Applied = {
      try $0.apply(changes, by: "7", verb: "items.set")
    }
    _ = try before(bench.live)
    return try #require(try bench.live.canUndo("7"))
  }

  private func doer(_ role: Role, _ bench: RoomBench) -> Doer {
    Doer(
      live: bench.live, author: "7", access: Access(role: role), name: "Noé", person: nil,
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 600)))
  }

  @Test("an entry is taken back by who may still change all of its items, beyond those it tells")
  func whole() throws {
    let bench = try RoomBench(isReopened: true)
    let signals = try entry(bench, budgetToo: false)
    #expect(signals.count == 60 && signals.changes.count == 50)
    #expect(TakeBack.mayStill(signals, doer(.contributor, bench)))
    let both = try entry(bench, budgetToo: true)
    #expect(!both.changes.contains { $0.id == "B22" })
    #expect(TakeBack.mayStill(both, doer(.editor, bench)))
    #expect(!TakeBack.mayStill(both, doer(.contributor, bench)))
    #expect(!TakeBack.mayStill(signals, doer(.director, bench)))
  }

  @Test("no kind has a field that is called as something of a form's own")
  func names() {
    for type in Registry.dossier.kinds {
      let names = Set(FieldAccess.all(of: type).map(\.name))
      #expect(names.isDisjoint(with: PostForm.ownNames), "\(type.kind.name)")
    }
  }
}
