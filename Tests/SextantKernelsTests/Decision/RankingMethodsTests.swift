import SextantKernels
import Testing

@Suite struct RankingMethodsTests {
  /// Tzeng and Huang 2011.
  static let matrix: [[Double]] = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]

  @Test func `TOPSIS has its published closeness`() throws {
    let topsis = try TOPSIS(
      DecisionMatrix(Self.matrix), weights: CriterionWeights([0.3, 0.4, 0.3], total: 1))
    #expect(topsis.closeness.map { ($0 * 10_000).rounded() } == [5037, 6581, 7482, 3340])
    #expect(topsis.ranking.ranks == [3, 2, 1, 4])
  }

  @Test(.published("decision/mcdm_evm.json"))
  func `TOPSIS agrees with the published closeness to six places`() throws {
    let topsis = try TOPSIS(
      DecisionMatrix(Self.matrix), weights: CriterionWeights([0.3, 0.4, 0.3], total: 1))
    let file = try #require(try SharedData.json("decision/mcdm_evm.json"))
    let published = try #require(file["topsis_tzeng2011"]?["closeness"]?.doubles)
    for (found, wanted) in zip(topsis.closeness, published) {
      #expect(agree(found, wanted, within: 1e-6))
    }
  }

  @Test func `a cost is a benefit turned round`() throws {
    let weights = try CriterionWeights([1, 1])
    let costs = try TOPSIS(
      DecisionMatrix([[1, 5], [2, 5], [4, 5]], directions: [.cost, .benefit]), weights: weights)
    // Distances on one criterion: (4 − x) / (4 − 1).
    for (found, wanted) in zip(costs.closeness, [1, 2 / 3.0, 0]) { #expect(agree(found, wanted)) }
    #expect(throws: DecisionError.noVariation) {
      try TOPSIS(DecisionMatrix([[1, 2], [1, 2]]), weights: weights)
    }
  }

  @Test func `normalisations are those computed by hand`() throws {
    let matrix = try DecisionMatrix(
      [[10, 200], [5, 100], [8, 400]], directions: [.benefit, .cost])
    let weights = try CriterionWeights([60, 40], total: 100)
    let linear = try WeightedSum(matrix, weights: weights, normalisation: .linear)
    // .6·1 + .4·.5 ; .6·.5 + .4·1 ; .6·.8 + .4·.25
    for (found, wanted) in zip(linear.ranking.totals, [0.8, 0.7, 0.58]) {
      #expect(agree(found, wanted))
    }
    let between = try WeightedSum(matrix, weights: weights, normalisation: .minMax)
    for (found, wanted) in zip(between.ranking.totals, [0.6 + 0.4 * 2 / 3, 0.4, 0.36]) {
      #expect(agree(found, wanted))
    }
    #expect(linear.ranking.order == [0, 1, 2])
  }

  @Test func `weights that do not sum, and other slips, are errors`() throws {
    #expect(throws: DecisionError.weightsDoNotSum(expected: 100, found: 95)) {
      try CriterionWeights([60, 35], total: 100)
    }
    #expect(throws: DecisionError.weightsAreZero) { try CriterionWeights([0, 0]) }
    #expect(throws: DecisionError.badWeight(criterion: 1)) { try CriterionWeights([1, -1]) }
    #expect(throws: DecisionError.badWeight(criterion: 0)) { try CriterionWeights([.nan]) }
    #expect(throws: DecisionError.ragged(option: 1, expected: 2, found: 1)) {
      try DecisionMatrix([[1, 2], [1]])
    }
    #expect(throws: DecisionError.notUsable(option: 0, criterion: 1)) {
      try DecisionMatrix([[1, .infinity]])
    }
    #expect(throws: DecisionError.noOption) { try DecisionMatrix([]) }
    let matrix = try DecisionMatrix([[0, 1], [1, 1]], directions: [.cost, .benefit])
    let weights = try CriterionWeights([1, 1])
    #expect(throws: DecisionError.notPositive(option: 0, criterion: 0)) {
      try WeightedSum(matrix, weights: weights, normalisation: .linear)
    }
    let three = try CriterionWeights([1, 1, 1])
    #expect(throws: DecisionError.weightCount(expected: 2, found: 3)) {
      try TOPSIS(matrix, weights: three)
    }
  }

  @Test func `an option's rank is explained by what its lead is made of`() throws {
    // The worked example's four CRM: Liane 3,95 before Corail 3,70.
    let sum = try WeightedSum(
      DecisionMatrix([
        [4, 4, 4, 4, 3, 4, 3, 3], [4, 4, 3, 5, 4, 4, 3, 4], [3, 3, 4, 3, 4, 3, 5, 2],
        [5, 5, 4, 3, 3, 2, 1, 3],
      ]), weights: CriterionWeights([15, 20, 10, 15, 15, 10, 10, 5], total: 100))
    let reason = try sum.reason(for: 1)
    #expect(reason.rank == 1 && reason.other == 0 && agree(reason.difference, 0.25))
    #expect(reason.strengths.map(\.criterion) == [3, 4, 7])
    #expect(reason.weaknesses.map(\.criterion) == [2])
    #expect(agree(reason.contributions.reduce(0) { $0 + $1.gain }, 0.25))
    let last = try sum.reason(for: 2)
    #expect(last.rank == 4 && last.other == 3 && last.difference < 0)
    #expect(throws: DecisionError.unknownPlace(4)) { try sum.reason(for: 4) }
  }

  @Test func `a panel says where methods agree`() throws {
    let panel = try DecisionPanel(
      DecisionMatrix(Self.matrix), weights: CriterionWeights([0.3, 0.4, 0.3]),
      requirements: [MandatoryRequirement(2, .atLeast(5))])
    #expect(panel.ranked == [1, 2, 3])
    #expect(
      panel.screening.eliminated == [
        .init(option: 0, failures: [.init(requirement: 0, value: 4)])
      ])
    #expect(panel.winners.weightedSum == [2] && panel.winners.topsis == [2] && panel.agrees)
    #expect(panel.reversals.isEmpty)
    let none = try DecisionPanel(
      DecisionMatrix(Self.matrix), weights: CriterionWeights([0.3, 0.4, 0.3]),
      requirements: [MandatoryRequirement(0, .atMost(1))])
    #expect(none.weightedSum == nil && none.winners.weightedSum.isEmpty)
  }
}
