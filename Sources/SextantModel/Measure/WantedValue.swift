internal import SextantKernels

/// What an indicator should be worth over a period, as one of its targets says.
public struct WantedValue: Sendable, Equatable {
  /// The value; for a band, its lower end.
  public let value: Double
  /// The upper end of a band that states one.
  public let upper: Double?
  /// The day by which it is wanted: the target's, or the last of its period.
  public let day: Day

  init?(_ target: IndicatorTarget) {
    guard let value = target.value, let day = target.date ?? target.period?.last else {
      return nil
    }
    self.value = value
    upper = target.upperValue
    self.day = day
  }
}

extension Indicator {
  /// What is wanted over a period: by a target for just this period, else by the first one that is
  /// due on its last day or later, else by the last of all.
  public func wanted(over period: Period) -> WantedValue? {
    if let own = targets.first(where: { $0.period == period && $0.value != nil }) {
      return WantedValue(own)
    }
    return wanted(from: period.last)
  }

  /// What is wanted by the first target due on a day or later, else by the last of all. Targets of
  /// one period alone do not count.
  public func wanted(from day: Day) -> WantedValue? {
    let dated = datedTargets
    return dated.first { $0.day >= day } ?? dated.last
  }

  /// What was wanted by the target whose day came last.
  func lastWanted(by day: Day) -> WantedValue? { datedTargets.last { $0.day <= day } }

  /// The next value wanted on a day or later, `nil` where every target has passed.
  func nextWanted(from day: Day) -> WantedValue? {
    let rhythm = frequency ?? .monthly
    let ahead = targets.compactMap { target -> WantedValue? in
      // A target over a whole year says nothing of a month.
      if let period = target.period, rhythm.period(containing: period.last) != period,
        !rhythm.isShort || Frequency.monthly.period(containing: period.last) != period
      {
        return nil
      }
      return WantedValue(target).flatMap { $0.day >= day ? $0 : nil }
    }
    return ahead.min { $0.day < $1.day }
  }

  private var datedTargets: [WantedValue] {
    targets.filter { $0.period == nil }.compactMap(WantedValue.init).sorted { $0.day < $1.day }
  }

  /// A value wanted in the terms of arithmetic; `nil` for a band that states no two ends: neither
  /// the target nor the thresholds do.
  func kind(of wanted: WantedValue) -> TargetKind? {
    switch direction ?? .higher {
    case .higher: return .increasing(wanted.value)
    case .lower: return .decreasing(wanted.value)
    case .band:
      if let upper = wanted.upper { return Self.band(wanted.value, upper).map { .band($0) } }
      return alertBand.map { .band($0) }
    }
  }

  /// The band outside which a band's indicator alerts.
  var alertBand: ClosedRange<Double>? {
    guard let low = alertThreshold, let high = upperThreshold else { return nil }
    return Self.band(low, high)
  }

  private static func band(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
    low <= high ? low...high : nil
  }

  /// Whether a value has crossed the warning threshold, to the wrong side of the wanted direction. A
  /// band needs none: outside of its target is where attention begins.
  func isBeyondWarning(_ value: Double) -> Bool {
    guard let warning = warningThreshold else { return false }
    return switch direction ?? .higher {
    case .higher: rounded(value) < warning
    case .lower: rounded(value) > warning
    case .band: false
    }
  }
}
