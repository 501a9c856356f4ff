import SextantKernels
import Testing

@Suite struct TargetReadingTests {
  @Test func `from 200 to 100 with a target of 0 is half the way`() throws {
    let reading = try TargetReading(actual: 100, target: .decreasing(0), baseline: 200)
    #expect(reading.attainment == 0.5 && reading.status == .short)
    #expect(reading.variance == 100 && reading.advantage == -100)
    #expect(reading.relativeVariance == nil)
  }

  @Test func `the worked example's June`() throws {
    // K03 conversion 1,66 for 1,95, alert at 1,85; 1,88 a year before.
    let conversion = try TargetReading(
      actual: 1.66, target: .increasing(1.95), baseline: 1.88, alert: 1.85)
    #expect(conversion.status == .alert && agree(conversion.variance, -0.29))
    #expect(agree(conversion.attainment ?? 0, -0.22 / 0.07))
    // K07 media cost per new customer 8,49 for at most 9.
    let cost = try TargetReading(actual: 8.49, target: .decreasing(9))
    #expect(cost.status == .reached && agree(cost.advantage, 0.51))
    #expect(agree(cost.attainment ?? 0, 9 / 8.49))
    // K05 web revenue: 235 814 for 256 320, −8,0 %.
    let revenue = try TargetReading(actual: 235_814, target: .increasing(256_320))
    #expect(agree(revenue.relativeVariance ?? 0, -0.080, within: 1e-3))
    #expect(agree(revenue.attainment ?? 0, 0.92, within: 1e-3) && revenue.status == .short)
  }

  @Test func `a band is reached inside, and measured to its nearer bound outside`() throws {
    let inside = try TargetReading(actual: 5, target: .band(4...6), alertBand: 3...7)
    #expect(inside.status == .reached && inside.attainment == 1 && inside.variance == 0)
    let above = try TargetReading(actual: 6.5, target: .band(4...6), baseline: 8, alertBand: 3...7)
    #expect(above.status == .short && above.variance == 0.5 && above.attainment == 0.75)
    let below = try TargetReading(actual: 2, target: .band(4...6), alertBand: 3...7)
    #expect(below.status == .alert && below.variance == -2 && below.attainment == nil)
    #expect(below.relativeVariance == -0.5)
  }

  @Test func `attainment is not told where it makes no sense`() throws {
    #expect(try TargetReading(actual: 3, target: .increasing(5), baseline: 5).attainment == nil)
    #expect(try TargetReading(actual: 3, target: .increasing(5), baseline: 6).attainment == nil)
    #expect(try TargetReading(actual: 3, target: .decreasing(0)).attainment == nil)
    #expect(try TargetReading(actual: 7, target: .increasing(5), baseline: 3).attainment == 2)
    #expect(try TargetReading(actual: 2, target: .increasing(5), baseline: 3).attainment == -0.5)
  }

  @Test func `thresholds on the good side and wild numbers are refused`() {
    #expect(throws: IndicatorError.thresholdOnTheGoodSide) {
      try TargetReading(actual: 1, target: .increasing(5), alert: 6)
    }
    #expect(throws: IndicatorError.thresholdOnTheGoodSide) {
      try TargetReading(actual: 1, target: .decreasing(5), alert: 4)
    }
    #expect(throws: IndicatorError.thresholdOnTheGoodSide) {
      try TargetReading(actual: 1, target: .band(4...6), alertBand: 5...7)
    }
    #expect(throws: IndicatorError.notFinite) {
      try TargetReading(actual: .nan, target: .increasing(5))
    }
  }
}
