import SextantKernels
import Testing

@Suite struct FreshnessTests {
  @Test(arguments: [
    (30, 30, Freshness.Status.fresh, 0), (30, 37, .fresh, 0), (30, 38, .due, 0),
    (30, 40, .due, 0), (30, 41, .stale, 1), (30, 47, .stale, 1), (30, 48, .stale, 2),
  ])
  func `a weekly value with three days of grace`(
    last: Int, today: Int, status: Freshness.Status, missed: Int
  ) throws {
    let found = try Freshness(lastDay: last, today: today, period: 7, grace: 3)
    #expect(found.status == status && found.missed == missed && found.age == today - last)
  }

  @Test func `no value, future values, odd periods`() throws {
    #expect(try Freshness(lastDay: nil, today: 1, period: 7).status == .never)
    #expect(try Freshness(lastDay: 9, today: 1, period: 7).status == .fresh)
    #expect(throws: IndicatorError.outOfRange(place: 2)) {
      try Freshness(lastDay: 0, today: 1, period: 0)
    }
    #expect(throws: IndicatorError.outOfRange(place: 0)) {
      try Freshness(lastDay: .min, today: .max, period: 1)
    }
  }
}
