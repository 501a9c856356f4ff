import SextantKernels
import Testing

@Suite struct CurveFitTests {
  static let spent = [
    50.0, 100, 180, 260, 400, 550, 700, 900, 1200, 1600, 2000, 2600, 3300, 4000, 5000,
  ]

  @Test func `a curve's own points give it back`() throws {
    let curves: [(CurveFamily, ResponseCurve.Shape)] = [
      (.power, .power(exponent: 0.6)), (.logarithmic, .logarithmic(pace: 300)),
      (.exponential, .exponential(pace: 800)), (.michaelisMenten, .hill(half: 700, steepness: 1)),
      (.hill, .hill(half: 900, steepness: 2.2)),
    ]
    for (family, shape) in curves {
      let curve = try #require(ResponseCurve(shape, scale: 120))
      let fit = try CurveFit(family, spent: Self.spent, results: Self.spent.map(curve.result))
      #expect(agree(fit.curve.scale, 120, within: 1e-4))
      #expect(fit.rSquared > 1 - 1e-9 && fit.rootMeanSquare < 1e-3)
      for x in [10.0, 1000, 8000] {
        #expect(agree(fit.curve.result(at: x), curve.result(at: x), within: 1e-4))
      }
      #expect(fit.doubts.isEmpty)
      let best = try CurveFit.best(spent: Self.spent, results: Self.spent.map(curve.result))
      #expect(best.rSquared > 1 - 1e-9)
      if family != .michaelisMenten { #expect(best.family == family) }
    }
  }

  @Test func `noise leaves the curve near and the quality honest`() throws {
    let curve = try #require(ResponseCurve(.exponential(pace: 900), scale: 200))
    let noise = [4.0, -6, 3, 5, -4, -3, 6, 2, -5, 4, -2, 3, -4, 1, -3]
    let results = zip(Self.spent, noise).map { curve.result(at: $0) + $1 }
    let fit = try CurveFit(.exponential, spent: Self.spent, results: results)
    #expect(agree(fit.curve.scale, 200, within: 0.05))
    #expect(fit.rSquared > 0.98 && fit.rSquared < 1 && fit.rootMeanSquare < 5)
    #expect(!fit.isGuess(at: 3000) && fit.isGuess(at: 9000) && fit.spending == 50...5000)
  }

  @Test func `thin or strange history is doubted`() throws {
    let few = try CurveFit(.power, spent: [100, 110, 120], results: [10, 9, 11])
    #expect(few.doubts.contains(.fewObservations(advised: 10, found: 3)))
    #expect(few.doubts.contains(.narrowSpending(ratio: 1.2)))
    #expect(few.criterion == .infinity)
    let falling = try CurveFit(
      .logarithmic, spent: Self.spent, results: Self.spent.map { 6000 - $0 })
    #expect(falling.rSquared < 0.5)
    let straight = try CurveFit(.exponential, spent: Self.spent, results: Self.spent.map { $0 / 9 })
    #expect(straight.doubts.contains(.atTheEdge))
    #expect(throws: CurveFitError.tooFew(needed: 3, found: 2)) {
      try CurveFit(.power, spent: [1, 2], results: [1, 2])
    }
    #expect(throws: CurveFitError.pointOutOfRange(1)) {
      try CurveFit(.power, spent: [1, -2, 3], results: [1, 2, 3])
    }
    #expect(throws: CurveFitError.noVariation) {
      try CurveFit(.power, spent: [1, 1, 1], results: [1, 2, 3])
    }
    #expect(throws: CurveFitError.tooFew(needed: 3, found: 2)) {
      try CurveFit(.power, spent: [1, 2, 3], results: [1, 2])
    }
  }
}
