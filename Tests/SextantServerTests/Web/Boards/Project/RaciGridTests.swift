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
    #expect(!RaciGrid.Line(item: ProjectTask(), entries: [entry("a", .A)]).isSound)
    #expect(
      !RaciGrid.Line(
        item: ProjectTask(), entries: [entry("a", .A), entry("b", .A), entry("a", .R)]
      )
      .isSound)
    #expect(RaciGrid.Line(item: ProjectTask(), entries: [entry("a", .A), entry("a", .R)]).isSound)
  }

  @Test func `the owner of a deliverable answers for it until an entry says who`() {
    func entry(_ party: String, _ letter: RaciLetter) -> RaciEntry {
      var entry = RaciEntry()
      entry.party = AnyID(party)
      entry.letter = letter
      return entry
    }
    let owner = AnyID("ines")
    func line(_ entries: [RaciEntry]) -> RaciGrid.Line {
      RaciGrid.Line(item: Deliverable(), entries: entries, owner: owner)
    }
    #expect(line([]).isSound && line([]).letters(of: owner) == [.R, .A])
    #expect(line([entry("noe", .R)]).isSound)
    #expect(line([entry("noe", .R)]).letters(of: owner) == [.A])
    #expect(line([entry("noe", .A), entry("leo", .R)]).letters(of: owner) == [])
    #expect(!line([entry("noe", .C)]).isSound)
    #expect(!RaciGrid.Line(item: Deliverable(), entries: []).isSound)
  }

  @Test func `deliverables stand below the tasks, with the entries that name them`() {
    var dossier = Dossier()
    var deliverable = Deliverable()
    deliverable.id = "L1"
    deliverable.label = "Maquette"
    deliverable.owner = AnyID("ines")
    dossier.put(deliverable)
    var task = ProjectTask()
    task.id = "T1"
    dossier.put(task)
    for (id, party) in [("L1", "noe"), ("T1", "leo")] {
      var entry = RaciEntry()
      entry.task = AnyID(id)
      entry.party = AnyID(party)
      entry.letter = .R
      entry.id = ID("\(id)/\(party)/R")
      dossier.put(entry)
    }
    let x = ExaminedDossier(
      dossier, at: 1, on: BoardStage.day, library: WorkedExample.library
    ).examination
    let grid = RaciGrid([task], deliverables: [deliverable], x, project: nil)
    #expect(grid.rows.map(\.item.idText) == ["T1", "L1"])
    #expect(grid.rows.map { $0.parties(.R).map(\.text) } == [["leo"], ["noe"]])
    #expect(grid.rows.map(\.isSound) == [false, true])
    #expect(grid.parties.map(\.text) == ["leo", "noe", "ines"])
  }
}
