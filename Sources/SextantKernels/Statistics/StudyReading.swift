/// Why figures cannot be computed at all.
public enum StudyError: Error, Sendable, Hashable {
  /// Fewer observations, groups, raters or categories than the method needs.
  case tooFew(needed: Int, found: Int)
  /// More than the method is meant for.
  case tooMany(limit: Int, found: Int)
  /// A share, level or power outside its range, a count above its total, a margin of zero…
  case outOfRange(Parameter)
  case notFinite
  /// Rows of different lengths; the first that differs from the row before it.
  case ragged(row: Int)
  /// All values are the same: there is nothing to compare.
  case noVariation
  /// What must add up does not.
  case doesNotSum(expected: Double, found: Double)
  /// A category is wanted, but nobody in the sample belongs to it.
  case emptyCategory(variable: Int, category: Int)
  /// No answer agrees with all constraints.
  case contradiction
  /// The computation did not settle within its steps.
  case notSettled

  public enum Parameter: Sendable, Hashable {
    case confidence, power, proportion, difference, margin, sample, population, deviation
    case successes, trials, weight, category, looks, share, total, freedom
  }
}

/// What a test allows one to say: data from which a text is made.
public struct StudyReading: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    /// The second is higher than the first.
    case higher
    /// The second is lower than the first.
    case lower
    /// They differ, or are linked, without a direction.
    case different
    case cannotConclude
  }

  public let verdict: Verdict
  /// What stands against concluding or weakens the conclusion, in the order of their weight.
  public let reservations: [Reservation]

  public var concludes: Bool { verdict != .cannotConclude }

  /// - Parameter verdict: what the test says if nothing stands in the way.
  init(_ verdict: Verdict, _ reservations: [Reservation]) {
    self.verdict = reservations.contains(where: \.forbids) ? .cannotConclude : verdict
    self.reservations = reservations
  }
}

/// Something that stands against a conclusion, or weakens it.
public enum Reservation: Sendable, Hashable {
  /// The difference observed is one that chance brings about more often than `level`.
  case chanceSuffices(p: Double, level: Double)
  /// Fewer observations in a group than the method needs.
  case tooFewObservations(needed: Int, found: Int)
  /// Cells of a table expected below 5.
  case smallExpectedCounts(cells: Int, of: Int, smallest: Double)
  /// The sample is smaller than what was planned.
  case stoppedEarly(planned: Int, reached: Int)
  /// Results were looked at several times at the same level: the true risk of a false alarm.
  case looksInflateRisk(looks: Int, risk: Double)
  /// The split between the groups is not the one asked for: something is wrong in the assignment.
  case splitIsOff(p: Double)
  /// The chance this test had to see the difference that matters.
  case underpowered(power: Double, neededPerGroup: Int)
  /// The difference is there but smaller than the one that matters.
  case smallerThanMatters(Double)

  /// Whether nothing may be concluded while it stands.
  public var forbids: Bool {
    switch self {
    case .chanceSuffices, .tooFewObservations, .smallExpectedCounts, .stoppedEarly,
      .looksInflateRisk, .splitIsOff:
      true
    case .underpowered, .smallerThanMatters: false
    }
  }
}

/// Largest count accepted: whole numbers are exact in a `Double` up to here.
let largestCount = 9_007_199_254_740_992

/// The z of a two-sided confidence level.
func twoSidedZ(_ confidence: Double) throws(StudyError) -> Double {
  guard confidence > 0, confidence < 1, let z = normalQuantile((1 - confidence) / 2) else {
    throw .outOfRange(.confidence)
  }
  return -z
}
