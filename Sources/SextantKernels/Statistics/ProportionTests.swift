#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// So many of so many: answers « yes », orders among visits.
public struct CountedShare: Sendable, Hashable {
  public let successes: Int
  public let trials: Int

  /// - Throws: `.outOfRange` unless 0 ≤ successes ≤ trials, 1 ≤ trials ≤ 2⁵³.
  public init(_ successes: Int, of trials: Int) throws(StudyError) {
    guard trials >= 1, trials <= largestCount else { throw .outOfRange(.trials) }
    guard successes >= 0, successes <= trials else { throw .outOfRange(.successes) }
    self.successes = successes
    self.trials = trials
  }

  public var share: Double { Double(successes) / Double(trials) }
  var failures: Int { trials - successes }

  /// Where the true share lies, by Wilson's interval (1927): sound for small samples and shares
  /// near 0 or 1, unlike p ± z·√(pq/n).
  public func interval(confidence: Double = 0.95) throws(StudyError) -> ClosedRange<Double> {
    let z = try twoSidedZ(confidence)
    let n = Double(trials)
    let p = share
    let below = 1 + z * z / n
    let middle = (p + z * z / (2 * n)) / below
    let half = z / below * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let low = successes == 0 ? 0 : max(0, middle - half)
    let high = successes == trials ? 1 : min(1, middle + half)
    return low...high
  }

  /// The two-sided p-value of an exact test that the true share is `expected`: the chance of all
  /// counts that are no likelier than this one (binomial distribution).
  public func exactTest(expected: Double) throws(StudyError) -> Double {
    guard expected >= 0, expected <= 1 else { throw .outOfRange(.proportion) }
    if expected == 0 { return successes == 0 ? 1 : 0 }
    if expected == 1 { return successes == trials ? 1 : 0 }
    let n = Double(trials)
    func likelihood(_ count: Int) -> Double {
      let k = Double(count)
      return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * log(expected)
        + (n - k) * log1p(-expected)
    }
    // The chance of at most `count`, and of at least `count`, through the beta distribution.
    func atMost(_ count: Int) -> Double {
      if count < 0 { return 0 }
      if count >= trials { return 1 }
      return betaShare(1 - expected, n - Double(count), Double(count) + 1)
    }
    func atLeast(_ count: Int) -> Double {
      if count <= 0 { return 1 }
      if count > trials { return 0 }
      return betaShare(expected, Double(count), n - Double(count) + 1)
    }
    let own = likelihood(successes) + 1e-7
    let mode = min(trials, Int((n + 1) * expected))
    if successes == mode { return 1 }
    // Likelihoods fall on both sides of the mode: the place where the other tail begins.
    var (near, far) = successes < mode ? (mode, trials + 1) : (-1, mode)
    if successes < mode {
      while near < far {
        let middle = near + (far - near) / 2
        if likelihood(middle) <= own { far = middle } else { near = middle + 1 }
      }
      return min(1, atMost(successes) + atLeast(near))
    }
    while near < far {
      let middle = far - (far - near) / 2
      if likelihood(middle) <= own { near = middle } else { far = middle - 1 }
    }
    return min(1, atLeast(successes) + atMost(near))
  }
}

/// Two shares compared: difference, interval, z test and exact test.
public struct ShareComparison: Sendable, Hashable {
  public let first: CountedShare
  public let second: CountedShare

  public init(_ first: CountedShare, _ second: CountedShare) {
    self.first = first
    self.second = second
  }

  /// Second minus first, as a share (0.02 for two points).
  public var difference: Double { second.share - first.share }

  /// Second over first, minus one; `nil` where the first is zero.
  public var relativeDifference: Double? {
    first.successes == 0 ? nil : second.share / first.share - 1
  }

