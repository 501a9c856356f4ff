/// Options ranked by their nearness to an ideal one and distance from the worst (Hwang and Yoon,
/// 1981), values normalised by the length of their column.
public struct TOPSIS: Sendable, Hashable {
  /// From 0, the worst on all criteria, to 1, the best on all.
  public let closeness: [Double]
  public let distanceToBest: [Double]
  public let distanceToWorst: [Double]

  /// - Throws: `.noVariation` where no criterion that counts tells the options apart.
  public init(_ matrix: DecisionMatrix, weights: CriterionWeights) throws(DecisionError) {
    let width = matrix.directions.count
    guard weights.shares.count == width else {
      throw .weightCount(expected: width, found: weights.shares.count)
    }
    var toBest = [Double](repeating: 0, count: matrix.values.count)
    var toWorst = toBest
    for criterion in 0..<width {
      let column = matrix.column(criterion)
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { continue }
      let weighted = column.map { weights.shares[criterion] * $0 / length }
      let (low, high) = (weighted.min() ?? 0, weighted.max() ?? 0)
      let isCost = matrix.directions[criterion] == .cost
      let (best, worst) = isCost ? (low, high) : (high, low)
      for (option, value) in weighted.enumerated() {
        toBest[option] += (value - best) * (value - best)
        toWorst[option] += (value - worst) * (value - worst)
      }
    }
    toBest = toBest.map { $0.squareRoot() }
    toWorst = toWorst.map { $0.squareRoot() }
    guard zip(toBest, toWorst).allSatisfy({ $0 + $1 > 0 }) else { throw .noVariation }
    closeness = zip(toBest, toWorst).map { $1 / ($0 + $1) }
    distanceToBest = toBest
    distanceToWorst = toWorst
  }

  public var ranking: Ranking { Ranking(closeness) }
}
