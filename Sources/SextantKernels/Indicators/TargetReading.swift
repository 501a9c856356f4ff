/// What a target asks of an indicator.
public enum TargetKind: Sendable, Hashable {
  /// As high as the target, or higher.
  case increasing(Double)
  /// As low as the target, or lower.
  case decreasing(Double)
  /// Within a band.
  case band(ClosedRange<Double>)
}

/// A value held against its target.
public struct TargetReading: Sendable, Hashable {
  public enum Status: Sendable, Hashable, CaseIterable {
    /// The target is reached, or better.
    case reached
    /// Short of the target, the alert threshold not crossed.
    case short
    /// The alert threshold is crossed.
    case alert
  }

  public let actual: Double
  public let target: TargetKind
  /// Actual less target; for a band, less its nearer bound, and 0 inside.
  public let variance: Double
  /// The variance as a share of the target's size; `nil` for a target of 0.
  public let relativeVariance: Double?
  /// Positive where the value is better than the target, negative where it is worse, 0 at the target
  /// or within the band.
  public let advantage: Double
  /// The share of the way from the baseline to the target that is done: a decreasing indicator that
  /// went from 200 to 100 with a target of 0 is at 0.5. Above 1 beyond the target, negative where
  /// things got worse. Without a baseline: actual over target for an increasing indicator, target
  /// over actual for a decreasing one. `nil` where that makes no sense (baseline at the target, zero
  /// or mixed signs, a share too large to be a number).
  public let attainment: Double?
  public let status: Status

  /// - Parameters:
  ///   - baseline: where the indicator started.
  ///   - alert: the value beyond which it alerts, on the bad side of the target: below it for an
  ///     increasing indicator, above it for a decreasing one; for a band, see `alertBand`.
  ///   - alertBand: the wider band outside which a band's indicator alerts.
  /// - Throws: `.notFinite`, or `.thresholdOnTheGoodSide` for an alert that would go off on target.
  public init(
    actual: Double, target: TargetKind, baseline: Double? = nil, alert: Double? = nil,
    alertBand: ClosedRange<Double>? = nil
  ) throws(IndicatorError) {
    let numbers = [actual, baseline ?? 0, alert ?? 0]
    guard numbers.allSatisfy({ abs($0) <= 1e300 }) else { throw .notFinite }
    self.actual = actual
    self.target = target
    let size: Double
    let share: Double?
    switch target {
    case .increasing(let value), .decreasing(let value):
      guard abs(value) <= 1e300 else { throw .notFinite }
      let rises = target == .increasing(value)
      variance = actual - value
      advantage = rises ? variance : -variance
      size = abs(value)
      if let alert, rises ? alert > value : alert < value { throw .thresholdOnTheGoodSide }
      let crossed = alert.map { rises ? actual < $0 : actual > $0 } ?? false
      status = crossed ? .alert : (advantage >= 0 ? .reached : .short)
      if let baseline {
        // A baseline that is already beyond the target leaves no way to go.
        let way = value - baseline
        share = way == 0 || (way > 0) != rises ? nil : (actual - baseline) / way
      } else if rises {
        share = value > 0 ? actual / value : nil
      } else {
        share = value > 0 && actual > 0 ? value / actual : nil
      }
    case .band(let band):
      guard abs(band.lowerBound) <= 1e300, abs(band.upperBound) <= 1e300 else {
        throw .notFinite
      }
      func outside(_ value: Double) -> Double {
        value < band.lowerBound
          ? value - band.lowerBound : (value > band.upperBound ? value - band.upperBound : 0)
      }
      variance = outside(actual)
      advantage = -abs(variance)
      size = variance < 0 ? abs(band.lowerBound) : abs(band.upperBound)
      if let alertBand {
        guard alertBand.lowerBound <= band.lowerBound, alertBand.upperBound >= band.upperBound
        else { throw .thresholdOnTheGoodSide }
        status =
          variance == 0 ? .reached : (alertBand.contains(actual) ? .short : .alert)
      } else {
        status = variance == 0 ? .reached : .short
      }
      if variance == 0 {
        share = 1
      } else if let baseline, outside(baseline) != 0 {
        share = 1 - abs(variance) / abs(outside(baseline))
      } else {
        share = nil
      }
    }
    attainment = share.flatMap { $0.isFinite ? $0 : nil }
    relativeVariance = size > 0 ? variance / size : nil
  }
}

/// Why an indicator's figures cannot be worked on.
public enum IndicatorError: Error, Sendable, Hashable {
  case notFinite
  /// The alert threshold lies on the good side of the target: it would go off on target.
  case thresholdOnTheGoodSide
  case tooFew(needed: Int, found: Int)
  case tooMany(limit: Int, found: Int)
  /// Lists that go together have different lengths.
  case lengthsDiffer(expected: Int, found: Int)
  /// A share, volume or tolerance that is negative or above what it can be; the place in its list.
  case outOfRange(place: Int)
  /// Nothing is known of the part of the year that is over, or it counts for nothing.
  case nothingElapsed
}
