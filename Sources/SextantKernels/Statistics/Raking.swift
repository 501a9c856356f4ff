/// A sample weighted so that it looks like its population in several respects, such as age, region
/// and sex: raking (Deming and Stephan, 1940). With one variable it is post-stratification.
public struct Raking: Sendable, Hashable {
  /// One per respondent; their mean is 1.
  public let weights: [Double]
  /// Rounds over all variables.
  public let rounds: Int
  /// The largest difference left between a weighted share and its target.
  public let largestGap: Double

  /// What a respondent is in one respect, and the shares the population has.
  public struct Variable: Sendable, Hashable {
    /// One per respondent: the category, from 0.
    public let categories: [Int]
    /// One per category, adding up to 1.
    public let targets: [Double]

    public init(categories: [Int], targets: [Double]) {
      self.categories = categories
      self.targets = targets
    }
  }

  /// - Parameters:
  ///   - start: weights to begin with, such as those of the draw; 10⁻⁹…10¹².
  ///   - bounds: where weights are cut off in each round, as multiples of their mean; what is cut
  ///     is shared by the others. Too narrow ones throw `.notSettled`.
  ///   - tolerance: the largest gap left, as a share.
  public init(
    _ variables: [Variable], start: [Double]? = nil, bounds: ClosedRange<Double>? = nil,
    tolerance: Double = 1e-9
  ) throws(StudyError) {
    guard let first = variables.first else { throw .tooFew(needed: 1, found: 0) }
    let count = first.categories.count
    guard count >= 1 else { throw .tooFew(needed: 1, found: 0) }
    guard tolerance > 0, tolerance < 1 else { throw .outOfRange(.margin) }
    if let bounds {
      guard bounds.lowerBound >= 0, bounds.lowerBound <= 1, bounds.upperBound >= 1 else {
        throw .outOfRange(.weight)
      }
    }
    if let start {
      guard start.count == count else { throw .ragged(row: 0) }
      guard start.allSatisfy({ $0 >= 1e-9 && $0 <= 1e12 }) else { throw .outOfRange(.weight) }
    }
    for (index, variable) in variables.enumerated() {
      try Self.check(variable, index: index, count: count)
    }
    var weights = start ?? [Double](repeating: 1, count: count)
    Self.scale(&weights)
    var gap = Double.infinity
    var round = 0
    while round < 2000 {
      round += 1
      for variable in variables {
        let sums = Self.sums(of: weights, in: variable)
        let factors = zip(variable.targets, sums).map { target, sum in
          sum > 0 ? target * Double(count) / sum : 0
        }
        for (index, category) in variable.categories.enumerated() {
          weights[index] *= factors[category]
        }
      }
      if let bounds {
        for index in weights.indices {
          weights[index] = min(max(weights[index], bounds.lowerBound), bounds.upperBound)
        }
        Self.scale(&weights)
      }
      gap = 0
      for variable in variables {
        let sums = Self.sums(of: weights, in: variable)
        for (target, sum) in zip(variable.targets, sums) {
          gap = max(gap, abs(sum / Double(count) - target))
        }
      }
      if gap <= tolerance { break }
    }
    guard gap <= tolerance else { throw .notSettled }
    self.weights = weights
    rounds = round
    largestGap = gap
  }

  /// Kish's design effect (1965): how many times larger the variance is than of an unweighted sample
  /// of the same size, n·Σw² / (Σw)².
  public var designEffect: Double {
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    let sum = weights.reduce(0, +)
    return Double(weights.count) * squares / (sum * sum)
  }

  /// As many unweighted answers would say as much.
  public var effectiveSize: Double { Double(weights.count) / designEffect }

  private static func check(_ variable: Variable, index: Int, count: Int) throws(StudyError) {
    guard variable.categories.count == count else { throw .ragged(row: index) }
    guard variable.targets.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw .outOfRange(.share) }
    let sum = variable.targets.reduce(0, +)
    guard abs(sum - 1) <= 1e-6 else { throw .doesNotSum(expected: 1, found: sum) }
    var present = [Bool](repeating: false, count: variable.targets.count)
    for category in variable.categories {
      guard present.indices.contains(category) else { throw .outOfRange(.category) }
      present[category] = true
    }
    for (category, target) in variable.targets.enumerated() where target > 0 {
      guard present[category] else { throw .emptyCategory(variable: index, category: category) }
    }
    guard zip(variable.targets, present).allSatisfy({ $0 > 0 || !$1 }) else {
      throw .contradiction
    }
  }

  private static func sums(of weights: [Double], in variable: Variable) -> [Double] {
    var sums = [Double](repeating: 0, count: variable.targets.count)
    for (index, category) in variable.categories.enumerated() { sums[category] += weights[index] }
    return sums
  }

  private static func scale(_ weights: inout [Double]) {
    let mean = weights.reduce(0, +) / Double(weights.count)
    guard mean > 0 else { return }
    for index in weights.indices { weights[index] /= mean }
  }
}
