import Testing

@testable import SextantModel

@Suite struct BudgetCommitmentTests {
  private func money(_ units: Int) -> Money { Money(units: units) }

  @Test func `promises are part of what is still planned; what exceeds it comes on top`() {
    #expect(
      BudgetToDate.landing(spent: money(100), remaining: money(50), committed: money(30))
        == money(150))
    #expect(
      BudgetToDate.landing(spent: money(100), remaining: money(50), committed: money(80))
        == money(180))
    #expect(
      BudgetToDate.landing(spent: money(100), remaining: money(-20), committed: money(10))
        == money(90))
  }

  @Test func `only what is signed and not invoiced is open`() throws {
    let x = IndicatorBench.examination([
      "budget/budgets.yaml":
        "- {id: BG1, title: B, start: 2026-05-01, end: 2026-08-31, envelope: 500}",
      "budget/budgetLines.yaml":
        "- {id: B1, label: Média, budget: BG1, amount: 400, phasing: [100, 100, 100, 100]}",
      "budget/actuals.csv": "line,month,amount\nB1,2026-05,118\nB1,2026-06,118",
      "budget/budgetCommitments.yaml": """
      - {id: C1, label: Signé, line: B1, signedOn: 2026-06-01, amount: 300, invoiced: 60.50}
      - {id: C2, label: À signer, line: B1, signedOn: 2026-07-01, amount: 900}
      """,
    ])
    #expect(x.openCommitments == ["B1": Money(cents: 23_950)])
    let budget = try #require(x.currentBudget)
    let date = try #require(BudgetToDate(of: budget, in: x))
    #expect(date.committed == Money(cents: 23_950))
    // 236 spent, 200 still planned, 39,50 promised beyond it.
    #expect(date.landing == Money(cents: 47_550))
    #expect(date.free(of: money(500)) == Money(cents: 2_450))
  }

  @Test func `a gap within the tolerance is none`() {
    let tenth = Share(percent: 10)
    func status(_ planned: Int, _ spent: Int) -> BudgetVariance.Status {
      BudgetVariance(
        planned: Money(cents: planned), spent: Money(cents: spent), tolerance: tenth
      ).status
    }
    #expect(status(10_000, 11_000) == .within)
    #expect(status(10_000, 11_001) == .over)
    #expect(status(10_000, 8_999) == .under)
    #expect(status(0, 1) == .over)
  }

  @Test func `totals without and with tax, staff bearing none, to the cent`() {
    func line(_ cents: Int, _ basis: VatBasis?, _ rate: Double?, isStaff: Bool = false)
      -> BudgetLine
    {
      var line = BudgetLine()
      line.amount = Money(cents: cents)
      line.vatBasis = basis
      line.vatRate = rate.map { Share(percent: $0) }
      line.origin = isStaff ? .internal : .external
      line.resourceKind = isStaff ? .human : .media
      return line
    }
    var budget = Budget()
    budget.vatBasis = .exclusive
    budget.vatRate = Share(percent: 20)
    let totals = VatTotals(
      [
        line(10_001, nil, nil), line(12_000, .inclusive, 20), line(1000, nil, 5.5),
        line(50_000, nil, nil, isStaff: true),
      ], of: budget)
    // 100,01 + 100 + 10 + 500; 120,01 + 120 + 10,55 + 500.
    #expect(totals.exclusive == Money(cents: 71_001))
    #expect(totals.inclusive == Money(cents: 75_056))
    #expect(totals.unknown == 0)
    budget.vatRate = nil
    #expect(VatTotals([line(100, nil, nil)], of: budget).unknown == 1)
  }
}
