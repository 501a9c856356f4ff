/// How much a team finishes in a sprint, and what that says of the sprints to come.
public struct Velocity: Sendable, Hashable {
  /// What was finished in each past sprint, in points or any one unit.
  public let sprints: [Double]

  public static let mostSprints = 10_000

  /// `nil` for no sprint, too many, or figures that are negative, above 10⁹ or no numbers.
  public init?(_ sprints: [Double]) {
    guard !sprints.isEmpty, sprints.count <= Self.mostSprints,
      sprints.allSatisfy({ $0 >= 0 && $0 <= 1e9 })
    else { return nil }
    self.sprints = sprints
  }

  public var mean: Double { sprints.reduce(0, +) / Double(sprints.count) }

  /// Standard deviation between sprints (n − 1); `nil` with fewer than two.
  public var deviation: Double? { standardDeviation(sprints) }

  /// Student's interval of the mean of all sprints there could be: mean ± t(n − 1) s / √n; `nil` with
  /// fewer than two sprints or a level outside 0…1 (exclusive).
  ///
  /// It says how well the mean is known, not what the next sprint will bring.
  public func intervalOfMean(level: Double = 0.8) -> ClosedRange<Double>? {
    half(level, sprints: nil).map { (mean - $0)...(mean + $0) }
  }

  /// Between what the mean of the next `count` sprints will be: mean ± t(n − 1) s √(1/k + 1/n), the
  /// prediction interval of a mean of k more draws; `nil` as above or for no sprint.
  public func prediction(of count: Int, level: Double = 0.8) -> ClosedRange<Double>? {
    guard count >= 1 else { return nil }
    return half(level, sprints: count).map { (mean - $0)...(mean + $0) }
  }

  private func half(_ level: Double, sprints count: Int?) -> Double? {
    guard let deviation, level > 0, level < 1,
      let t = studentQuantile((1 + level) / 2, freedom: Double(sprints.count - 1))
    else { return nil }
    let own = count.map { 1 / Double($0) } ?? 0
    return t * deviation * (own + 1 / Double(sprints.count)).squareRoot()
  }

  /// How many sprints the rest will take: at the mean, and at the ends of what so many sprints may
  /// bring.
  public struct Forecast: Sendable, Hashable {
    /// `nil` when nothing was finished so far.
    public let likely: Int?
    /// The least number of sprints whose greatest sum is enough.
    public let fewest: Int?
    /// The number of sprints whose least sum is enough; `nil` when none is: no end can be promised.
    public let most: Int?
  }

  /// - Parameter remaining: what is left, in the sprints' unit.
  public func forecast(remaining: Double, level: Double = 0.8) -> Forecast {
    Forecast(
      likely: Self.least { Double($0) * mean >= remaining - 1e-9 },
      fewest: half(level, sprints: 1).flatMap { _ in
        Self.least { sum($0, level, \.upperBound) >= remaining - 1e-9 }
      },
      most: half(level, sprints: 1).flatMap { _ in
        Self.least { sum($0, level, \.lowerBound) >= remaining - 1e-9 }
      })
  }

  private func sum(_ count: Int, _ level: Double, _ end: KeyPath<ClosedRange<Double>, Double>)
    -> Double
  {
    count == 0 ? 0 : Double(count) * (prediction(of: count, level: level)?[keyPath: end] ?? 0)
  }

  /// The least number of sprints that is enough, up to a million; what is enough stays so with more:
  /// the greatest sum grows, and the least, convex in their number and nought for none, never falls
  /// once it is above nought.
  private static func least(_ isEnough: (Int) -> Bool) -> Int? {
    if isEnough(0) { return 0 }
    var high = 1
    while !isEnough(high) {
      high *= 2
      if high > 1_000_000 { return nil }
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The chance of being done within each number of sprints: past sprints are drawn again, with
  /// replacement, until the rest is done (bootstrap, Efron 1979).
  ///
  /// - Returns: entry k is the chance of needing k + 1 sprints or fewer; ends when certain, or
  ///   after `horizon`. Empty for a rest that is no number.
  public func chances(
    remaining: Double, runs: Int = 10_000, seed: UInt64 = 1, horizon: Int = 200
  ) -> [Double] {
    guard remaining.isFinite, runs >= 1, horizon >= 1 else { return [] }
    let (runs, horizon) = (min(runs, 1_000_000), min(horizon, 1_000))
    var random = CountedRandom(seed: seed)
    var ended = [Int](repeating: 0, count: horizon)
    for _ in 0..<runs {
      var left = remaining
      for sprint in 0..<horizon {
        left -= sprints[random.below(sprints.count)]
        if left <= 1e-9 {
          ended[sprint] += 1
          break
        }
      }
    }
    var chances: [Double] = []
    var sum = 0
    for count in ended {
      sum += count
      chances.append(Double(sum) / Double(runs))
      if sum == runs { break }
    }
    return chances
  }
}