  /// Where the true difference lies, by Newcombe's hybrid of two Wilson intervals (1998,
  /// method 10).
  public func interval(confidence: Double = 0.95) throws(StudyError) -> ClosedRange<Double> {
    let one = try first.interval(confidence: confidence)
    let two = try second.interval(confidence: confidence)
    func side(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let low =
      difference
      - side(second.share - two.lowerBound, one.upperBound - first.share)
    let high =
      difference
      + side(two.upperBound - second.share, first.share - one.lowerBound)
    return max(-1, low)...min(1, high)
  }

  /// Where the true relative difference lies, by Katz' logarithm of the ratio (1978); `nil` where
  /// one of the counts is zero.
  public func relativeInterval(confidence: Double = 0.95) throws(StudyError) -> ClosedRange<
    Double
  >? {
    let z = try twoSidedZ(confidence)
    guard first.successes > 0, second.successes > 0 else { return nil }
    let spread =
      (Double(first.failures) / (Double(first.successes) * Double(first.trials))
      + Double(second.failures) / (Double(second.successes) * Double(second.trials)))
      .squareRoot()
    let ratio = log(second.share / first.share)
    return (exp(ratio - z * spread) - 1)...(exp(ratio + z * spread) - 1)
  }

  /// z of the first minus the second, its deviation pooled, and the two-sided p-value; z is 0 and
  /// p is 1 where nobody or everybody succeeded.
  public var zTest: (z: Double, p: Double) {
    let (n, m) = (Double(first.trials), Double(second.trials))
    let pooled = (Double(first.successes) + Double(second.successes)) / (n + m)
    let deviation = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
    guard deviation > 0 else { return (0, 1) }
    let z = (first.share - second.share) / deviation
    return (z, min(1, 2 * normalCumulative(-abs(z))))
  }

  /// The two-sided p-value of Fisher's exact test (1935): the chance, margins given, of all tables
  /// no likelier than this one.
  ///
  /// Time in proportion to the smallest margin.
  /// - Throws: `.tooMany` where the smallest margin is above ten million.
  public func exactTest() throws(StudyError) -> Double {
    let all = Double(first.trials) + Double(second.trials)
    let successes = first.successes + second.successes
    let low = max(0, successes - second.trials)
    let high = min(first.trials, successes)
    guard high - low <= 10_000_000 else { throw .tooMany(limit: 10_000_000, found: high - low) }
    func choose(_ n: Int, _ k: Int) -> Double {
      logGamma(Double(n) + 1) - logGamma(Double(k) + 1) - logGamma(Double(n - k) + 1)
    }
    // Likelihoods relative to the table's own; neighbours differ by a simple ratio.
    func ratioUp(_ k: Int) -> Double {
      Double(first.trials - k) / Double(k + 1) * Double(successes - k)
        / (Double(second.trials) - Double(successes) + Double(k) + 1)
    }
    let own =
      choose(first.trials, first.successes) + choose(second.trials, second.successes)
      - (logGamma(all + 1) - logGamma(Double(successes) + 1)
        - logGamma(all - Double(successes) + 1))
    var sum = 1.0
    var likelihood = 1.0
    for k in first.successes..<max(first.successes, high) {
      likelihood *= ratioUp(k)
      if likelihood <= 1 + 1e-7 { sum += likelihood }
      if likelihood == 0 { break }
      if !likelihood.isFinite { break }
    }
    likelihood = 1
    for k in stride(from: first.successes - 1, through: low, by: -1) {
      likelihood /= ratioUp(k)
      if likelihood <= 1 + 1e-7 { sum += likelihood }
      if likelihood == 0 { break }
      if !likelihood.isFinite { break }
    }
    return min(1, sum * exp(own))
  }

  /// What the comparison allows one to say.
  ///
  /// Where a cell is expected below 5 the exact test judges, else the z test.
  /// - Parameter matters: the smallest difference, as a share, that would change a decision.
  public func reading(confidence: Double = 0.95, matters: Double? = nil) throws(StudyError)
    -> StudyReading
  {
    let level = 1 - confidence
    guard confidence > 0, confidence < 1 else { throw .outOfRange(.confidence) }
    let p = try pValue
    var reservations: [Reservation] = []
    if p > level { reservations.append(.chanceSuffices(p: p, level: level)) }
    if let matters {
      guard matters > 0, matters < 1 else { throw .outOfRange(.difference) }
      if p > level {
        let plan = try ProportionPower(confidence: confidence)
        let target = first.share + matters <= 1 ? first.share + matters : first.share - matters
        let needed = try plan.sizePerGroup(first.share, target)
        let smaller = Double(min(first.trials, second.trials))
        if smaller < needed {
          reservations.append(
            .underpowered(
              power: try plan.chance(first.share, target, perGroup: smaller),
              neededPerGroup: Int(needed.rounded(.up))))
        }
      } else if abs(difference) < matters * (1 - 1e-9) {
        reservations.append(.smallerThanMatters(matters))
      }
    }
    return StudyReading(difference > 0 ? .higher : .lower, reservations)
  }

  /// The smallest of the four counts that are expected where the shares are equal.
  public var smallestExpected: Double {
    let all = Double(first.trials) + Double(second.trials)
    let yes = Double(first.successes) + Double(second.successes)
    return Double(min(first.trials, second.trials)) * min(yes, all - yes) / all
  }

  /// Of the exact test where a cell is expected below 5, else of the z test.
  public var pValue: Double {
    get throws(StudyError) { smallestExpected < 5 ? try exactTest() : zTest.p }
  }
}
