import Testing

@testable import SextantModel

@Suite struct BudgetLedgerTests {
  private func money(_ units: Int) -> Money { Money(units: units) }

  private func state(_ files: [String: String], on day: Day = IndicatorBench.day) throws
    -> BudgetToDate
  {
    try #require(BudgetToDate(try ledger(IndicatorBench.examination(files, on: day)), today: day))
  }

  private func ledger(_ x: Examination) throws -> BudgetLedger {
    let budget = try #require(x.currentBudget)
    return BudgetLedger(budget, in: x)
  }

  private func year(_ line: String, _ actuals: String, budget: String = "") -> [String: String] {
    [
      "budget/budgets.yaml":
        "- {id: BG, title: B, start: 2026-01-01, end: 2026-12-31, envelope: 12000\(budget)}",
      "budget/budgetLines.yaml": line,
      "budget/actuals.csv": "line,month,amount\n\(actuals)",
    ]
  }

  private let unphased = "- {id: B1, label: Média, budget: BG, amount: 12000}"

  @Test func `without a calendar half of 12 000 spent by June lands on 12 000, not 18 000`() throws
  {
    let months = (1...6).map { "B1,2026-0\($0),1000" }.joined(separator: "\n")
    let date = try state(year(unphased, months))
    #expect(date.planned == money(6_000))
    #expect(date.spent == money(6_000))
    #expect(date.landing == money(12_000))
    #expect(date.lines.first?.calendar == .even)
    #expect(date.lines.first?.variance(tolerance: Share(0.1))?.status == .within)
  }

  @Test func `without a calendar a line lands on its amount, or on its cost where that is more`()
    throws
  {
    // Ahead of an even course: 9 000 of 12 000 by June; the amount is all that was decided.
    let ahead = try state(year(unphased, "B1,2026-06,9000"))
    #expect(ahead.landing == money(12_000))
    #expect(ahead.lines.first?.isOnlyTiming == true)
    let beyond = try state(year(unphased, "B1,2026-06,13000"))
    #expect(beyond.landing == money(13_000))
    #expect(beyond.lines.first?.isOnlyTiming == false)
    // When the year is over nothing is still to come.
    let later = try #require(Day(2027, 1, 15))
    let over = try state(year(unphased, "B1,2026-12,9000"), on: later)
    #expect(over.planned == money(12_000))
    #expect(over.landing == money(9_000))
  }

