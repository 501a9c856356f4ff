#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A judgement that, changed to a value of Saaty's scale, makes the others hold together better.
public struct JudgementRepair: Sendable, Hashable {
  public let row: Int
  public let column: Int
  public let stated: Double
  /// The nearest value of the scale that does it: 1/9…9.
  public let suggested: Double
  /// The consistency ratio afterwards.
  public let ratioAfter: Double
  /// How far the judgement moves, in steps of the scale (from 3 to 5: 2; from 2 to 1/2: 2).
  public let steps: Double
}

extension PairwiseComparison {
  /// The single judgements that would bring the consistency ratio to `limit` or below, each with the
  /// value nearest to what was stated; the smallest move first. Empty where the judgements are
  /// consistent already, or where no single one suffices.
  public func repairs(limit: Double = usualLimit) throws(DecisionError) -> [JudgementRepair] {
    let now = try priorities()
    if now.isConsistent(limit: limit) { return [] }
    var found: [JudgementRepair] = []
    for (row, column) in judged {
      if let repair = try repair(row, column, from: now.weights, accept: { $0 <= limit }) {
        found.append(repair)
      }
    }
    return found.sorted { ($0.steps, $0.ratioAfter) < ($1.steps, $1.ratioAfter) }
  }

  /// Where no single change suffices: changes one after the other, each the one that lowers the
  /// ratio most, until it is at `limit` or nothing helps.
  public func repairPlan(limit: Double = usualLimit) throws(DecisionError) -> [JudgementRepair] {
    var comparison = self
    var plan: [JudgementRepair] = []
    while plan.count < size * size {
      let now = try comparison.priorities()
      let ratio = now.consistencyRatio
      if ratio <= limit { break }
      if let single = try comparison.repairs(limit: limit).first {
        plan.append(single)
        break
      }
      var best: JudgementRepair?
      for (row, column) in comparison.judged {
        let repair = try comparison.bestRepair(row, column, from: now.weights)
        if repair.ratioAfter < (best?.ratioAfter ?? ratio - 1e-9) { best = repair }
      }
      guard let best else { break }
      plan.append(best)
      comparison = try comparison.changing(best.row, best.column, to: best.suggested)
    }
    return plan
  }

  /// The same judgements but for one.
  public func changing(_ row: Int, _ column: Int, to ratio: Double) throws(DecisionError)
    -> PairwiseComparison
  {
    var judgements = judged.compactMap { (one, two) -> Judgement? in
      (one, two) == (row, column) || (two, one) == (row, column)
        ? nil : Judgement(one, two, ratios[one * size + two])
    }
    judgements.append(Judgement(row, column, ratio))
    return try PairwiseComparison(size: size, judgements: judgements)
  }

  private var judged: [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for row in 0..<size {
      for column in (row + 1)..<max(size, row + 1) where ratios[row * size + column] > 0 {
        pairs.append((row, column))
      }
    }
    return pairs
  }

  /// Saaty's seventeen values as places on a line: −8 for 1/9, 0 for 1, 8 for 9.
  private static func ratio(at place: Int) -> Double {
    place >= 0 ? Double(place + 1) : 1 / Double(1 - place)
  }
  private static func place(of ratio: Double) -> Double {
    ratio >= 1 ? ratio - 1 : 1 - 1 / ratio
  }

  /// The acceptable value nearest to what is stated.
  private func repair(
    _ row: Int, _ column: Int, from weights: [Double], accept: (Double) -> Bool
  ) throws(DecisionError) -> JudgementRepair? {
    let stated = ratios[row * size + column]
    let place = Self.place(of: stated)
    let places = (-8...8).filter { abs(Double($0) - place) > 1e-6 }
      .sorted { abs(Double($0) - place) < abs(Double($1) - place) }
    for candidate in places {
      let after = try ratioAfter(row, column, Self.ratio(at: candidate), weights)
      if accept(after) {
        return JudgementRepair(
          row: row, column: column, stated: stated, suggested: Self.ratio(at: candidate),
          ratioAfter: after, steps: abs(Double(candidate) - place))
      }
    }
    return nil
  }

  private func bestRepair(_ row: Int, _ column: Int, from weights: [Double])
    throws(DecisionError) -> JudgementRepair
  {
    let stated = ratios[row * size + column]
    let place = Self.place(of: stated)
    var best = (ratio: stated, after: Double.infinity, steps: 0.0)
    for candidate in -8...8 {
      let ratio = Self.ratio(at: candidate)
      let after = try ratioAfter(row, column, ratio, weights)
      if after < best.after { best = (ratio, after, abs(Double(candidate) - place)) }
    }
    return JudgementRepair(
      row: row, column: column, stated: stated, suggested: best.ratio, ratioAfter: best.after,
      steps: best.steps)
  }

  private func ratioAfter(_ row: Int, _ column: Int, _ ratio: Double, _ weights: [Double])
    throws(DecisionError) -> Double
  {
    var changed = ratios
    changed[row * size + column] = ratio
    changed[column * size + row] = 1 / ratio
    return try Self.priorities(of: changed, size: size, start: weights).consistencyRatio
  }
}
