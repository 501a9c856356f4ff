/// Options ranked by the weighted sum of what they are worth on each criterion.
public struct WeightedSum: Sendable, Hashable {
  /// How values in different units become comparable.
  public enum Normalisation: Sendable, Hashable {
    /// Not at all: notes on one scale. A cost counts against an option.
    case none
    /// x / largest for a benefit, smallest / x for a cost: the best gets 1.
    case linear
    /// (x − smallest) / (largest − smallest), mirrored for a cost: 0…1. Where all are equal, all
    /// get 1.
    case minMax
  }

  /// What each option is worth on each criterion, whatever its direction: more is better.
  public let worth: [[Double]]
  public let weights: CriterionWeights

  public init(
    _ matrix: DecisionMatrix, weights: CriterionWeights, normalisation: Normalisation = .none
  ) throws(DecisionError) {
    let width = matrix.directions.count
    guard weights.shares.count == width else {
      throw .weightCount(expected: width, found: weights.shares.count)
    }
    var worth = matrix.values
    for criterion in 0..<width {
      let column = matrix.column(criterion)
      let (low, high) = (column.min() ?? 0, column.max() ?? 0)
      let isCost = matrix.directions[criterion] == .cost
      for (option, value) in column.enumerated() {
        switch normalisation {
        case .none: worth[option][criterion] = isCost ? -value : value
        case .linear:
          guard isCost ? value > 0 : (value >= 0 && high > 0) else {
            throw .notPositive(option: option, criterion: criterion)
          }
          worth[option][criterion] = isCost ? low / value : value / high
        case .minMax:
          let place = high > low ? (value - low) / (high - low) : 1
          worth[option][criterion] = isCost && high > low ? 1 - place : place
        }
      }
    }
    self.worth = worth
    self.weights = weights
  }

  public var ranking: Ranking {
    Ranking(worth.map { row in zip(row, weights.shares).reduce(0) { $0 + $1.0 * $1.1 } })
  }

  public var robustness: WeightRobustness { WeightRobustness(self) }

  /// Why an option stands where it does: compared with the next below it, or, for the last, with
  /// the one above.
  public func reason(for option: Int) throws(DecisionError) -> RankReason {
    guard worth.indices.contains(option) else { throw .unknownPlace(option) }
    let ranking = ranking
    let order = ranking.order
    let place = order.firstIndex(of: option) ?? 0
    var other: Int?
    if place + 1 < order.count {
      other = order[place + 1]
    } else if place > 0 {
      other = order[place - 1]
    }
    var contributions: [RankReason.Contribution] = []
    if let other {
      for (criterion, weight) in weights.shares.enumerated() {
        let gain = weight * (worth[option][criterion] - worth[other][criterion])
        if gain != 0 { contributions.append(.init(criterion: criterion, gain: gain)) }
      }
      contributions.sort {
        (abs($0.gain), $1.criterion) > (abs($1.gain), $0.criterion)
      }
    }
    return RankReason(
      option: option, rank: ranking.ranks[option], other: other,
      difference: other.map { ranking.totals[option] - ranking.totals[$0] } ?? 0,
      contributions: contributions)
  }
}

/// Why an option ranks where it does: what its lead over another, or its lag, is made of.
public struct RankReason: Sendable, Hashable {
  /// What a criterion adds to the lead, or takes from it where negative.
  public struct Contribution: Sendable, Hashable {
    public let criterion: Int
    public let gain: Double
  }

  public let option: Int
  public let rank: Int
  /// The next one below, or the one above for the last; `nil` for an only option.
  public let other: Int?
  /// The option's total less the other's: the sum of all contributions.
  public let difference: Double
  /// The largest first, whatever their sign; those of zero left out.
  public let contributions: [Contribution]

  /// What speaks for the option, the largest first.
  public var strengths: [Contribution] { contributions.filter { $0.gain > 0 } }
  /// What speaks against it.
  public var weaknesses: [Contribution] { contributions.filter { $0.gain < 0 } }
}
