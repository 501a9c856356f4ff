import SextantModel
import Testing

@testable import SextantServer

@Suite struct RaciGridTests {
  @Test func `the worked example has one accountable per task`() throws {
    let x = BoardStage.examination
    let project = try #require(x.find(ID<Project>("PJ1")))
    let grid = RaciGrid(x.all(ProjectTask.self), x, project: project)
    #expect(grid.rows.count == 16 && grid.rows.allSatisfy(\.isSound))
    let first = try #require(grid.rows.first)
    #expect(first.letters(of: AnyID("ines")) == [.A])
    #expect(first.parties(.R).map(\.text) == ["bastien"])
    #expect(grid.accountableCount(of: AnyID("ines")) == 4)
    // People of the project first, each once.
    #expect(grid.parties.first == AnyID("ines") && Set(grid.parties).count == grid.parties.count)
  }

  @Test func `two who answer, or nobody who does, are not sound`() {
    func entry(_ party: String, _ letter: RaciLetter) -> RaciEntry {
      var entry = RaciEntry()
      entry.party = AnyID(party)
      entry.letter = letter
      return entry
    }
    #expect(!RaciGrid.Line(task: ProjectTask(), entries: [entry("a", .A)]).isSound)
    #expect(
      !RaciGrid.Line(
        task: ProjectTask(), entries: [entry("a", .A), entry("b", .A), entry("a", .R)]
      )
      .isSound)
    #expect(RaciGrid.Line(task: ProjectTask(), entries: [entry("a", .A), entry("a", .R)]).isSound)
  }
}
