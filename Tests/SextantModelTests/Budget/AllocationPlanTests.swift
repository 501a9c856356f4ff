import SextantKernels
import Testing

@testable import SextantModel

@Suite struct AllocationPlanTests {
  private func day(_ month: Int, _ day: Int) -> Day { Day(2026, month, day) ?? Day(number: 0) }

  /// Two lines of 500 € that yield √x and 2√x: the best division of 1 000 € is 1 to 4.
  private func dossier(
    months: Int = 1, _ set: (inout BudgetAllocation) -> Void = { _ in }
  ) -> (Examination, BudgetAllocation) {
    var budget = Budget()
    budget.id = "BG"
    budget.start = day(1, 1)
    budget.end = day(1, 1).adding(months: months).adding(days: -1)
    var dossier = Dossier()
    dossier.put(budget)
    var allocation = BudgetAllocation()
    allocation.id = "AL1"
    allocation.budget = "BG"
    for (id, scale) in [("B1", 1.0), ("B2", 2)] {
      var line = BudgetLine()
      line.id = ID(id)
      line.budget = "BG"
      line.amount = Money(units: 500)
      line.phasing = (0..<months).map { _ in Money(cents: 50_000 / months) }
      line.quantity = 1000
      line.unitCost = Money(cents: 50)
      line.channels = [ID("ch-\(id)")]
      dossier.put(line)
      var entry = AllocationEntry()
      entry.line = line.id
      entry.curve = .power
      entry.bend = 0.5
      entry.scale = scale
      allocation.entries.append(entry)
    }
    set(&allocation)
    dossier.put(allocation)
    return (Examination(of: dossier, on: day(12, 31)), allocation)
  }

  private func cents(_ plan: AllocationPlan) -> [[Int]]? {
    plan.proposal?.amounts.map { $0.map(\.cents) }
  }

  @Test func `the envelope is divided where it yields most, to the cent`() throws {
    let (x, allocation) = dossier()
    let plan = AllocationPlan(of: allocation, x)
    #expect(plan.envelope == Money(units: 1000))
    #expect(cents(plan) == [[20_000], [80_000]])
    let proposal = try #require(plan.proposal)
    #expect(abs(proposal.currentResult - 67.0820) < 1e-4)
    #expect(abs(proposal.result - 70.7107) < 1e-4)
    #expect(proposal.isComparable && proposal.gain > 0 && proposal.gap < 1e-6)
    // 2√1100·… : with more money the best result is √(5·envelope).
    let more = try #require(proposal.sensitivity.first { $0.share == 0.1 }?.result)
    #expect(abs(more - 74.1620) < 1e-4)
  }

  @Test func `a pinned line keeps its amount, bounds hold`() {
    let (x, pinned) = dossier { $0.entries[0].isPinned = true }
    #expect(cents(AllocationPlan(of: pinned, x)) == [[50_000], [50_000]])
    let (y, bounded) = dossier { $0.entries[1].most = Money(units: 600) }
    #expect(cents(AllocationPlan(of: bounded, y)) == [[40_000], [60_000]])
  }

  @Test func `month by month, a season that counts double gets four times as much`() {
    let (x, allocation) = dossier(months: 2) {
      $0.span = .months
      $0.seasons = [1, 2]
    }
    // Weights 1, 2 in the first month and 2, 4 in the second: squares 1, 4, 4, 16 of 25.
    #expect(cents(AllocationPlan(of: allocation, x)) == [[4000, 16_000], [16_000, 64_000]])
  }

