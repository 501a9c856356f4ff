import SextantKernels
import Testing

/// Whatever figures come in, a kernel answers or throws; it never traps.
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

  @Test func `statistics`() {
    var pick = Picker(state: 1)
    for _ in 0..<1000 {
      _ = try? surveySize(
        margin: pick.double(), population: pick.int(), proportion: pick.double(),
        confidence: pick.double())
      _ = try? ProportionPower(confidence: 0.9).sizePerGroup(pick.double(), pick.double())
      _ = try? ProportionPower(power: pick.double()).arcsineSizePerGroup(0.5, pick.double())
      _ = try? ProportionPower().detectableRise(from: 0.5, perGroup: pick.double())
      _ = try? largestRemainders(total: pick.int(), shares: pick.doubles())
      _ = try? crossedQuotas(rows: pick.ints(), columns: pick.ints(), population: pick.table())
      _ = try? Raking(
        [
          .init(categories: pick.ints(), targets: pick.doubles()),
          .init(categories: [0, 1], targets: [0.5, 0.5]),
        ], start: pick.doubles(), tolerance: pick.double())
      _ = try? IndependenceTest(pick.counts())
      _ = try? fitTest(pick.ints(), shares: pick.doubles())
      _ = try? GroupSummary(pick.doubles())
      _ = try? CohenKappa(table: pick.counts(), weighting: .linear, categoryValues: pick.doubles())
      _ = try? CohenKappa(pick.ints(), pick.ints(), weighting: .quadratic)
      _ = try? fleissKappa(counts: pick.counts())
      _ = try? KendallConcordance(pick.table())
      _ = try? IntraclassCorrelation(pick.table())
      _ = try? krippendorffAlpha(pick.table().map { $0.map { $0 } }, scale: .ordinal)
      _ = studentQuantile(pick.double(), freedom: pick.double())
      _ = betaShare(pick.double(), 0.5, 3)
    }
    for small in [-1, 0, 1, 2, 5, 40] {
      for large in [1, 3, 50] {
        guard let one = try? CountedShare(small, of: large), let two = try? CountedShare(1, of: 3)
        else { continue }
        _ = try? SplitTest(one, two, plan: .init(perVersion: small, looks: small)).result()
        _ = try? ShareComparison(one, two).reading(confidence: 0.9, matters: 1e-12)
      }
    }
  }

  @Test func `decisions and indicators`() {
    var pick = Picker(state: 2)
    for _ in 0..<1000 {
      if let matrix = try? DecisionMatrix(pick.table()),
        let weights = try? CriterionWeights(pick.doubles(3))
      {
        _ = try? TOPSIS(matrix, weights: weights)
        let sum = try? WeightedSum(matrix, weights: weights, normalisation: .minMax)
        _ = sum?.robustness.mostDelicate
        _ = sum?.robustness.weightSpace(samples: 3)
        _ = try? sum?.reason(for: pick.int())
      }
      _ = try? PairwiseComparison(matrix: pick.table().map { $0.map { $0 } }).repairPlan()
      _ = try? OwnershipCost(
        [
          .once(cents: pick.int(), month: pick.int()),
          .monthly(cents: pick.int(), from: pick.int(), to: pick.int()),
          .volume(perMonth: pick.int(), priceInMillionths: pick.int()),
        ], months: pick.below(700), yearlyRate: pick.double())
      _ = try? priceNotes(pick.ints(), best: pick.double(), rule: .linear)
      _ = try? TargetReading(
        actual: pick.double(), target: .increasing(pick.double()), baseline: pick.double(),
        alert: pick.double())
      _ = try? ToleratedVariance(
        planned: pick.int(), actual: pick.int(), share: pick.double(), atLeast: pick.int())
      _ = try? SeriesTrend(pick.doubles().map { $0 }, times: pick.doubles())
      _ = try? SeriesTrend(pick.doubles().map { $0 })
      _ = try? Freshness(
        lastDay: pick.int(), today: pick.int(), period: pick.int(), grace: pick.int())
      _ = try? factorContributions(before: pick.doubles(), after: pick.doubles())
      _ = try? wholeCents(pick.doubles(), total: pick.int())
      _ = try? LandingForecast(
        actual: pick.doubles(), periods: pick.int(), lastYear: pick.doubles(),
        plan: pick.doubles())
      _ = try? BudgetLanding(
        spent: pick.int(), planned: pick.int(), plannedToDate: pick.int(), envelope: pick.int())
      _ = try? CurveFit.best(spent: pick.doubles(6), results: pick.doubles(6))
    }
  }
}
