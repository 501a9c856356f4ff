import Testing

@testable import SextantModel

@Suite struct BudgetToDateTests {
  /// A line of 400 over four months from May 2026, and what was spent on it by month.
  func examination(spent: [(month: Int, units: Int)]) -> Examination {
    var dossier = Dossier()
    var budget = Budget()
    budget.id = "BG1"
    budget.start = Day(2026, 5, 1)
    budget.envelope = Money(units: 500)
    dossier.put(budget)
    var line = BudgetLine()
    line.id = "B1"
    line.budget = "BG1"
    line.amount = Money(units: 400)
    line.phasing = [100, 100, 100, 100].map { Money(units: $0) }
    dossier.put(line)
    for (month, units) in spent {
      var actual = Actual()
      actual.id = ID("B1/\(month)")
      actual.line = "B1"
      actual.month = Period.month(2026, month)
      actual.amount = Money(units: units)
      dossier.put(actual)
    }
    return Examination(of: dossier, on: Day(2026, 6, 30) ?? Day(number: 0))
  }

  @Test func `the year lands on what was spent and what the plan still foresees`() throws {
    let x = examination(spent: [(5, 118), (6, 118)])
    let budget = try #require(x.currentBudget)
    let date = try #require(BudgetToDate(of: budget, in: x))
    #expect(date.closed == Day(2026, 6, 30))
    #expect(date.planned == Money(units: 200))
    #expect(date.spent == Money(units: 236))
    #expect(date.landing == Money(units: 436))
    #expect(date.free(of: Money(units: 500)) == Money(units: 64))
  }

  @Test func `a month that is not over is not closed`() throws {
    let x = examination(spent: [(5, 118), (7, 90)])
    let budget = try #require(x.currentBudget)
    let date = try #require(BudgetToDate(of: budget, in: x))
    #expect(date.closed == Day(2026, 5, 31))
    #expect(date.spent == Money(units: 118))
    #expect(date.landing == Money(units: 418))
    let future = examination(spent: [(7, 90)])
    #expect(BudgetToDate(of: budget, in: future) == nil)
  }

  @Test func `of several budgets the approved one whose days contain today is in force`() {
    var dossier = Dossier()
    for (id, state, year) in [
      ("BG1", BudgetState.draft, 2026), ("BG2", .approved, 2026), ("BG3", .approved, 2027),
    ] {
      var budget = Budget()
      budget.id = ID(id)
      budget.state = state
      budget.start = Day(year, 1, 1)
      budget.end = Day(year, 12, 31)
      dossier.put(budget)
    }
    let x = Examination(of: dossier, on: Day(2026, 6, 30) ?? Day(number: 0))
    #expect(x.currentBudget?.id == "BG2")
  }
}
