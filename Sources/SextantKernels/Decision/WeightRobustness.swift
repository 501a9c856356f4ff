#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How firmly a weighted sum's winner stands when weights are discussed.
public struct WeightRobustness: Sendable, Hashable {
  let sum: WeightedSum
  /// The winner looked at: the first of those that tie.
  public let winner: Int

  /// A weight from which on another option comes first.
  public struct Flip: Sendable, Hashable {
    /// The criterion's share of all weights, before and at the turning point.
    public let weight: Double
    public let turningPoint: Double
    /// The option that then draws level, and beyond comes first.
    public let challenger: Int

    public var change: Double { turningPoint - weight }
  }

  /// For one criterion, the nearest turning points below and above its weight; `nil` where no weight
  /// down to 0, or up to 1, changes the winner.
  public struct Range: Sendable, Hashable {
    public let criterion: Int
    public let weight: Double
    public let below: Flip?
    public let above: Flip?

    /// The smaller of the two changes.
    public var nearest: Flip? {
      guard let below, let above else { return below ?? above }
      return abs(below.change) <= abs(above.change) ? below : above
    }
  }

  init(_ sum: WeightedSum) {
    self.sum = sum
    winner = sum.ranking.winners.first ?? 0
  }

  /// Each criterion's weight moved alone, the others keeping their proportions: where the winner
  /// changes. Solved exactly, since leads are straight lines in a weight.
  public var ranges: [Range] {
    sum.weights.shares.indices.map { criterion in
      let weight = sum.weights.shares[criterion]
      var below: Flip?
      var above: Flip?
      for option in sum.worth.indices where option != winner {
        let alone = sum.worth[winner][criterion] - sum.worth[option][criterion]
        let without = lead(over: option, without: criterion)
        let tolerance = Ranking.tolerance(max(abs(alone), abs(without)))
        if without < -tolerance || alone < -tolerance {
          // lead(t) = without + t·(alone − without)
          let point = min(1, max(0, without / (without - alone)))
          let flip = Flip(weight: weight, turningPoint: point, challenger: option)
          if without < alone {
            if point > (below?.turningPoint ?? -1) { below = flip }
          } else if point < (above?.turningPoint ?? 2) {
            above = flip
          }
        }
      }
      return Range(criterion: criterion, weight: weight, below: below, above: above)
    }
  }

  /// The criterion whose weight must change least for another winner; `nil` where no single one can.
  public var mostDelicate: Range? {
    ranges.filter { $0.nearest != nil }
      .min { abs($0.nearest?.change ?? 2) < abs($1.nearest?.change ?? 2) }
  }

  /// The winner's lead with a criterion's weight at zero, the others in proportion (alike where they
  /// weigh nothing).
  private func lead(over option: Int, without criterion: Int) -> Double {
    let shares = sum.weights.shares
    var (lead, others, plain) = (0.0, 0.0, 0.0)
    for other in shares.indices where other != criterion {
      let gap = sum.worth[winner][other] - sum.worth[option][other]
      lead += shares[other] * gap
      others += shares[other]
      plain += gap
    }
    if shares.count == 1 { return 0 }
    return others > 1e-12 ? lead / others : plain / Double(shares.count - 1)
  }
}

/// How much of all conceivable weightings each option wins.
public struct WeightSpace: Sendable, Hashable {
  /// For each option, the share of weightings in which it comes first; ties are split.
  public let wins: [Double]
  /// The mean weighting among those an option wins: what somebody who prefers it values. `nil`
  /// where it never wins.
  public let centralWeights: [[Double]?]
  public let samples: Int

  /// The error that drawing leaves on a share of wins, as one standard deviation.
  public func error(of option: Int) -> Double {
    guard wins.indices.contains(option) else { return 0 }
    return (wins[option] * (1 - wins[option]) / Double(samples)).squareRoot()
  }
}

extension WeightRobustness {
  /// Weightings drawn evenly from all there are (the simplex), the same for the same seed: stochastic
  /// multicriteria acceptability analysis (Lahdelma and Salminen, 2001).
  /// - Parameter samples: 1…10,000,000.
  public func weightSpace(samples: Int = 20_000, seed: UInt64 = 1) -> WeightSpace {
    let samples = min(max(1, samples), 10_000_000)
    let width = sum.weights.shares.count
    let height = sum.worth.count
    let worth = Array(sum.worth.joined())
    var wins = [Double](repeating: 0, count: height)
    var centres = [Double](repeating: 0, count: height * width)
    var weights = [Double](repeating: 0, count: width)
    var totals = [Double](repeating: 0, count: height)
    var numbers = EvenNumbers(state: seed)
    for _ in 0..<samples {
      // Exponential numbers, divided by their sum, are even on the simplex.
      var all = 0.0
      for criterion in 0..<width {
        weights[criterion] = -log(numbers.next())
        all += weights[criterion]
      }
      var best = -Double.infinity
      for option in 0..<height {
        var total = 0.0
        let start = option * width
        for criterion in 0..<width { total += weights[criterion] * worth[start + criterion] }
        totals[option] = total
        if total > best { best = total }
      }
      let level = best - 1e-9 * max(all, abs(best))
      var ties = 0.0
      for option in 0..<height where totals[option] >= level { ties += 1 }
      for option in 0..<height where totals[option] >= level {
        wins[option] += 1 / ties
        for criterion in 0..<width {
          centres[option * width + criterion] += weights[criterion] / (all * ties)
        }
      }
    }
    return WeightSpace(
      wins: wins.map { $0 / Double(samples) },
      centralWeights: wins.indices.map { option in
        wins[option] == 0
          ? nil : (0..<width).map { centres[option * width + $0] / wins[option] }
      },
      samples: samples)
  }

  /// Numbers between 0 and 1, neither included (SplitMix64: Steele, Lea and Flood, 2014).
  private struct EvenNumbers {
    var state: UInt64

    mutating func next() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      z ^= z >> 31
      return (Double(z >> 11) + 0.5) * 0x1p-53
    }
  }
}
