import SextantModel
import Testing

@testable import SextantServer

@Suite struct WorkloadWeeksTests {
  @Test func `hours of a sprint are spread over its two weeks`() throws {
    let weeks = WorkloadWeeks(BoardStage.examination, from: nil, count: 2)
    #expect(weeks.weeks == [Day(2026, 1, 5), Day(2026, 1, 12)])
    let line = try #require(weeks.rows.first { $0.person.id == "lucie" })
    // 40 hours over ten working days; 28 hours a week are given to the project.
    #expect(line.cells.map(\.hours) == [20, 20])
    #expect(line.cells.map(\.capacity) == [28, 28])
    #expect(line.cells.allSatisfy { $0.absent == 0 && !$0.isOver(1) })
  }

  @Test func `leave lowers what somebody can give`() throws {
    var dossier = Dossier()
    var person = SextantModel.Person()
    person.id = "p"
    person.weeklyHours = 35
    dossier.put(person)
    var absence = Absence()
    absence.id = "a"
    absence.person = "p"
    absence.start = Day(2026, 1, 8)
    absence.end = Day(2026, 1, 9)
    dossier.put(absence)
    var entry = WorkloadEntry()
    entry.id = "p/w"
    entry.person = "p"
    entry.period = Period(
      first: try #require(Day(2026, 1, 5)), last: try #require(Day(2026, 1, 11)))
    entry.hours = 24
    dossier.put(entry)
    var year = WorkloadEntry()
    year.id = "p/y"
    year.person = "p"
    year.period = Period(
      first: try #require(Day(2026, 1, 1)), last: try #require(Day(2026, 12, 31)))
    year.hours = 1200
    dossier.put(year)
    let weeks = WorkloadWeeks(
      Examination(of: dossier, on: BoardStage.day), from: nil, count: 8)
    // Three days there out of five: 21 hours for 24 planned. The year's plan says nothing of when.
    let cell = try #require(weeks.rows.first?.cells.first)
    #expect(cell == WorkloadWeeks.Cell(hours: 24, capacity: 21, absent: 2))
    #expect(cell.isOver(1) && cell.rate == 24.0 / 21)
    #expect(weeks.weeks.count == 1)
  }
}
