internal import SextantKernels

/// How an indicator stands to its target and thresholds over a period.
public enum IndicatorStatus: String, Sendable, CaseIterable {
  /// The target is reached, or better.
  case reached
  /// Short of the target, no threshold crossed.
  case short
  /// Beyond the warning threshold.
  case warning
  /// Beyond the alert threshold.
  case alert
  /// There is a value, and no target to hold it against.
  case noTarget
  case noValue

  /// Whether it is time to explain the gap and to act.
  public var isBreach: Bool { self == .alert || self == .warning }
}

/// An indicator over one period: its value, what was wanted, how the one stands to the other.
public struct IndicatorPoint: Sendable, Equatable {
  public let period: Period
  /// Rounded as the indicator shows it.
  public let value: Double?
  public let wanted: WantedValue?
  /// Value less target; for a band, less its nearer end, and 0 inside.
  public let variance: Double?
  /// The variance as a share of the target; `nil` for a target of 0.
  public let relativeVariance: Double?
  /// Positive where the value is better than wanted, negative where it is worse.
  public let advantage: Double?
  /// The share of the way from the baseline to the target that is done.
  public let attainment: Double?
  public let status: IndicatorStatus

  /// - Parameter found: as worked out, not rounded.
  init(_ indicator: Indicator, over period: Period, value found: Double?) {
    self.init(indicator, over: period, value: found, against: indicator.wanted(over: period))
  }

  /// A landing held against what is wanted of the whole span, where a target says so. Thresholds are
  /// for the periods of the indicator's rhythm: they are left out.
  init(
    _ indicator: Indicator, landing value: Double, over span: Period,
    against target: IndicatorTarget?
  ) {
    var bare = indicator
    bare.alertThreshold = nil
    bare.warningThreshold = nil
    self.init(bare, over: span, value: value, against: target.flatMap(WantedValue.init))
  }

  private init(
    _ indicator: Indicator, over period: Period, value found: Double?, against: WantedValue?
  ) {
    self.period = period
    wanted = against
    value = found.map(indicator.rounded)
    guard let value else {
      (variance, relativeVariance, advantage, attainment) = (nil, nil, nil, nil)
      status = .noValue
      return
    }
    let reading = wanted.flatMap { indicator.reading(of: value, against: $0) }
    variance = reading.map { indicator.rounded($0.variance) }
    relativeVariance = reading?.relativeVariance
    advantage = reading.map { indicator.rounded($0.advantage) }
    attainment = reading?.attainment
    status = indicator.status(of: value, reading)
  }
}

extension Indicator {
  /// A value held against a target; `nil` where the target makes no sense.
  func reading(of value: Double, against wanted: WantedValue) -> TargetReading? {
    guard let kind = kind(of: wanted) else { return nil }
    var alert: Double?
    var alertBand: ClosedRange<Double>?
    if case .band(let band) = kind {
      let outer = self.alertBand
      alertBand =
        outer.map { $0.lowerBound <= band.lowerBound && band.upperBound <= $0.upperBound }
          == true ? outer : nil
    } else {
      alert = alertThreshold
    }
    if let reading = try? TargetReading(
      actual: value, target: kind, baseline: baseline, alert: alert, alertBand: alertBand)
    {
      return reading
    }
    // An alert on the wrong side of the target is for KPI03 to tell; the gap is no less a gap.
    return try? TargetReading(actual: value, target: kind, baseline: baseline)
  }

  /// What a crossed threshold says comes before what the target says, wherever the threshold is.
  fileprivate func status(of value: Double, _ reading: TargetReading?) -> IndicatorStatus {
    if isBeyondThreshold(value) || reading?.status == .alert { return .alert }
    if isBeyondWarning(value) { return .warning }
    guard let reading else { return .noTarget }
    return reading.status == .reached ? .reached : .short
  }
}
