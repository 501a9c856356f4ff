/// Values of a group, summed up: how many, their mean and deviation.
public struct GroupSummary: Sendable, Hashable {
  public let count: Int
  public let mean: Double
  /// Of the sample: divided by count − 1.
  public let deviation: Double

  public init(count: Int, mean: Double, deviation: Double) throws(StudyError) {
    guard count >= 2 else { throw .tooFew(needed: 2, found: count) }
    guard count <= largestCount else { throw .outOfRange(.sample) }
    guard mean.isFinite, deviation.isFinite else { throw .notFinite }
    guard abs(mean) <= 1e150, deviation <= 1e150 else { throw .notFinite }
    guard deviation >= 0 else { throw .outOfRange(.deviation) }
    self.count = count
    self.mean = mean
    self.deviation = deviation
  }

  public init(_ values: [Double]) throws(StudyError) {
    guard values.count >= 2 else { throw .tooFew(needed: 2, found: values.count) }
    guard let mean = SextantKernels.mean(values), let deviation = standardDeviation(values) else {
      throw .notFinite
    }
    try self.init(count: values.count, mean: mean, deviation: deviation)
  }

  var variance: Double { deviation * deviation }
}

/// Two means compared by a t test.
public struct MeanComparison: Sendable, Hashable {
  public enum Method: Sendable, Hashable {
    /// Deviations may differ: Welch (1947), degrees of freedom by Satterthwaite. The usual choice.
    case welch
    /// Deviations taken as equal: Student (1908).
    case student
  }

  public let first: GroupSummary
  public let second: GroupSummary
  public let method: Method
  /// Of the first minus the second, in standard errors.
  public let t: Double
  public let freedom: Double
  /// Two-sided.
  public let p: Double
  let standardError: Double

  /// - Throws: `.noVariation` where both groups hold one value each, over and over.
  public init(_ first: GroupSummary, _ second: GroupSummary, method: Method = .welch)
    throws(StudyError)
  {
    let (n, m) = (Double(first.count), Double(second.count))
    switch method {
    case .welch:
      let (a, b) = (first.variance / n, second.variance / m)
      standardError = (a + b).squareRoot()
      // Shares of the whole, lest squares overflow.
      let share = a / (a + b)
      freedom = 1 / (share * share / (n - 1) + (1 - share) * (1 - share) / (m - 1))
    case .student:
      let pooled = ((n - 1) * first.variance + (m - 1) * second.variance) / (n + m - 2)
      standardError = (pooled * (1 / n + 1 / m)).squareRoot()
      freedom = n + m - 2
    }
    guard standardError > 0, freedom.isFinite else { throw .noVariation }
    self.first = first
    self.second = second
    self.method = method
    t = (first.mean - second.mean) / standardError
    p = min(1, 2 * studentCumulative(-abs(t), freedom: freedom))
  }

  /// Second minus first.
  public var difference: Double { second.mean - first.mean }

  /// Where the true difference, second minus first, lies.
  public func interval(confidence: Double = 0.95) throws(StudyError) -> ClosedRange<Double> {
    guard confidence > 0, confidence < 1,
      let critical = studentQuantile(1 - (1 - confidence) / 2, freedom: freedom)
    else { throw .outOfRange(.confidence) }
    return (difference - critical * standardError)...(difference + critical * standardError)
  }

  /// What the comparison allows one to say.
  /// - Parameters:
  ///   - matters: the smallest difference, in the values' own unit, that would change a decision.
  ///   - leastPerGroup: below this a t test rests on the values being near normal, which nobody
  ///     can see in so few.
  public func reading(
    confidence: Double = 0.95, matters: Double? = nil, leastPerGroup: Int = 10
  ) throws(StudyError) -> StudyReading {
    guard confidence > 0, confidence < 1 else { throw .outOfRange(.confidence) }
    let level = 1 - confidence
    var reservations: [Reservation] = []
    let smaller = min(first.count, second.count)
    if smaller < leastPerGroup {
      reservations.append(.tooFewObservations(needed: leastPerGroup, found: smaller))
    }
    if p > level { reservations.append(.chanceSuffices(p: p, level: level)) }
    if let matters {
      guard matters > 0, matters.isFinite else { throw .outOfRange(.difference) }
      if p > level {
        let deviation = ((first.variance + second.variance) / 2).squareRoot()
        let effect = min(1e6, matters / deviation)
        let plan = try MeanPower(confidence: confidence)
        let needed = try plan.sizePerGroup(effect: effect)
        if Double(smaller) < needed {
          reservations.append(
            .underpowered(
              power: try plan.chance(effect: effect, perGroup: Double(smaller)),
              neededPerGroup: Int(needed.rounded(.up))))
        }
      } else if abs(difference) < matters * (1 - 1e-9) {
        reservations.append(.smallerThanMatters(matters))
      }
    }
    return StudyReading(difference > 0 ? .higher : .lower, reservations)
  }
}
