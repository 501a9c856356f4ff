import SextantModel
import Testing

@testable import SextantServer

@Suite struct WatchRoundsTests {
  private let aubrelle = BoardStage.aubrelle

  @Test func `sources stand by the pace of their collector`() {
    let rounds = WatchRounds(of: aubrelle, on: BoardStage.day)
    #expect(rounds.groups.map(\.rhythm.rawValue) == ["daily", "weekly", "fortnightly", "rarely"])
    #expect(rounds.groups.map(\.stops.count) == [5, 8, 1, 1])
    #expect(rounds.active == 15 && rounds.automated == 13)
    #expect(rounds.overdue == 0 && rounds.uncollected == 0)
    #expect(rounds.axes.allSatisfy { $0.sources > 0 && $0.needs.count == 1 })
  }

  @Test func `a reading is overdue the day after it was due`() throws {
    // Read daily, last on 30 June: due on 1 July. The press of COL04 is due on 5 July itself.
    let rounds = WatchRounds(of: aubrelle, on: try #require(Day(2026, 7, 5)))
    #expect(rounds.overdue == 5)
    #expect(rounds.groups[0].stops.map(\.delay) == [4, 4, 4, 4, 4])
    #expect(rounds.groups[1].stops.first?.delay == 0)
  }

  @Test func `scores are means of three ratings`() throws {
    let rounds = WatchRounds(of: aubrelle, on: BoardStage.day)
    let cnil = try #require(
      rounds.groups.flatMap(\.stops).first { $0.source.id == "S02" })
    // 5, 4 and 5.
    #expect(abs(try #require(cnil.score) - 14.0 / 3) < 1e-9)
  }

  @Test func `one axis shows its sources only, and a source nobody reads is told`() {
    var dossier = aubrelle
    dossier.remove("COL10")
    let rounds = WatchRounds(of: dossier, on: BoardStage.day, axis: .disability)
    #expect(rounds.active == 1 && rounds.uncollected == 1)
    #expect(rounds.groups.map(\.rhythm.rawValue) == ["never"])
  }
}
