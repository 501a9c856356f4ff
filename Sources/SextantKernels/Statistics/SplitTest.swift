/// An A/B test: two versions, how many saw each and how many did what was hoped for.
public struct SplitTest: Sendable, Hashable {
  public let shares: ShareComparison
  /// How the experiment was meant to run; what is unknown weakens nothing.
  public let plan: Plan

  public struct Plan: Sendable, Hashable {
    /// 0.95: a false alarm in 5 % of the tests of two equal versions.
    public var confidence: Double
    /// Observations per version that were planned.
    public var perVersion: Int?
    /// How many times somebody looked and could have stopped; 1 for once, at the end.
    public var looks: Int
    /// The smallest difference, as a share, that would change a decision.
    public var matters: Double?
    /// The share of visitors that version A was meant to get.
    public var shareOfFirst: Double

    public init(
      confidence: Double = 0.95, perVersion: Int? = nil, looks: Int = 1, matters: Double? = nil,
      shareOfFirst: Double = 0.5
    ) {
      self.confidence = confidence
      self.perVersion = perVersion
      self.looks = looks
      self.matters = matters
      self.shareOfFirst = shareOfFirst
    }
  }

  public init(_ first: CountedShare, _ second: CountedShare, plan: Plan = Plan()) {
    shares = ShareComparison(first, second)
    self.plan = plan
  }

  /// Everything a page shows of the test.
  public struct Result: Sendable, Hashable {
    public let difference: Double
    public let interval: ClosedRange<Double>
    public let relativeDifference: Double?
    public let relativeInterval: ClosedRange<Double>?
    public let p: Double
    /// The chance this test had to show the difference that matters.
    public let power: Double?
    /// The smallest rise that so many observations show four times in five.
    public let detectableRise: Double?
    public let reading: StudyReading
  }

  /// Assignments this unlikely are a fault of the experiment, not chance (Fabijan et al., 2019).
  public static let splitLevel = 0.001

  public func result() throws(StudyError) -> Result {
    let confidence = plan.confidence
    let (first, second) = (shares.first, shares.second)
    let smaller = min(first.trials, second.trials)
    guard plan.shareOfFirst > 0, plan.shareOfFirst < 1 else { throw .outOfRange(.share) }
    var barriers: [Reservation] = []
    let split = try fitTest(
      [first.trials, second.trials].map { min($0, 1_000_000_000_000) },
      shares: [plan.shareOfFirst, 1 - plan.shareOfFirst])
    if split < Self.splitLevel { barriers.append(.splitIsOff(p: split)) }
    if let planned = plan.perVersion {
      guard planned >= 1 else { throw .outOfRange(.sample) }
      if smaller < planned {
        barriers.append(.stoppedEarly(planned: planned, reached: smaller))
      }
    }
    let p = try shares.pValue
    if plan.looks != 1 {
      // Looking often forbids a conclusion only where the stricter level of each look is missed.
      let perLook = try RepeatedLooks.confidencePerLook(looks: plan.looks, overall: confidence)
      if p > 1 - perLook, p <= 1 - confidence {
        barriers.append(
          .looksInflateRisk(
            looks: plan.looks,
            risk: try RepeatedLooks.falseAlarmRisk(looks: plan.looks, confidence: confidence)))
      }
    }
    let plain = try shares.reading(confidence: confidence, matters: plan.matters)
    let direction: StudyReading.Verdict = shares.difference > 0 ? .higher : .lower
    let power = try ProportionPower(confidence: confidence)
    let base = first.share
    var chance: Double?
    if let matters = plan.matters {
      let target = base + matters <= 1 ? base + matters : base - matters
      chance = try power.chance(base, target, perGroup: Double(smaller))
    }
    let rise =
      base > 0 && base < 1 && smaller >= 2
      ? try power.detectableRise(from: base, perGroup: Double(smaller)) : nil
    return Result(
      difference: shares.difference,
      interval: try shares.interval(confidence: confidence),
      relativeDifference: shares.relativeDifference,
      relativeInterval: try shares.relativeInterval(confidence: confidence),
      p: p, power: chance, detectableRise: rise,
      reading: StudyReading(direction, barriers + plain.reservations))
  }
}
