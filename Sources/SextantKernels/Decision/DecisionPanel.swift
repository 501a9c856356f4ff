/// The methods side by side on the same options, criteria and weights, after mandatory
/// requirements: where they agree, and where the choice of a method is the choice of a winner.
public struct DecisionPanel: Sendable, Hashable {
  public let screening: Screening
  /// The options that were ranked, by their place in the whole matrix: every array of the methods
  /// below follows this order.
  public let ranked: [Int]
  /// `nil` where no option is left.
  public let weightedSum: WeightedSum?
  /// `nil` where no option is left, or all are alike.
  public let topsis: TOPSIS?

  /// - Parameter requirements: on the matrix' own columns; options in doubt are not possible, since
  ///   every value is known.
  public init(
    _ matrix: DecisionMatrix, weights: CriterionWeights,
    requirements: [MandatoryRequirement] = [],
    normalisation: WeightedSum.Normalisation = .minMax
  ) throws(DecisionError) {
    screening = try Screening(matrix.values, requirements: requirements)
    ranked = screening.kept
    guard !ranked.isEmpty else {
      weightedSum = nil
      topsis = nil
      return
    }
    let left = try DecisionMatrix(
      ranked.map { matrix.values[$0] }, directions: matrix.directions)
    weightedSum = try WeightedSum(left, weights: weights, normalisation: normalisation)
    do {
      topsis = try TOPSIS(left, weights: weights)
    } catch .noVariation {
      topsis = nil
    }
  }

  /// The winners by each method, by their place in the whole matrix.
  public var winners: (weightedSum: [Int], topsis: [Int]) {
    (
      (weightedSum?.ranking.winners ?? []).map { ranked[$0] },
      (topsis?.ranking.winners ?? []).map { ranked[$0] }
    )
  }

  /// Whether every method puts the same options first.
  public var agrees: Bool { topsis == nil || winners.weightedSum == winners.topsis }

  /// Pairs of options that the two methods put in opposite orders, by their place in the whole
  /// matrix.
  public var reversals: [(Int, Int)] {
    guard let one = weightedSum?.ranking.ranks, let two = topsis?.ranking.ranks else { return [] }
    var found: [(Int, Int)] = []
    for first in ranked.indices {
      for second in ranked.indices where second > first {
        if (one[first] - one[second]).signum() * (two[first] - two[second]).signum() < 0 {
          found.append((ranked[first], ranked[second]))
        }
      }
    }
    return found
  }
}
