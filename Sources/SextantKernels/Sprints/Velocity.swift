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

  /// Student's interval of the mean: mean ± t(n − 1) s / √n; `nil` with fewer than two sprints or
  /// a level outside 0…1 (exclusive).
  public func interval(level: Double = 0.8) -> ClosedRange<Double>? {
    guard let deviation, level > 0, level < 1,
      let t = studentQuantile((1 + level) / 2, freedom: Double(sprints.count - 1))
    else { return nil }
    let half = t * deviation / Double(sprints.count).squareRoot()
    return (mean - half)...(mean + half)
  }

  /// How many sprints the rest will take: at the mean, and at the ends of its interval.
  public struct Forecast: Sendable, Hashable {
    /// `nil` when nothing was finished so far.
    public let likely: Int?
    /// With the interval's greatest velocity.
    public let fewest: Int?
    /// With its least; `nil` when that is no progress at all: no end can be promised.
    public let most: Int?
  }

  /// - Parameter remaining: what is left, in the sprints' unit.
  public func forecast(remaining: Double, level: Double = 0.8) -> Forecast {
    let interval = interval(level: level)
    return Forecast(
      likely: Self.sprints(for: remaining, at: mean),
      fewest: interval.flatMap { Self.sprints(for: remaining, at: $0.upperBound) },
      most: interval.flatMap { Self.sprints(for: remaining, at: $0.lowerBound) })
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

  private static func sprints(for remaining: Double, at velocity: Double) -> Int? {
    if remaining <= 0 { return 0 }
    guard velocity > 0 else { return nil }
    let count = (remaining / velocity - 1e-9).rounded(.up)
    return count <= 1e6 ? Int(count) : nil
  }
}
