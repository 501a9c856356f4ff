/// What is good on a criterion: much (a benefit) or little (a cost).
public enum CriterionDirection: Sendable, Hashable { case benefit, cost }

/// Options judged on criteria: what every method of choice starts from.
public struct DecisionMatrix: Sendable, Hashable {
  /// One row per option, one value per criterion, each criterion in its own unit.
  public let values: [[Double]]
  public let directions: [CriterionDirection]

  /// More options or criteria than a person ever compares.
  public static let most = 1000

  public init(_ values: [[Double]], directions: [CriterionDirection]) throws(DecisionError) {
    guard !values.isEmpty else { throw .noOption }
    guard !directions.isEmpty else { throw .noCriterion }
    let larger = max(values.count, directions.count)
    guard larger <= Self.most else { throw .tooMany(limit: Self.most, found: larger) }
    for (option, row) in values.enumerated() {
      guard row.count == directions.count else {
        throw .ragged(option: option, expected: directions.count, found: row.count)
      }
      for (criterion, value) in row.enumerated() where !(abs(value) <= 1e12) {
        throw .notUsable(option: option, criterion: criterion)
      }
    }
    self.values = values
    self.directions = directions
  }

  /// All criteria are benefits.
  public init(_ values: [[Double]]) throws(DecisionError) {
    try self.init(
      values,
      directions: [CriterionDirection](repeating: .benefit, count: values.first?.count ?? 0))
  }

  func column(_ criterion: Int) -> [Double] { values.map { $0[criterion] } }
}

/// How much each criterion counts, as shares that add up to 1.
public struct CriterionWeights: Sendable, Hashable {
  public let shares: [Double]

  /// - Parameters:
  ///   - stated: as people write them, none negative, not all zero.
  ///   - total: what they must add up to (100, 1…); `nil` where any sum will do.
  ///   - tolerance: how far off the sum may be, for weights printed with few digits.
  public init(_ stated: [Double], total: Double? = nil, tolerance: Double = 1e-6)
    throws(DecisionError)
  {
    guard !stated.isEmpty else { throw .noCriterion }
    guard stated.count <= DecisionMatrix.most else {
      throw .tooMany(limit: DecisionMatrix.most, found: stated.count)
    }
    for (criterion, weight) in stated.enumerated() {
      guard weight >= 0, weight <= 1e12 else { throw .badWeight(criterion: criterion) }
    }
    let sum = stated.reduce(0, +)
    guard sum > 0 else { throw .weightsAreZero }
    if let total, !(abs(sum - total) <= tolerance) {
      throw .weightsDoNotSum(expected: total, found: sum)
    }
    shares = stated.map { $0 / sum }
  }
}

/// What is wrong with a decision's figures, and where.
public enum DecisionError: Error, Sendable, Hashable {
  case noOption
  case noCriterion
  case tooMany(limit: Int, found: Int)
  case ragged(option: Int, expected: Int, found: Int)
  /// A value that is no number, or beyond 10¹².
  case notUsable(option: Int, criterion: Int)
  /// The rule needs a value above zero here.
  case notPositive(option: Int, criterion: Int)
  case badWeight(criterion: Int)
  case weightsAreZero
  case weightsDoNotSum(expected: Double, found: Double)
  /// As many weights as criteria are needed.
  case weightCount(expected: Int, found: Int)
  /// Nothing tells the options apart: every one has the same values.
  case noVariation
  /// A criterion, option or judgement that does not exist.
  case unknownPlace(Int)
  /// A judgement that is no number or outside Saaty's scale of 1/9…9.
  case judgementOutOfScale(row: Int, column: Int)
  /// Judged twice, and differently.
  case judgedTwice(row: Int, column: Int)
  /// Compared with itself, and not as equal.
  case judgedAgainstItself(Int)
  /// The judgement is not the inverse of its mirror image.
  case notReciprocal(row: Int, column: Int)
  /// No chain of judgements links these groups: the matrix has no single answer.
  case unconnected(groups: [[Int]])
  /// The computation did not settle within its steps.
  case notSettled
  /// An item's amount or month that is negative or too large; −1 for the count of months, or the rate.
  case amountOutOfRange(item: Int)
}

/// The order that totals put options in, best first; what differs by rounding alone ties.
public struct Ranking: Sendable, Hashable {
  public let totals: [Double]

  public init(_ totals: [Double]) { self.totals = totals }

  /// The rank of each option, 1 first; equal totals share a rank and the next is skipped (1, 1, 3).
  public var ranks: [Int] {
    totals.map { own in totals.count { $0 > own + Self.tolerance(own) } + 1 }
  }

  /// The options ranked first; several when they tie.
  public var winners: [Int] {
    guard let best = totals.max() else { return [] }
    return totals.indices.filter { totals[$0] >= best - Self.tolerance(best) }
  }

  /// The options, best first, those that tie in their own order.
  public var order: [Int] {
    let ranks = ranks
    return totals.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  }

  static func tolerance(_ total: Double) -> Double { 1e-9 * max(1, abs(total)) }
}
