import SextantKernels
import Testing

@Suite struct ToleratedVarianceTests {
  @Test func `the worked example's media lines`() throws {
    // B18: 47 804 for 40 512, +18 %; B19: 23 244 for 22 788; B21: 4 355 for 5 064, −14 %.
    let sea = try ToleratedVariance(planned: 40_512_00, actual: 47_804_00, share: 0.1)
    #expect(sea.status == .over && sea.variance == 7_292_00)
    #expect(agree(sea.relative ?? 0, 0.18, within: 1e-3))
    #expect(
      try ToleratedVariance(planned: 22_788_00, actual: 23_244_00, share: 0.1).status == .within)
    let affiliation = try ToleratedVariance(planned: 5_064_00, actual: 4_355_00, share: 0.1)
    #expect(affiliation.status == .under)
    let small = try ToleratedVariance(
      planned: 5_064_00, actual: 4_355_00, share: 0.1, atLeast: 1_000_00)
    #expect(small.status == .within)
  }

  @Test func `a tenth is a tenth to the cent`() throws {
    #expect(try ToleratedVariance(planned: 100_00, actual: 110_00, share: 0.1).status == .within)
    #expect(try ToleratedVariance(planned: 100_00, actual: 110_01, share: 0.1).status == .over)
    #expect(try ToleratedVariance(planned: 0, actual: 1, share: 0.1).status == .over)
    #expect(try ToleratedVariance(planned: 0, actual: 0, share: 0.1).relative == nil)
    #expect(throws: IndicatorError.outOfRange(place: 1)) {
      try ToleratedVariance(planned: 0, actual: .min, share: 0.1)
    }
    #expect(throws: IndicatorError.outOfRange(place: 2)) {
      try ToleratedVariance(planned: 0, actual: 0, share: .nan)
    }
  }
}
