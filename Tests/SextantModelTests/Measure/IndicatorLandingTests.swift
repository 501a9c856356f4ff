import Testing

@testable import SextantModel

@Suite struct IndicatorLandingTests {
  private static let metrics = """
    - {id: orders, name: Commandes, aggregation: sum}
    - {id: sessions, name: Visites, aggregation: sum}
    """

  @Test func `half a year at twice last year's pace lands on twice last year`() throws {
    // Last year 10 a month, 20 in December: 130. This year 20 a month: 120 by June for 60.
    let x = IndicatorBench.examination([
      "measure/metrics.yaml": Self.metrics,
      "measure/measures.csv": """
      \(IndicatorBench.head)
      \(IndicatorBench.months("orders", from: 2025, 1, Array(repeating: 10, count: 11) + [20]))
      \(IndicatorBench.months("orders", from: 2026, 1, Array(repeating: 20, count: 6)))
      """,
      "measure/indicators.yaml": """
      - id: K
        name: Commandes
        formula: orders
        frequency: monthly
        targets: [{period: 2026, value: 250}]
      """,
    ])
    let landing = try #require(x.landing(of: x.all(Indicator.self)[0]))
    #expect(landing.method == .seasonal && landing.elapsed == 6 && landing.periods == 12)
    #expect(IndicatorBench.near(landing.toDate, 120))
    #expect(IndicatorBench.near(landing.value, 260))
    #expect(landing.status == .reached)
    #expect(IndicatorBench.near(landing.range?.lowerBound, 260))
  }

  @Test func `a rate lands on landed quantities; without last year at the pace so far`() throws {
    let x = IndicatorBench.examination([
      "measure/metrics.yaml": Self.metrics,
      "measure/measures.csv": """
      \(IndicatorBench.head)
      \(IndicatorBench.months("orders", from: 2026, 1, [1, 2, 3]))
      \(IndicatorBench.months("sessions", from: 2026, 1, [100, 100, 200]))
      """,
      "measure/indicators.yaml":
        "- {id: K, name: K, formula: 100 * orders / sessions, frequency: monthly}",
    ])
    let landing = try #require(x.landing(of: x.all(Indicator.self)[0]))
    // 24 orders of 1 600 sessions; a mean of rates would say 1,5.
    #expect(IndicatorBench.near(landing.value, 1.5))
    #expect(landing.method == .linear && landing.range == nil)
  }

  @Test func `the worked example lands on the budget board's figures`() throws {
    let x = IndicatorBench.aubrelle
    let plan = try #require(x.find(ID<Indicator>("K17")))
    let revenue = try #require(x.find(ID<Indicator>("K05")))
    let sales = try #require(x.landing(of: revenue))
    // 3 196 000 € in 2025; half a year of 2026 holds 1 454 545 €.
    #expect(IndicatorBench.near(sales.toDate, 1_454_545, within: 1))
    let landing = x.landing(of: plan)
    if let landing {
      #expect(
        IndicatorBench.near(
          landing.value, (0.58 * sales.value - 772_098) / 772_098, within: 0.001))
    }
  }
}
