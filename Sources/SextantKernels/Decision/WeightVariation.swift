/// One weight multiplied by a factor, and the options that then come first.
public struct WeightVariation: Sendable, Hashable {
  public let criterion: Int
  public let factor: Double
  public let winners: [Int]
}

extension WeightedSum {
  /// Each weight changed alone, down then up by `share` (0.2 for ± 20 %), the others as stated: the
  /// changes after which other options come first, or not the same ones tie.
  ///
  /// There are two variations to a criterion; a ranking without any change is robust.
  public func changesOfWinner(varyingWeightsBy share: Double) -> [WeightVariation] {
    guard share > 0, share <= 1 else { return [] }
    let before = ranking.winners
    var changes: [WeightVariation] = []
    for criterion in weights.shares.indices {
      for factor in [1 - share, 1 + share] {
        var varied = weights.shares
        varied[criterion] *= factor
        let after = ranking(with: varied).winners
        if after != before {
          changes.append(WeightVariation(criterion: criterion, factor: factor, winners: after))
        }
      }
    }
    return changes
  }

  /// The ranking under other weights, which need not add up to anything; all alike where they are
  /// all zero.
  public func ranking(with stated: [Double]) -> Ranking {
    let sum = stated.reduce(0, +)
    guard sum > 0 else { return Ranking(worth.map { _ in 0 }) }
    return Ranking(worth.map { row in zip(row, stated).reduce(0) { $0 + $1.0 * $1.1 } / sum })
  }
}
