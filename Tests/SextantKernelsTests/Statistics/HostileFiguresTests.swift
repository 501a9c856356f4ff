import SextantKernels
import Testing

/// Whatever figures come in, a kernel answers with what can be true or throws; it never traps.
@Suite struct HostileFiguresTests {
  struct Picker {
    var state: UInt64
    static let doubles: [Double] = [
      0, 1, -1, 0.5, .leastNonzeroMagnitude, 1e-9, 1e300, -1e300, .infinity, -.infinity, .nan, 3, 7,
      42,
    ]
    static let ints: [Int] = [.min, .max, -1, 0, 1, 2, 3, 10, 1_000_000_007, 1 << 53]

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    mutating func double() -> Double { Self.doubles[below(Self.doubles.count)] }
    mutating func int() -> Int { Self.ints[below(Self.ints.count)] }
    mutating func doubles(_ most: Int = 5) -> [Double] {
      (0..<below(most + 1)).map { _ in double() }
    }
    mutating func ints(_ most: Int = 4) -> [Int] { (0..<below(most + 1)).map { _ in int() } }
    mutating func table() -> [[Double]] { (0..<below(4)).map { _ in doubles(3) } }
    mutating func counts() -> [[Int]] { (0..<below(4)).map { _ in ints(3) } }
  }

  /// A probability, or a share.
  private func isShare(_ value: Double?) -> Bool {
    value.map { $0 >= -1e-9 && $0 <= 1 + 1e-9 } ?? true
  }

  private func isFinite(_ value: Double?) -> Bool { value?.isFinite ?? true }

  @Test func `sizes of samples are figures`() {
    var pick = Picker(state: 1)
    for _ in 0..<1000 {
      let survey = try? surveySize(
        margin: pick.double(), population: pick.int(), proportion: pick.double(),
        confidence: pick.double())
      #expect(isFinite(survey) && survey ?? 0 >= 0)
      let group = try? ProportionPower(confidence: 0.9).sizePerGroup(pick.double(), pick.double())
      #expect(isFinite(group) && group ?? 1 > 0)
      let arcsine = try? ProportionPower(power: pick.double())
        .arcsineSizePerGroup(0.5, pick.double())
      #expect(isFinite(arcsine) && arcsine ?? 1 > 0)
      let rise = try? ProportionPower().detectableRise(from: 0.5, perGroup: pick.double())
      #expect(isShare(rise ?? nil))
    }
  }

  @Test func `what is divided adds up`() {
    var pick = Picker(state: 5)
    for _ in 0..<1000 {
      let total = pick.int()
      if let parts = try? largestRemainders(total: total, shares: pick.doubles()) {
        #expect(parts.reduce(0, +) == total)
      }
      _ = try? crossedQuotas(rows: pick.ints(), columns: pick.ints(), population: pick.table())
      let cents = pick.int()
      if let parts = try? wholeCents(pick.doubles(), total: cents) {
        #expect(parts.reduce(0, +) == cents)
      }
      let raking = try? Raking(
        [
          .init(categories: pick.ints(), targets: pick.doubles()),
          .init(categories: [0, 1], targets: [0.5, 0.5]),
        ], start: pick.doubles(), tolerance: pick.double())
      #expect(raking?.weights.allSatisfy { $0.isFinite && $0 >= 0 } ?? true)
    }
  }