  @Test func `what stands in the way is said with its entry`() {
    func obstacle(_ set: (inout BudgetAllocation) -> Void) -> AllocationPlan.Obstacle? {
      let (x, allocation) = dossier(set)
      guard case .obstacle(let found) = AllocationPlan(of: allocation, x).outcome else {
        return nil
      }
      return found
    }
    #expect(obstacle { $0.entries = [] } == .nothing)
    #expect(obstacle { $0.entries[1].line = "B1" } == .stray(entry: 1))
    #expect(obstacle { $0.entries[0].curve = nil } == .noCurve(entry: 0, .noMetric))
    #expect(obstacle { $0.entries[1].scale = nil } == .noCurve(entry: 1, .badFigures))
    #expect(obstacle { $0.entries[0].least = Money(units: -1) } == .badAmount(entry: 0))
    #expect(
      obstacle { $0.entries[0].least = Money(units: 1200) }
        == .boundsCross(entry: 0))
    #expect(
      obstacle {
        $0.entries[0].most = Money(units: 100)
        $0.entries[1].most = Money(units: 200)
      } == .mostBelowEnvelope(most: Money(units: 300), envelope: Money(units: 1000)))
  }

  private func dossier(_ set: (inout BudgetAllocation) -> Void) -> (
    Examination, BudgetAllocation
  ) {
    dossier(months: 1, set)
  }

  /// Four months of 10·√spending on the first line: the curve is found again.
  @Test func `a curve is found in what was spent and measured`() throws {
    let (x, allocation) = dossier(months: 4) {
      $0.result = "orders"
      $0.entries[0].curve = nil
    }
    var dossier = x.dossier
    for (month, spent) in [100, 400, 900, 1600].enumerated() {
      let period = Period(
        first: day(month + 1, 1), last: day(month + 2, 1).adding(days: -1))
      var actual = Actual()
      actual.id = ID("B1/\(month)")
      actual.line = "B1"
      actual.month = period
      actual.amount = Money(units: spent)
      dossier.put(actual)
      var measure = Measure()
      measure.id = ID("orders/\(month)")
      measure.metric = "orders"
      measure.period = period
      measure.channel = "ch-B1"
      measure.value = 10 * Double(spent).squareRoot()
      dossier.put(measure)
    }
    let plan = AllocationPlan(of: allocation, Examination(of: dossier, on: day(12, 31)))
    guard case .fitted(let fit)? = plan.lines.first?.curve else {
      Issue.record("a history of four months gives a curve")
      return
    }
    #expect(fit.observations == 4 && fit.rSquared > 0.999)
    #expect(abs(fit.curve.result(at: 2500) - 500) < 5)
    // One month's curve over four: 4·10·√(x/4) = 20·√x.
    let whole = try #require(fit.curve.spread(over: 4))
    #expect(abs(whole.result(at: 10_000) - 2000) < 20)
  }

  @Test func `month by month, bounds hold in every month`() {
    let (x, allocation) = dossier(months: 2) {
      $0.span = .months
      $0.entries[1].most = Money(units: 300)
    }
    // 300 a month at most to the second line, that would take 400: the first has the rest.
    #expect(cents(AllocationPlan(of: allocation, x)) == [[20_000, 20_000], [30_000, 30_000]])
  }

  @Test func `an amount in the other basis of tax is not mixed in`() throws {
    let (x, allocation) = dossier()
    var dossier = x.dossier
    var budget = try #require(x.find(ID<Budget>("BG")))
    budget.vatBasis = .exclusive
    dossier.put(budget)
    var line = try #require(x.find(ID<BudgetLine>("B2")))
    line.vatBasis = .inclusive
    dossier.put(line)
    guard
      case .obstacle(let found) = AllocationPlan(
        of: allocation, Examination(of: dossier, on: day(12, 31))
      ).outcome
    else {
      Issue.record("amounts of two bases are not divided together")
      return
    }
    #expect(found == .otherBasis(entry: 1))
  }

  @Test func `lines on one channel share its result by what each has spent`() throws {
    let x = IndicatorBench.examination(
      [
        "budget/budgets.yaml":
          "- {id: BG, title: B, start: 2026-01-01, end: 2026-12-31, envelope: 500}",
        "budget/budgetLines.yaml": """
        - {id: B1, label: A, budget: BG, amount: 100, channels: [sea]}
        - {id: B2, label: B, budget: BG, amount: 100, channels: [sea, social]}
        """,
        "strategy/channels.yaml":
          "- {id: sea, name: SEA}\n- {id: social, name: Social}",
        "measure/metrics.yaml": "- {id: orders, name: Commandes}",
        "measure/measures.csv": """
        metric,period,channel,segment,value
        orders,2026-01,sea,,90
        orders,2026-01,social,,7
        orders,2026-02,sea,,40
        """,
        "budget/actuals.csv":
          "line,month,amount\nB1,2026-01,200\nB2,2026-01,200\nB1,2026-02,100",
      ])
    let lines = x.all(BudgetLine.self)
    let history = AllocationHistory(of: lines, result: "orders", x)
    // January: 200 and half of 200 on the first channel, so 60 and 30 of its 90.
    let first = history.points(of: lines[0])
    #expect(first.map(\.spent) == [200, 100] && first.map(\.result) == [60, 40])
    #expect(history.points(of: lines[1]).map(\.result) == [37])
    #expect(history.sharing(with: lines[0]).map(\.id) == ["B2"])
    // Alone, a line has the whole.
    let alone = AllocationHistory(of: [lines[0]], result: "orders", x)
    #expect(alone.points(of: lines[0]).map(\.result) == [90, 40])
  }

  @Test func `a line takes its proposal with the quantity that it pays`() {
    let (x, _) = dossier(months: 2)
    let line = x.all(BudgetLine.self)[0].taking([Money(units: 200)], byMonth: false)
    #expect(line.amount == Money(units: 200) && line.quantity == 400)
    #expect(line.phasing.map(\.cents) == [10_000, 10_000])
  }
}
