#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Things compared two by two on Saaty's scale, and the weights that follow: the analytic hierarchy
/// process (Saaty, 1980), judgements missing allowed (Harker, 1987).
public struct PairwiseComparison: Sendable, Hashable {
  /// « `row` counts `ratio` times as much as `column` », from 1/9 to 9.
  public struct Judgement: Sendable, Hashable {
    public let row: Int
    public let column: Int
    public let ratio: Double

    public init(_ row: Int, _ column: Int, _ ratio: Double) {
      self.row = row
      self.column = column
      self.ratio = ratio
    }
  }

  public let size: Int
  /// Row by row; 0 where nobody judged.
  let ratios: [Double]

  /// Saaty's random indices (1980) go no further.
  public static let most = 15
  /// The consistency ratio above which Saaty advises to look at the judgements again.
  public static let usualLimit = 0.10

  /// The mean consistency index of random judgements, by the number of things compared.
  static let randomIndices: [Double] = [
    0, 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
  ]

  /// - Parameter judgements: one per pair, either way round; pairs may be missing as long as a chain
  ///   of judgements links everything.
  public init(size: Int, judgements: [Judgement]) throws(DecisionError) {
    guard size >= 1 else { throw .noCriterion }
    guard size <= Self.most else { throw .tooMany(limit: Self.most, found: size) }
    var ratios = [Double](repeating: 0, count: size * size)
    for place in 0..<size { ratios[place * size + place] = 1 }
    for judgement in judgements {
      let (row, column, ratio) = (judgement.row, judgement.column, judgement.ratio)
      for place in [row, column] where !(0..<size).contains(place) { throw .unknownPlace(place) }
      guard ratio >= 1 / 9.0 - 1e-3, ratio <= 9 + 1e-9 else {
        throw .judgementOutOfScale(row: row, column: column)
      }
      if row == column {
        guard abs(ratio - 1) < 1e-9 else { throw .judgedAgainstItself(row) }
        continue
      }
      let before = ratios[row * size + column]
      guard before == 0 || abs(before / ratio - 1) < 1e-2 else {
        throw .judgedTwice(row: row, column: column)
      }
      ratios[row * size + column] = ratio
      ratios[column * size + row] = 1 / ratio
    }
    self.size = size
    self.ratios = ratios
    let groups = groups
    guard groups.count == 1 else { throw .unconnected(groups: groups) }
  }

  /// From the whole matrix; `nil` or zero where nobody judged.
  public init(matrix: [[Double?]]) throws(DecisionError) {
    var judgements: [Judgement] = []
    guard matrix.count <= Self.most else { throw .tooMany(limit: Self.most, found: matrix.count) }
    for (row, values) in matrix.enumerated() {
      guard values.count == matrix.count else {
        throw .ragged(option: row, expected: matrix.count, found: values.count)
      }
    }
    for row in matrix.indices {
      for column in matrix.indices {
        let stated = matrix[row][column] ?? 0
        let mirrored = matrix[column][row] ?? 0
        if stated == 0 { continue }
        guard row == column || mirrored == 0 || abs(stated * mirrored - 1) < 1e-2 else {
          throw .notReciprocal(row: row, column: column)
        }
        if row <= column || mirrored == 0 { judgements.append(Judgement(row, column, stated)) }
      }
    }
    try self.init(size: matrix.count, judgements: judgements)
  }

  /// Pairs that nobody judged.
  public var missing: Int { ratios.count { $0 == 0 } / 2 }

  /// The weights, and how far the judgements contradict each other.
  public func priorities() throws(DecisionError) -> Priorities {
    try Self.priorities(of: ratios, size: size, start: nil)
  }

  static func priorities(of ratios: [Double], size: Int, start: [Double]?) throws(DecisionError)
    -> Priorities
  {
    var weights = start ?? [Double](repeating: 1 / Double(size), count: size)
    var next = weights
    var value = Double(size)
    var gaps = 0
    var diagonal = [Double](repeating: 1, count: size)
    for row in 0..<size {
      for column in 0..<size where ratios[row * size + column] == 0 {
        // A missing judgement counts as the ratio of the weights: 1 more on the diagonal.
        diagonal[row] += 1
        gaps += 1
      }
    }
    gaps /= 2
    for _ in 0..<10_000 {
      var sum = 0.0
      for row in 0..<size {
        var value = (diagonal[row] - 1) * weights[row]
        for column in 0..<size { value += ratios[row * size + column] * weights[column] }
        next[row] = value
        sum += value
      }
      var change = 0.0
      for row in 0..<size {
        next[row] /= sum
        change = max(change, abs(next[row] - weights[row]))
      }
      swap(&weights, &next)
      value = sum
      if change < 1e-15 { break }
      guard sum.isFinite, sum > 0 else { throw .notSettled }
    }
    if gaps > 0 {
      value = PairwiseCompletion.leastEigenvalue(ratios, size: size, weights: weights)
    }
    return Priorities(weights: weights, eigenvalue: value, missing: gaps)
  }

  /// What a chain of judgements links together.
  private var groups: [[Int]] {
    var group = [Int](repeating: -1, count: size)
    var found: [[Int]] = []
    for start in 0..<size where group[start] < 0 {
      var members = [start]
      group[start] = found.count
      var place = 0
      while place < members.count {
        for other in 0..<size
        where group[other] < 0 && ratios[members[place] * size + other] > 0 {
          group[other] = found.count
          members.append(other)
        }
        place += 1
      }
      found.append(members.sorted())
    }
    return found
  }
}

/// The weights that pairwise judgements amount to.
public struct Priorities: Sendable, Hashable {
  /// Adding up to 1: the principal eigenvector; with judgements missing, Harker's.
  public let weights: [Double]
  /// λmax, with judgements missing that of the completion which contradicts least; equal to the
  /// number of things compared where no judgement contradicts another.
  public let eigenvalue: Double
  /// Judgements that are missing.
  public let missing: Int

  /// CI = (λmax − n) / (n − 1).
  public var consistencyIndex: Double {
    let n = Double(weights.count)
    return weights.count < 2 ? 0 : max(0, (eigenvalue - n) / (n - 1))
  }

  /// CR = CI / RI. With m judgements missing the random index is Saaty's times
  /// 1 − 2m / ((n − 1)(n − 2)) (Ágoston and Csató, 2022, for the completion with the least λmax); 0 where nothing can contradict.
  public var consistencyRatio: Double {
    let count = weights.count
    guard count >= 3 else { return 0 }
    let possible = Double((count - 1) * (count - 2))
    let index =
      PairwiseComparison.randomIndices[count] * (1 - 2 * Double(missing) / possible)
    return index > 1e-12 ? consistencyIndex / index : 0
  }

  public func isConsistent(limit: Double = PairwiseComparison.usualLimit) -> Bool {
    consistencyRatio <= limit
  }
}
