import Testing

@testable import SextantModel

@Suite struct AdjustmentEffectTests {
  /// Values of the months up to June 2026, an adjustment in force on a day.
  private func effect(_ values: [Double], applied: String, direction: String = "higher") throws
    -> AdjustmentEffect
  {
    let (year, month) = values.count > 6 ? (2025, 19 - values.count) : (2026, 7 - values.count)
    let x = IndicatorBench.examination([
      "measure/metrics.yaml": "- {id: orders, name: C}",
      "measure/measures.csv": """
      \(IndicatorBench.head)
      \(IndicatorBench.months("orders", from: year, month, values))
      """,
      "measure/indicators.yaml":
        "- {id: K, name: K, formula: orders, direction: \(direction), frequency: monthly}",
      "review/adjustments.yaml":
        "- {id: AJ1, action: Essai, indicators: [K], appliedOn: \(applied)}",
    ])
    return try #require(
      x.effect(of: x.all(Adjustment.self)[0], on: x.all(Indicator.self)[0]))
  }

  @Test func `three clear months on each side conclude`() throws {
    let found = try effect([10, 11, 10, 20, 21, 20], applied: "2026-04-01")
    #expect(found.before.count == 3 && found.after.count == 3)
    #expect(IndicatorBench.near(found.meanBefore, 31.0 / 3))
    #expect(IndicatorBench.near(found.difference, 10))
    #expect(found.conclusion == .better && !found.isSeasonal)
    #expect((found.p ?? 1) < 0.001)
    let lower = try effect([10, 11, 10, 20, 21, 20], applied: "2026-04-01", direction: "lower")
    #expect(lower.conclusion == .worse)
  }

  @Test func `the month it came into force in counts for neither side`() throws {
    let found = try effect([10, 11, 10, 15, 20, 21], applied: "2026-04-14")
    #expect(found.before.last == Period.month(2026, 3))
    #expect(found.after.first == Period.month(2026, 5))
    #expect(found.conclusion == .tooEarly && found.p == nil)
    #expect(IndicatorBench.near(found.difference, 20.5 - 31.0 / 3))
  }

  @Test func `what varies as before is no effect, and nothing since is not yet`() throws {
    let unclear = try effect([10, 30, 12, 28, 11, 29], applied: "2026-04-01")
    #expect(unclear.conclusion == .unclear)
    let waiting = try effect([10, 11, 12], applied: "2026-06-15")
    #expect(waiting.conclusion == .notYet && waiting.meanAfter == nil)
  }

  @Test func `the season is taken out where last year is known`() throws {
    // Twelve months of last year rising by 10 each, and the same again: nothing was brought.
    let year = (1...12).map { Double($0 * 10) }
    let found = try effect(year + [10, 20, 30, 40, 50, 60], applied: "2026-04-01")
    #expect(found.isSeasonal)
    #expect(found.difference == 0)
    #expect(found.conclusion == .unclear)
  }
}
