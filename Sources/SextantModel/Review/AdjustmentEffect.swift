internal import SextantKernels

/// What an indicator did before and after an adjustment came into force, and what can be said of it.
///
/// Where the same periods are known a year before, the season is taken out: what is compared is how
/// far each period is from the same one a year earlier. A period in which the adjustment came into
/// force counts for neither side, unless it did on its first day.
public struct AdjustmentEffect: Sendable, Equatable {
  public enum Conclusion: String, Sendable, CaseIterable {
    /// No period is over since.
    case notYet
    /// Fewer than three periods on one side: figures, no conclusion.
    case tooEarly
    /// The difference is within what the periods differ by anyway.
    case unclear
    case better, worse
    /// A clear difference in an indicator that wants no direction.
    case moved
  }

  public let since: Day
  /// The periods before and since, in the order of time.
  public let before: [Period]
  public let after: [Period]
  /// Their means.
  public let meanBefore: Double?
  public let meanAfter: Double?
  /// What the mean moved by, the season taken out where it could be.
  public let difference: Double?
  public let isSeasonal: Bool
  /// How often chance alone would give as much of a difference.
  public let p: Double?
  public let conclusion: Conclusion

  /// As many periods on each side at most.
  static let longest = 6
  /// As many at least to conclude.
  static let shortest = 3
}

extension Examination {
  /// The effect of an adjustment on one of its indicators; `nil` before it is in force or where
  /// nothing is measured.
  public func effect(of adjustment: Adjustment, on indicator: Indicator) -> AdjustmentEffect? {
    let standing = standing(of: indicator)
    guard let since = adjustment.appliedOn, let last = standing.last?.period else { return nil }
    let frequency = standing.rhythm
    var after: [Period] = []
    var period: Period? = last
    while let one = period, one.first >= since, after.count < 1200 {
      after.append(one)
      period = frequency.period(containing: one.first.adding(days: -1))
    }
    after = after.reversed().prefix(AdjustmentEffect.longest).map { $0 }
    if let one = period, one.last >= since {
      period = frequency.period(containing: one.first.adding(days: -1))
    }
    var before: [Period] = []
    while let one = period, before.count < AdjustmentEffect.longest,
      value(of: indicator, over: one) != nil
    {
      before.append(one)
      period = frequency.period(containing: one.first.adding(days: -1))
    }
    before.reverse()
    after = after.filter { value(of: indicator, over: $0) != nil }
    // With last year at hand for all since, periods without it would only blur the season.
    func hasYearBefore(_ one: Period) -> Bool { value(of: indicator, over: one.yearBefore) != nil }
    let comparable = before.filter(hasYearBefore)
    if comparable.count >= AdjustmentEffect.shortest, after.allSatisfy(hasYearBefore) {
      before = comparable
    }
    guard !before.isEmpty || !after.isEmpty else { return nil }
    return AdjustmentEffect(
      since, before, after, indicator.direction ?? .higher,
      value: { value(of: indicator, over: $0) ?? 0 },
      difference: { one in
        guard let now = value(of: indicator, over: one),
          let then = value(of: indicator, over: one.yearBefore)
        else { return nil }
        return now - then
      })
  }
}

extension AdjustmentEffect {
  fileprivate init(
    _ since: Day, _ before: [Period], _ after: [Period], _ direction: IndicatorDirection,
    value: (Period) -> Double, difference: (Period) -> Double?
  ) {
    self.since = since
    self.before = before
    self.after = after
    let mean = { (values: [Double]) -> Double? in
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    meanBefore = mean(before.map(value))
    meanAfter = mean(after.map(value))
    let corrected = (before.compactMap(difference), after.compactMap(difference))
    isSeasonal =
      !before.isEmpty && !after.isEmpty && corrected.0.count == before.count
      && corrected.1.count == after.count
    let (old, new) =
      isSeasonal ? corrected : (before.map(value), after.map(value))
    guard let first = mean(old), let second = mean(new) else {
      (self.difference, p, conclusion) = (nil, nil, .notYet)
      return
    }
    let moved = second - first
    self.difference = moved
    guard old.count >= Self.shortest, new.count >= Self.shortest,
      let one = try? GroupSummary(old), let two = try? GroupSummary(new)
    else {
      (p, conclusion) = (nil, .tooEarly)
      return
    }
    let test = try? MeanComparison(one, two)
    p = test?.p
    // Two flat lines at different heights: no chance in it.
    let isClear = test.map { $0.p < 0.05 } ?? (moved != 0)
    switch (isClear, direction) {
    case (false, _): conclusion = .unclear
    case (true, .band): conclusion = .moved
    case (true, .higher): conclusion = moved > 0 ? .better : .worse
    case (true, .lower): conclusion = moved < 0 ? .better : .worse
    }
  }
}
