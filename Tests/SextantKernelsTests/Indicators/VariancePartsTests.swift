import SextantKernels
import Testing

@Suite struct VariancePartsTests {
  @Test func `volume, mix and rate by hand`() throws {
    // 100 visits at 2 and 100 at 4, mean 3; then 150 at 2 and 250 at 5.
    let parts = try VarianceParts(
      before: [.init(volume: 100, rate: 2), .init(volume: 100, rate: 4)],
      after: [.init(volume: 150, rate: 2), .init(volume: 250, rate: 5)])
    #expect(parts.before == 600 && parts.after == 1550 && parts.variance == 950)
    #expect(parts.effects.map(\.volume) == [200, 400])
    #expect(parts.effects.map(\.mix) == [50, 50])
    #expect(parts.effects.map(\.rate) == [0, 250])
    #expect(parts.volumeEffect + parts.mixEffect + parts.rateEffect == 950)
    let rate = try #require(parts.meanRate)
    #expect(rate.before == 3 && rate.after == 3.875)
    #expect(agree(rate.effects.reduce(0) { $0 + $1.sum }, 0.875))
  }

  @Test func `a new part and one that ended add up too`() throws {
    let parts = try VarianceParts(
      before: [.init(volume: 100, rate: 2), .init(volume: 50, rate: 1), .init(volume: 0, rate: 0)],
      after: [.init(volume: 100, rate: 3), .init(volume: 0, rate: 0), .init(volume: 20, rate: 9)])
    #expect(agree(parts.effects.reduce(0) { $0 + $1.sum }, 480 - 250))
    #expect(parts.effects[2].rate == 0 && parts.effects[1].rate == 0)
    #expect(throws: IndicatorError.tooFew(needed: 1, found: 0)) {
      try VarianceParts(before: [.init(volume: 0, rate: 1)], after: [.init(volume: 1, rate: 1)])
    }
    #expect(throws: IndicatorError.lengthsDiffer(expected: 1, found: 0)) {
      try VarianceParts(before: [.init(volume: 1, rate: 1)], after: [])
    }
    #expect(throws: IndicatorError.outOfRange(place: 0)) {
      try VarianceParts(before: [.init(volume: 1, rate: 1)], after: [.init(volume: -1, rate: 1)])
    }
  }

  @Test func `factors of a product share its change`() throws {
    // 10·2 → 12·3: half each way round, 2·2.5 and 1·11.
    #expect(try factorContributions(before: [10, 2], after: [12, 3]) == [5, 11])
    // June of the worked example: sessions × conversion × basket.
    let found = try factorContributions(
      before: [165_000, 0.0195, 80], after: [176_807, 0.0166, 80.35])
    #expect(agree(found.reduce(0, +), 176_807 * 0.0166 * 80.35 - 165_000 * 0.0195 * 80))
    #expect(found[0] > 0 && found[1] < -35_000 && found[2] > 0)
    #expect(try factorContributions(before: [0, 5], after: [0, 9]) == [0, 0])
    #expect(try factorContributions(before: [0, 5], after: [2, 5]) == [10, 0])
    #expect(throws: IndicatorError.tooMany(limit: 8, found: 9)) {
      try factorContributions(
        before: [Double](repeating: 1, count: 9), after: [Double](repeating: 1, count: 9))
    }
  }

  @Test func `cents add up`() throws {
    #expect(try wholeCents([33.4, 33.4, 33.2], total: 100) == [34, 33, 33])
    #expect(
      try wholeCents([-33.4, -33.4, -33.2], total: -100) == [-34, -33, -33].map { $0 }
        || (try wholeCents([-33.4, -33.4, -33.2], total: -100).reduce(0, +)) == -100)
    #expect(try wholeCents([], total: 0) == [])
    #expect(throws: IndicatorError.outOfRange(place: 2)) { try wholeCents([1, 2], total: 50) }
    #expect(throws: IndicatorError.outOfRange(place: 0)) { try wholeCents([.nan], total: 50) }
  }
}