  @Test func `tests give chances, agreement no more than all`() {
    var pick = Picker(state: 6)
    for _ in 0..<1000 {
      let independence = try? IndependenceTest(pick.counts())
      #expect(isShare(independence?.p))
      _ = try? fitTest(pick.ints(), shares: pick.doubles())
      #expect(isFinite((try? GroupSummary(pick.doubles()))?.deviation))
      let linear = try? CohenKappa(
        table: pick.counts(), weighting: .linear, categoryValues: pick.doubles())
      #expect(linear.map { $0.kappa <= 1 + 1e-9 } ?? true)
      let quadratic = try? CohenKappa(pick.ints(), pick.ints(), weighting: .quadratic)
      #expect(quadratic.map { $0.kappa <= 1 + 1e-9 } ?? true)
      #expect((try? fleissKappa(counts: pick.counts())).map { $0 <= 1 + 1e-9 } ?? true)
      let concordance = try? KendallConcordance(pick.table())
      #expect(isShare(concordance?.corrected) && isShare(concordance?.p))
      #expect(isFinite((try? IntraclassCorrelation(pick.table()))?.agreement))
      let alpha = try? krippendorffAlpha(pick.table().map { $0.map { $0 } }, scale: .ordinal)
      #expect(alpha.map { $0 <= 1 + 1e-9 } ?? true)
      #expect(isFinite(studentQuantile(pick.double(), freedom: pick.double())))
      let share = betaShare(pick.double(), 0.5, 3)
      #expect(share.isNaN || isShare(share))
    }
    for small in [-1, 0, 1, 2, 5, 40] {
      for large in [1, 3, 50] {
        guard let one = try? CountedShare(small, of: large), let two = try? CountedShare(1, of: 3)
        else { continue }
        #expect(small >= 0 && small <= large)
        let split = try? SplitTest(one, two, plan: .init(perVersion: small, looks: small)).result()
        #expect(isShare(split?.p))
        _ = try? ShareComparison(one, two).reading(confidence: 0.9, matters: 1e-12)
        let chance = try? ShareComparison(one, two).pValue
        #expect(isShare(chance))
      }
    }
  }

  @Test func `decisions`() {
    var pick = Picker(state: 2)
    for _ in 0..<1000 {
      if let matrix = try? DecisionMatrix(pick.table()),
        let weights = try? CriterionWeights(pick.doubles(3))
      {
        let closeness = (try? TOPSIS(matrix, weights: weights))?.closeness ?? []
        #expect(closeness.allSatisfy { isShare($0) })
        let sum = try? WeightedSum(matrix, weights: weights, normalisation: .minMax)
        _ = sum?.robustness.mostDelicate
        let wins = sum?.robustness.weightSpace(samples: 3).wins ?? []
        #expect(wins.isEmpty || abs(wins.reduce(0, +) - 1) < 1e-9)
        _ = try? sum?.reason(for: pick.int())
      }
      _ = try? PairwiseComparison(matrix: pick.table().map { $0.map { $0 } }).repairPlan()
      let cost = try? OwnershipCost(
        [
          .once(cents: pick.int(), month: pick.int()),
          .monthly(cents: pick.int(), from: pick.int(), to: pick.int()),
          .volume(perMonth: pick.int(), priceInMillionths: pick.int()),
        ], months: pick.below(700), yearlyRate: pick.double())
      #expect(cost.map { $0.total == $0.byItem.reduce(0, +) } ?? true)
      #expect(cost.map { $0.total == $0.byMonth.reduce(0, +) } ?? true)
      let notes = (try? priceNotes(pick.ints(), best: pick.double(), rule: .linear)) ?? []
      #expect(notes.allSatisfy { isFinite($0) })
    }
  }

  @Test func `indicators`() {
    var pick = Picker(state: 7)
    for _ in 0..<1000 {
      let reading = try? TargetReading(
        actual: pick.double(), target: .increasing(pick.double()), baseline: pick.double(),
        alert: pick.double())
      #expect(isFinite(reading?.variance) && isFinite(reading?.attainment))
      let variance = try? ToleratedVariance(
        planned: pick.int(), actual: pick.int(), share: pick.double(), atLeast: pick.int())
      #expect(variance.map { $0.variance == $0.actual - $0.planned } ?? true)
      #expect(isShare((try? SeriesTrend(pick.doubles().map { $0 }, times: pick.doubles()))?.p))
      #expect(isShare((try? SeriesTrend(pick.doubles().map { $0 }))?.p))
      let freshness = try? Freshness(
        lastDay: pick.int(), today: pick.int(), period: pick.int(), grace: pick.int())
      #expect(freshness.map { $0.missed >= 0 } ?? true)
      _ = try? factorContributions(before: pick.doubles(), after: pick.doubles())
      let landing = try? LandingForecast(
        actual: pick.doubles(), periods: pick.int(), lastYear: pick.doubles(),
        plan: pick.doubles())
      #expect(isFinite(landing?.toDate) && isFinite(landing?.linear))
      let envelope = pick.int()
      let budget = try? BudgetLanding(
        spent: pick.int(), planned: pick.int(), plannedToDate: pick.int(), envelope: envelope)
      #expect(budget.map { $0.free == envelope - $0.landing } ?? true)
      let fit = try? CurveFit.best(spent: pick.doubles(6), results: pick.doubles(6))
      #expect(isFinite(fit?.rootMeanSquare))
    }
  }
}
