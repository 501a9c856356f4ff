/// Options scored on weighted criteria, to be ranked: a choice grid.
public struct WeightedGrid: Sendable, Hashable {
  /// One per criterion, none negative, not all zero; they need not add up to 100.
  public let weights: [Double]
  /// One row per option, one score per criterion.
  public let scores: [[Double]]

  /// `nil` when a row has not one score per criterion, or a number is not finite, negative as a
  /// weight, or beyond a billion.
  public init?(weights: [Double], scores: [[Double]]) {
    guard weights.allSatisfy({ $0 >= 0 && $0 <= 1e9 }), weights.contains(where: { $0 > 0 }),
      scores.allSatisfy({ row in
        row.count == weights.count && row.allSatisfy { abs($0) <= 1e9 }
      })
    else { return nil }
    self.weights = weights
    self.scores = scores
  }

  /// Σ w·s / Σ w of each option.
  public var totals: [Double] { totals(with: weights) }

  /// The rank of each option, 1 first; equal totals share a rank and the next is skipped (1, 1, 3).
  public var ranks: [Int] {
    let totals = totals
    return totals.map { own in totals.count { $0 > own + tolerance(own) } + 1 }
  }

  /// The options ranked first, in order; several when they tie.
  public var winners: [Int] { winners(with: weights) }

  /// Each weight changed alone, down then up by `share` (0.2 for ± 20 %): the changes after which
  /// other options come first, or not the same ones tie.
  ///
  /// There are two variations to a criterion; a grid without any change is robust.
  public func changesOfWinner(varyingWeightsBy share: Double) -> [WeightVariation] {
    guard share > 0, share <= 1 else { return [] }
    let before = winners
    var changes: [WeightVariation] = []
    for criterion in weights.indices {
      for factor in [1 - share, 1 + share] {
        var varied = weights
        varied[criterion] *= factor
        let after = winners(with: varied)
        if after != before {
          changes.append(
            WeightVariation(criterion: criterion, factor: factor, winners: after))
        }
      }
    }
    return changes
  }

  private func totals(with weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return scores.map { _ in 0 } }
    return scores.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum }
  }

  private func winners(with weights: [Double]) -> [Int] {
    let totals = totals(with: weights)
    guard let best = totals.max() else { return [] }
    return totals.indices.filter { totals[$0] >= best - tolerance(best) }
  }

  private func tolerance(_ total: Double) -> Double { 1e-9 * max(1, abs(total)) }
}

/// One weight multiplied by a factor, and the options that then come first.
public struct WeightVariation: Sendable, Hashable {
  public let criterion: Int
  public let factor: Double
  public let winners: [Int]
}