  @Test func `the months of dated actions come before the budget's`() throws {
    var files = year(unphased, "B1,2026-04,2000")
    files["project/actions.yaml"] = """
      - {id: A1, title: Salon, start: 2026-03-10, end: 2026-04-20, budgetShares: [{line: B1, amount: 6000}]}
      - {id: A2, title: Sans date, budgetShares: [{line: B1, amount: 3000}]}
      """
    let x = IndicatorBench.examination(files)
    let line = try #require(try ledger(x).lines.first)
    // 6 000 over March and April, the other 6 000 at 500 a month.
    #expect(line.calendar == .actions)
    #expect(
      line.plan.map(\.cents)
        == [50, 50, 350, 350, 50, 50, 50, 50, 50, 50, 50, 50].map { $0 * 1_000 })
    #expect(line.plan.sum() == money(12_000))
  }

  @Test func `equal parts keep every cent, of debts too`() {
    #expect(Money(cents: 10_000).spread(over: 3).map(\.cents) == [3333, 3334, 3333])
    #expect(Money(cents: -10_000).spread(over: 3).map(\.cents) == [-3333, -3334, -3333])
    #expect(Money(cents: 5).spread(over: 12).map(\.cents).reduce(0, +) == 5)
    #expect(Money(cents: 5).spread(over: 0) == [])
  }

  // MARK: - Tax

  @Test func `every amount is brought to the budget's basis before it is added`() throws {
    let files = [
      "budget/budgets.yaml": """
      - {id: BG, title: B, start: 2026-01-01, end: 2026-12-31, envelope: 3000, vatBasis: exclusive, vatRate: 20 %}
      """,
      "budget/budgetLines.yaml": """
      - {id: B1, label: Média, budget: BG, amount: 1000, phasing: [1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}
      - {id: B2, label: Salon, budget: BG, amount: 1200, vatBasis: inclusive}
      - {id: B3, label: Livres, budget: BG, amount: 105.50, vatBasis: inclusive, vatRate: 5.5 %}
      - {id: B4, label: Équipe, budget: BG, amount: 500, vatBasis: inclusive, origin: internal, resourceKind: human}
      """,
      "budget/actuals.csv":
        "line,month,amount,note,vatBasis\nB1,2026-01,1200,,inclusive\nB2,2026-01,600,,\nB2,2026-02,500,,exclusive",
      "budget/budgetCommitments.yaml": """
      - {id: C1, label: Stand, line: B2, amount: 300, invoiced: 60}
      - {id: C2, label: Clics, line: B1, amount: 240, vatBasis: inclusive}
      """,
    ]
    let x = IndicatorBench.examination(files)
    let ledger = try ledger(x)
    // 1 000; 1 200 / 1,2; 105,50 / 1,055; people bear no tax.
    #expect(ledger.lines.map(\.amount.cents) == [100_000, 100_000, 10_000, 50_000])
    #expect(ledger.lines[0].spent.values.sum() == money(1_000))
    // 600 / 1,2 and 500 as it stands.
    #expect(ledger.lines[1].spent.values.sum() == money(1_000))
    // 240 / 1,2 on both.
    #expect(ledger.lines[0].committed == money(200))
    #expect(ledger.lines[1].committed == money(200))
    #expect(ledger.stuck == [])
    let january = try #require(Period.month(2026, 1))
    #expect(x.measured.actuals(over: january, costs: []) == 1_500)
    // 1 200 / 1,2 and 600 / 1,2; the 500 are February's.
  }

  @Test func `what nobody says how to convert counts as it stands and is named`() throws {
    let x = IndicatorBench.examination([
      "budget/budgets.yaml":
        "- {id: BG, title: B, start: 2026-01-01, end: 2026-12-31, vatBasis: exclusive}",
      "budget/budgetLines.yaml": """
      - {id: B1, label: A, budget: BG, amount: 120, vatBasis: inclusive}
      - {id: B2, label: B, budget: BG, amount: 100}
      """,
    ])
    let ledger = try ledger(x)
    #expect(ledger.lines.map(\.amount) == [money(120), money(100)])
    #expect(ledger.stuck == ["B1"])
  }

  @Test func `months are converted so that they add up to the line`() throws {
    let x = IndicatorBench.examination([
      "budget/budgets.yaml":
        "- {id: BG, title: B, start: 2026-01-01, end: 2026-03-31, vatBasis: exclusive, vatRate: 20 %}",
      "budget/budgetLines.yaml":
        "- {id: B1, label: A, budget: BG, amount: 100, vatBasis: inclusive, phasing: [33.33, 33.33, 33.34]}",
    ])
    let line = try #require(try ledger(x).lines.first)
    // 33,33 / 1,2 = 27,775; 66,66 / 1,2 = 55,55; 100 / 1,2 = 83,333…
    #expect(line.plan.map(\.cents) == [2778, 2777, 2778])
    #expect(line.amount == Money(cents: 8333))
  }

  @Test func `tax is added and taken off in whole cents, half away from nought`() {
    func exclusive(_ cents: Int, _ percent: Double) -> Int {
      Money(cents: cents)
        .converted(from: .inclusive, to: .exclusive, rate: Share(percent: percent)).cents
    }
    func inclusive(_ cents: Int, _ percent: Double) -> Int {
      Money(cents: cents)
        .converted(from: .exclusive, to: .inclusive, rate: Share(percent: percent)).cents
    }
    #expect(exclusive(3333, 20) == 2778)
    #expect(exclusive(-3333, 20) == -2778)
    #expect(exclusive(1, 20) == 1)
    #expect(inclusive(10, 5.5) == 11)
    #expect(inclusive(-10, 5.5) == -11)
    // Beyond 2⁵³, where a binary fraction would lose cents.
    #expect(inclusive(100_000_000_000_000_005, 20) == 120_000_000_000_000_006)
    #expect(inclusive(.max, 20) == .max)
  }

  // MARK: - Closing

  private let two = """
    - {id: B1, label: Média, budget: BG, amount: 1200, phasing: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]}
    - {id: B2, label: Presse, budget: BG, amount: 1200, phasing: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]}
    """

  @Test func `one invoice closes its own line's months, not the others'`() throws {
    let date = try state(year(two, "B1,2026-01,100\nB1,2026-02,100\nB1,2026-03,100\nB2,2026-01,90"))
    #expect(!date.isStated)
    #expect(date.closed == Day(2026, 3, 31))
    #expect(date.lines.map(\.planned) == [money(300), money(100)])
    // 90 and eleven months of 100 still to come.
    #expect(date.lines[1].landing == money(1_190))
    #expect(date.lines[1].awaited == [2, 3].compactMap { Period.month(2026, $0) })
    #expect(date.lines[0].awaited == [])
  }

  @Test func `a stated closing day is every line's, and names what has no actual by then`() throws {
    let date = try state(
      year(
        two, "B1,2026-01,100\nB1,2026-02,100\nB1,2026-03,100\nB2,2026-01,90",
        budget: ", closedOn: 2026-02-28"))
    #expect(date.isStated)
    #expect(date.closed == Day(2026, 2, 28))
    #expect(date.lines.map(\.planned) == [money(200), money(200)])
    #expect(date.lines.map(\.spent) == [money(200), money(90)])
    #expect(date.lines[1].awaited == [Period.month(2026, 2)].compactMap { $0 })
    // A day within a month closes the one before; a day to come closes nothing ahead of today.
    let within = try state(
      year(two, "B1,2026-01,100", budget: ", closedOn: 2026-02-27"))
    #expect(within.closed == Day(2026, 1, 31))
    let ahead = try state(year(two, "B1,2026-01,100", budget: ", closedOn: 2026-12-31"))
    #expect(ahead.closed == Day(2026, 6, 30))
  }
}
