/// Where a series is heading: the median of all slopes (Theil, 1950; Sen, 1968) and whether it could
/// be chance (Mann, 1945; Kendall). Outliers and missing periods do no harm.
public struct SeriesTrend: Sendable, Hashable {
  public enum Direction: Sendable, Hashable, CaseIterable {
    case rising, falling
    /// Chance explains the slope.
    case none
    /// Fewer values than a test can say anything about.
    case tooShort
  }

  /// Per unit of time.
  public let slope: Double
  /// The value at time 0 of the line through the medians.
  public let intercept: Double
  /// Where the true slope lies, at the confidence asked for (Sen, 1968); all slopes where the series
  /// is too short.
  public let slopeRange: ClosedRange<Double>
  /// Mann and Kendall's S: pairs that rise less pairs that fall.
  public let score: Int
  /// Two-sided; exact up to ten values without ties, normal with correction for ties beyond.
  public let p: Double
  public let direction: Direction
  public let count: Int

  public static let longest = 3000
  /// With three values even a perfect order happens by chance one time in three.
  public static let shortest = 4

  /// - Parameters:
  ///   - values: in order, `nil` where there is none.
  ///   - times: when; 0, 1, 2… where not given. They must rise.
  ///   - confidence: 0.95 calls a trend what chance brings about in 5 % of cases at most.
  public init(_ values: [Double?], times: [Double]? = nil, confidence: Double = 0.95)
    throws(IndicatorError)
  {
    let times = times ?? values.indices.map(Double.init)
    guard times.count == values.count else {
      throw .lengthsDiffer(expected: values.count, found: times.count)
    }
    guard confidence > 0, confidence < 1 else { throw .outOfRange(place: 0) }
    var known: [(time: Double, value: Double)] = []
    for (place, (time, value)) in zip(times, values).enumerated() {
      guard let value else { continue }
      guard abs(value) <= 1e150, abs(time) <= 1e150 else { throw .notFinite }
      if let last = known.last, time <= last.time { throw .outOfRange(place: place) }
      known.append((time, value))
    }
    let count = known.count
    guard count >= 2 else { throw .tooFew(needed: 2, found: count) }
    guard count <= Self.longest else { throw .tooMany(limit: Self.longest, found: count) }
    var slopes: [Double] = []
    slopes.reserveCapacity(count * (count - 1) / 2)
    var score = 0
    for later in 1..<count {
      for earlier in 0..<later {
        let rise = known[later].value - known[earlier].value
        slopes.append(rise / (known[later].time - known[earlier].time))
        score += rise > 0 ? 1 : (rise < 0 ? -1 : 0)
      }
    }
    self.count = count
    self.score = score
    let ties = Self.ties(known.map(\.value).sorted())
    let n = Double(count)
    let spread =
      (n * (n - 1) * (2 * n + 5)
        - ties.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }) / 18
    if spread <= 0 {
      p = 1
    } else if ties.isEmpty, count <= 10 {
      p = Self.exactChance(count: count, score: abs(score))
    } else {
      p = min(1, 2 * normalCumulative(-Double(max(0, abs(score) - 1)) / spread.squareRoot()))
    }
    // The places of the bounds (Sen, 1968), as SciPy rounds them; all slopes where they are few.
    let z = -(normalQuantile((1 - confidence) / 2) ?? 0)
    let reach = count < Self.shortest ? .infinity : z * max(0, spread).squareRoot()
    let pairs = Double(slopes.count)
    let low = Int(max(0, ((pairs - reach) / 2).rounded() - 1))
    let high = Int(min(pairs - 1, ((pairs + reach) / 2).rounded()))
    let half = slopes.count / 2
    putInPlace(&slopes, [low, max(0, half - 1), half, high])
    slopeRange = slopes[low]...slopes[high]
    slope =
      slopes.count.isMultiple(of: 2) ? slopes[half - 1] / 2 + slopes[half] / 2 : slopes[half]
    intercept =
      Self.middle(known.map(\.value).sorted()) - slope * Self.middle(known.map(\.time))
    if count < Self.shortest {
      direction = .tooShort
    } else {
      direction = p > 1 - confidence || score == 0 ? .none : (score > 0 ? .rising : .falling)
    }
  }

  private static func middle(_ sorted: [Double]) -> Double {
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? sorted[half - 1] / 2 + sorted[half] / 2 : sorted[half]
  }

  /// How many values are equal, for each group of two or more.
  private static func ties(_ sorted: [Double]) -> [Double] {
    var sizes: [Double] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      if end - start > 1 { sizes.append(Double(end - start)) }
      start = end
    }
    return sizes
  }

  /// The share of all orders of `count` values whose score is at least as far from zero.
  private static func exactChance(count: Int, score: Int) -> Double {
    // How many orders have so many falling pairs.
    var orders = [1.0]
    for size in 2...max(2, count) {
      var next = [Double](repeating: 0, count: orders.count + size - 1)
      for (falling, number) in orders.enumerated() {
        for more in 0..<size { next[falling + more] += number }
      }
      orders = next
    }
    let pairs = count * (count - 1) / 2
    let extreme = orders.indices.filter { abs(pairs - 2 * $0) >= score }
    return extreme.reduce(0) { $0 + orders[$1] } / orders.reduce(0, +)
  }
}
