import SextantKernels
import Testing

@Suite struct LandingForecastTests {
  @Test func `pace, season and plan by hand`() throws {
    // Three of twelve months; last year 10, 10, 20 of 160.
    let lastYear: [Double] = [10, 10, 20, 10, 10, 10, 10, 10, 10, 10, 20, 30]
    let plan = [Double](repeating: 15, count: 12)
    let forecast = try LandingForecast(
      actual: [12, 12, 24], periods: 12, lastYear: lastYear, plan: plan)
    #expect(forecast.toDate == 48 && forecast.linear == 192)
    #expect(agree(forecast.seasonal ?? 0, 48 * 160 / 40) && forecast.planned == 48 + 135)
    #expect(forecast.range == nil)
    let later = try LandingForecast(actual: [10, 10, 10, 20, 20, 20, 20, 20], periods: 10)
    #expect(later.linear == 162.5 && later.seasonal == nil && later.range == 150...170)
  }

  @Test func `a year that is over has landed`() throws {
    let forecast = try LandingForecast(actual: [1, 2, 3, 4], periods: 4, lastYear: [1, 1, 1, 1])
    #expect(forecast.linear == 10 && forecast.seasonal == 10 && forecast.range == 10...10)
  }

  @Test func `what cannot be forecast says why`() {
    #expect(throws: IndicatorError.nothingElapsed) { try LandingForecast(actual: [], periods: 4) }
    #expect(throws: IndicatorError.lengthsDiffer(expected: 1, found: 2)) {
      try LandingForecast(actual: [1, 2], periods: 1)
    }
    #expect(throws: IndicatorError.lengthsDiffer(expected: 2, found: 1)) {
      try LandingForecast(actual: [1], periods: 2, plan: [1])
    }
    #expect(throws: IndicatorError.outOfRange(place: 1)) {
      try LandingForecast(actual: [1], periods: 2, lastYear: [1, -1])
    }
    #expect(throws: IndicatorError.tooMany(limit: 1000, found: 0)) {
      try LandingForecast(actual: [1], periods: 0)
    }
  }

  @Test func `the worked example's budget lands where its case says`() throws {
    func landing(_ committed: Int) throws -> BudgetLanding {
      try BudgetLanding(
        spent: 400_550_00, planned: 765_210_00, plannedToDate: 393_662_00,
        committed: committed, envelope: 780_000_00)
    }
    #expect(try landing(0).landing == 772_098_00 && landing(0).free == 7_902_00)
    // AJ1–AJ3 alone, then with AJ5.
    #expect(try landing(11_600_00).free == -3_698_00)
    #expect(try landing(4_100_00).landing == 776_198_00 && landing(4_100_00).free == 3_802_00)
    #expect(throws: IndicatorError.outOfRange(place: 0)) {
      try BudgetLanding(spent: .max, planned: 0, plannedToDate: 0, envelope: 0)
    }
  }
}
