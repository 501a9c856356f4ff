import Testing

@testable import SextantModel

@Suite struct IndicatorStandingTests {
  private func indicator(_ x: Examination, _ id: String) throws -> Indicator {
    try #require(x.find(ID<Indicator>(id)))
  }

  @Test func `sessions of the worked example: last month, target, a year before, trend, freshness`()
    throws
  {
    let x = IndicatorBench.aubrelle
    let standing = x.standing(of: try indicator(x, "K01"))
    #expect(standing.isComputed && standing.gap == nil)
    #expect(standing.last?.period == Period.month(2026, 6))
    #expect(standing.last?.value == 176_807)
    #expect(standing.before?.value == 192_284)
    #expect(standing.yearBefore?.value == 156_915)
    #expect(standing.history.count == 13)
    #expect(standing.wanted?.value == 165_000)
    #expect(standing.last?.variance == 11_807)
    #expect(standing.status == .reached)
    let change = standing.change(from: standing.yearBefore)
    #expect(change?.difference == 19_892 && change?.isBetter == true)
    #expect(standing.change(from: standing.before)?.isBetter == false)
    #expect(standing.trend?.count == 13)
    #expect(standing.freshness.status == .fresh && standing.freshness.missed == 0)
  }

  @Test func `the return rate of the worked example is in alert, by how much and since when`()
    throws
  {
    let x = IndicatorBench.aubrelle
    // 9,2 % for at most 8 %; May was at 11,8 %.
    let standing = x.standing(of: try indicator(x, "K09"))
    #expect(standing.status == .alert)
    #expect(standing.last?.value == 9.2)
    #expect(standing.last?.variance == 1.2 && standing.last?.advantage == -1.2)
    #expect(standing.alert?.count == 2)
    #expect(standing.alert?.span.first == Day(2026, 5, 1))
  }

  static func one(_ value: Double, _ card: String) -> IndicatorStanding {
    let x = IndicatorBench.examination([
      "measure/indicators.yaml": "- {id: K, name: K, decimals: 2, \(card)}",
      "measure/readings.csv": "indicator,period,value\nK,2026-05,\(value)",
    ])
    return x.standing(of: x.all(Indicator.self)[0])
  }

  @Test func `a decreasing indicator that went from 200 to 100 with a target of 0 is half-way`() {
    let card = "direction: lower, baseline: 200, targets: [{date: 2026-12-31, value: 0}]"
    let last = Self.one(100, card).last
    #expect(last?.attainment == 0.5)
    #expect(last?.variance == 100 && last?.relativeVariance == nil)
    #expect(last?.status == .short)
    #expect(Self.one(250, card).last?.attainment == -0.25)
  }

  @Test(arguments: [
    (6.0, IndicatorStatus.alert), (4.5, .warning), (4, .short), (3, .reached), (2, .reached),
  ])
  func `target, warning and alert of an indicator that should fall`(
    _ value: Double, _ status: IndicatorStatus
  ) {
    let standing = Self.one(
      value,
      "direction: lower, warningThreshold: 4, alertThreshold: 5, targets: [{date: 2026-12-31, value: 3}]"
    )
    #expect(standing.status == status)
    #expect(!standing.isComputed)
  }

  @Test(arguments: [
    (12.0, IndicatorStatus.reached), (9, .short), (16, .short), (4, .alert), (21, .alert),
  ])
  func `a band alerts outside of the wider band`(_ value: Double, _ status: IndicatorStatus) {
    let standing = Self.one(
      value,
      "direction: band, alertThreshold: 5, upperThreshold: 20, targets: [{date: 2026-12-31, value: 10, upperValue: 15}]"
    )
    #expect(standing.status == status)
  }

  @Test func `a target for one period alone goes before the one that is due later`() throws {
    let x = IndicatorBench.examination([
      "measure/indicators.yaml": """
      - id: K
        name: Ventes
        targets:
          - {date: 2026-12-31, value: 100}
          - {period: 2026-05, value: 60}
          - {period: 2026, value: 1000}
      """
    ])
    let card = try #require(x.all(Indicator.self).first)
    let (may, june) = (try #require(Period.month(2026, 5)), try #require(Period.month(2026, 6)))
    #expect(card.wanted(over: may)?.value == 60)
    #expect(card.wanted(over: june)?.value == 100)
    #expect(card.nextWanted(from: IndicatorBench.day)?.value == 100)
  }

  @Test func `what is late is counted in the calendar, after seven days of grace`() {
    func freshness(_ day: Day?) -> IndicatorFreshness {
      IndicatorFreshness(
        last: Period.month(2026, 1), .monthly, on: day ?? IndicatorBench.day)
    }
    #expect(freshness(Day(2026, 2, 28)).status == .fresh)
    #expect(freshness(Day(2026, 3, 1)).status == .due)
    #expect(freshness(Day(2026, 3, 7)).status == .due)
    let late = freshness(Day(2026, 3, 8))
    #expect(late.status == .stale && late.missed == 1)
    #expect(late.next == Period.month(2026, 2))
    #expect(freshness(Day(2027, 2, 8)).missed == 12)
    let never = IndicatorFreshness(last: nil, .monthly, on: IndicatorBench.day)
    #expect(never.status == .never && never.missed == 0)
  }

  @Test func `a formula that divides by zero says which part of it is zero`() throws {
    let x = IndicatorBench.examination([
      "measure/metrics.yaml": "- {id: orders, name: Commandes}\n- {id: sessions, name: Visites}",
      "measure/measures.csv": """
      \(IndicatorBench.head)
      orders,2026-05,,,5
      sessions,2026-05,,,10
      orders,2026-06,,,5
      sessions,2026-06,,,0
      """,
      "measure/indicators.yaml":
        "- {id: K, name: K, formula: 100 * orders / sessions, frequency: monthly}",
    ])
    let standing = x.standing(of: try indicator(x, "K"))
    #expect(standing.gap == .divisionByZero("sessions"))
    #expect(standing.last?.value == 50 && standing.last?.period == Period.month(2026, 5))
  }
}
