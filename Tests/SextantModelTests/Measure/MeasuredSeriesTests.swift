import Testing

@testable import SextantModel

@Suite struct MeasuredSeriesTests {
  func period(_ text: String) -> Period {
    let bytes = Array(text.utf8)
    guard case .value(let period) = Period.parse(bytes.span) else { return Period.anyMonth }
    return period
  }

  func series(_ rows: [(String, Double)], _ aggregation: Aggregation? = nil) -> MeasuredSeries {
    MeasuredSeries(rows.map { (period($0.0), $0.1) }, aggregation)
  }

  let quarter = [("2026-04", 10.0), ("2026-05", 20.0), ("2026-06", 60.0)]

  @Test func `a quarter is the sum, the mean or the last of its months`() {
    #expect(series(quarter).value(over: period("2026-Q2")) == 90)
    #expect(series(quarter, .mean).value(over: period("2026-Q2")) == 30)
    #expect(series(quarter, .last).value(over: period("2026-Q2")) == 60)
  }

  @Test func `a sum wants every month; the last value wants one`() {
    let holed = [quarter[0], quarter[2]]
    #expect(series(holed).value(over: period("2026-Q2")) == nil)
    #expect(series(holed, .mean).value(over: period("2026-Q2")) == nil)
    #expect(series(holed, .last).value(over: period("2026-Q2")) == 60)
    #expect(series(quarter).value(over: period("2026-H1")) == nil)
  }

  @Test func `what was measured over the very period prevails over its parts`() {
    let both = quarter + [("2026-Q2", 91.0)]
    #expect(series(both).value(over: period("2026-Q2")) == 91)
    #expect(series(both + [("2026-Q1", 9)]).value(over: period("2026-H1")) == 100)
  }

  @Test func `a longer period says nothing of a shorter one`() {
    #expect(series([("2026-Q2", 90)]).value(over: period("2026-05")) == nil)
    #expect(series([]).value(over: period("2026-05")) == nil)
  }

  @Test func `the last day is that of the last period already over`() {
    #expect(series(quarter).lastDay(by: period("2026-05").last) == period("2026-05").last)
    #expect(series(quarter).lastDay(by: period("2026-03").last) == nil)
  }
}

extension Period {
  fileprivate static var anyMonth: Period { Period(first: Day(number: 0), last: Day(number: 0)) }
}
