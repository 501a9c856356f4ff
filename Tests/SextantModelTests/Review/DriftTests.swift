import SextantModel
import Testing

@Suite struct DriftTests {
  private let today = Day(2026, 2, 10) ?? Day(number: 0)

  private func task(_ id: String, due day: Day?, finished: Day? = nil) -> ProjectTask {
    var task = ProjectTask()
    task.id = ID(id)
    task.label = "Tâche \(id)"
    task.end = day
    task.finishedOn = finished
    return task
  }

  @Test(
    "a task whose day has gone by is late by the days since; one that is done or to come is not")
  func lateTasks() {
    var dossier = Dossier()
    dossier.put(task("T1", due: Day(2026, 2, 3)))
    dossier.put(task("T2", due: Day(2026, 2, 3), finished: Day(2026, 2, 2)))
    dossier.put(task("T3", due: Day(2026, 2, 10)))
    let x = Examination(of: dossier, on: today)
    let drifts = x.drifts()
    #expect(drifts.map(\.item) == ["T1"])
    #expect(drifts.first?.message.arguments["count"] == .integer(7))
    #expect(x.deadlines().map(\.item) == ["T1", "T3"])
  }

  @Test("a line on which more was spent than planned by the last closed month drifts by the gap")
  func overspent() throws {
    var budget = Budget()
    budget.id = "B"
    budget.start = Day(2026, 1, 1)
    budget.end = Day(2026, 12, 31)
    budget.envelope = Money(units: 1200)
    var line = BudgetLine()
    line.id = "L1"
    line.label = "Clics"
    line.budget = "B"
    line.amount = Money(units: 1200)
    line.phasing = Array(repeating: Money(units: 100), count: 12)
    var actual = Actual()
    actual.id = "A1"
    actual.line = "L1"
    actual.month = Period(
      first: try #require(Day(2026, 1, 1)), last: try #require(Day(2026, 1, 31)))
    actual.amount = Money(units: 150)
    var dossier = Dossier()
    dossier.put(budget)
    dossier.put(line)
    dossier.put(actual)
    // Landing: 150 spent and 1,100 still planned make 1,250 for an envelope of 1,200.
    let drifts = Examination(of: dossier, on: today).drifts()
    #expect(drifts.map(\.message.key) == ["drift.budget.landing", "drift.budget.line"])
    #expect(drifts.first?.message.arguments["gap"] == .money(Money(units: 50)))
    #expect(drifts.last?.message.arguments["gap"] == .money(Money(units: 50)))
    #expect(drifts.allSatisfy { $0.since == Day(2026, 1, 31) && $0.isGrave })
  }
}
