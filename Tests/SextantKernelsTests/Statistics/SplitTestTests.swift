import SextantKernels
import Testing

@Suite struct SplitTestTests {
  /// Armitage, McPherson and Rowe 1969, table 2: at 5 %, repeated.
  @Test(arguments: [(1, 0.05), (2, 0.083), (3, 0.107), (4, 0.126), (5, 0.142), (10, 0.193)])
  func `looking often raises the risk of a false alarm`(looks: Int, risk: Double) throws {
    #expect(agree(try RepeatedLooks.falseAlarmRisk(looks: looks), risk, within: 5e-4))
  }

  /// Pocock 1977: 2.178, 2.289, 2.361, 2.413 and 2.555 for 2, 3, 4, 5 and 10 looks.
  @Test(arguments: [(2, 2.178), (3, 2.289), (4, 2.361), (5, 2.413), (10, 2.555)])
  func `Pocock's boundary keeps it`(looks: Int, z: Double) throws {
    let confidence = try RepeatedLooks.confidencePerLook(looks: looks)
    let found = try #require(normalQuantile(1 - (1 - confidence) / 2))
    #expect(agree(found, z, within: 5e-4))
  }

  static func result(_ a: Int, _ n: Int, _ b: Int, _ m: Int, _ plan: SplitTest.Plan = .init())
    throws -> SplitTest.Result
  {
    try SplitTest(CountedShare(a, of: n), CountedShare(b, of: m), plan: plan).result()
  }

  @Test func `a clear test concludes, with interval, power and detectable rise`() throws {
    let result = try Self.result(
      1000, 10_000, 1200, 10_000, .init(perVersion: 10_000, matters: 0.02))
    #expect(result.reading == (try Self.result(1000, 10_000, 1200, 10_000).reading))
    #expect(result.reading.verdict == .higher)
    #expect(agree(result.difference, 0.02) && agree(result.relativeDifference ?? 0, 0.2))
    #expect(result.interval.contains(0.02) && result.interval.lowerBound > 0)
    #expect(result.relativeInterval?.contains(0.2) == true)
    #expect(try #require(result.power) > 0.99)
    let rise = try #require(result.detectableRise)
    let size = try ProportionPower().sizePerGroup(0.1, 0.1 + rise)
    #expect(agree(size, 10_000))
  }

  @Test func `stopping early, looking often and a bad split forbid a conclusion`() throws {
    // z = 2.17: significant once, not at the level of ten looks.
    let plan = SplitTest.Plan(perVersion: 10_000, looks: 10)
    let result = try Self.result(500, 5000, 567, 5000, plan)
    #expect(result.p < 0.05 && result.reading.verdict == .cannotConclude)
    #expect(result.reading.reservations.first == .stoppedEarly(planned: 10_000, reached: 5000))
    guard case .looksInflateRisk(10, let risk) = result.reading.reservations.last else {
      Issue.record("no warning")
      return
    }
    #expect(agree(risk, 0.193, within: 1e-3))
    #expect(try Self.result(500, 5000, 567, 5000).reading.verdict == .higher)
    #expect(try Self.result(500, 5000, 640, 5000, .init(looks: 10)).reading.concludes)
    let split = try Self.result(500, 5000, 700, 5600)
    guard case .splitIsOff = split.reading.reservations.first else {
      Issue.record("no warning")
      return
    }
    #expect(throws: StudyError.outOfRange(.looks)) {
      try Self.result(1, 2, 1, 2, .init(looks: 0))
    }
  }
}
