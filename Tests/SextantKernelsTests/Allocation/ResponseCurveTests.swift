import SextantKernels
import Testing

@Suite struct ResponseCurveTests {
  static let curves: [ResponseCurve] = [
    ResponseCurve(.power(exponent: 0.5), scale: 3), ResponseCurve(.power(exponent: 1), scale: 2),
    ResponseCurve(.logarithmic(pace: 200), scale: 40),
    ResponseCurve(.exponential(pace: 300), scale: 90),
    ResponseCurve(.hill(half: 250, steepness: 1), scale: 100),
    ResponseCurve(.hill(half: 250, steepness: 2.5), scale: 100),
    ResponseCurve(.hill(half: 250, steepness: 0.6), scale: 100),
  ].compactMap { $0 }

  @Test func `curves have the values of their formulas`() {
    #expect(Self.curves.count == 7)
    #expect(Self.curves.map { $0.result(at: 0) } == [0, 0, 0, 0, 0, 0, 0])
    #expect(agree(Self.curves[0].result(at: 400), 60))
    #expect(agree(Self.curves[2].result(at: 200), 40 * 0.6931471805599453))
    #expect(agree(Self.curves[3].result(at: 300), 90 * (1 - 0.36787944117144233)))
    for index in 4...6 { #expect(agree(Self.curves[index].result(at: 250), 50)) }
    #expect(agree(Self.curves[5].result(at: 1000), 100 * 32 / 33))
  }

  @Test func `marginal results are the slope`() {
    for curve in Self.curves {
      for x in [1.0, 50, 250, 900, 5000] {
        let slope = (curve.result(at: x + 1e-3) - curve.result(at: x - 1e-3)) / 2e-3
        #expect(agree(curve.marginal(at: x), slope, within: 1e-6))
      }
    }
  }

  @Test func `spending at a marginal result is its inverse, past the inflection`() {
    for curve in Self.curves where curve.shape != .power(exponent: 1) {
      for x in [300.0, 900, 5000] {
        let price = curve.marginal(at: x)
        #expect(agree(curve.spending(atMarginal: price) / x, 1, within: 1e-9))
      }
    }
    let s = Self.curves[5]
    // 250·(1.5/3.5)^(1/2.5)
    #expect(agree(s.inflection, 178.135, within: 1e-6))
    #expect(
      agree(s.marginal(at: s.inflection) / s.marginal(at: s.inflection * 0.9), 1, within: 0.02))
    #expect(s.marginal(at: s.inflection) > s.marginal(at: s.inflection * 0.9))
    #expect(s.marginal(at: s.inflection) > s.marginal(at: s.inflection * 1.1))
    #expect(s.spending(atMarginal: 1e6) == s.inflection)
    #expect(Self.curves[1].spending(atMarginal: 3) == 0)
  }

  @Test func `senseless parameters give no curve`() {
    #expect(ResponseCurve(.power(exponent: 1.2), scale: 1) == nil)
    #expect(ResponseCurve(.power(exponent: 0.5), scale: -1) == nil)
    #expect(ResponseCurve(.power(exponent: .nan), scale: 1) == nil)
    #expect(ResponseCurve(.hill(half: 0, steepness: 2), scale: 1) == nil)
    #expect(ResponseCurve(.exponential(pace: .infinity), scale: 1) == nil)
    #expect(ResponseCurve(.logarithmic(pace: 1), scale: .nan) == nil)
  }
}
