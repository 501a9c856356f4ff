/// Where a year, or any other span, is likely to end, from what is known of its beginning.
public struct LandingForecast: Sendable, Hashable {
  /// What has been counted or spent so far.
  public let toDate: Double
  /// At the pace so far: toDate × periods / periods elapsed.
  public let linear: Double
  /// With last year's rhythm: toDate / the share of last year's total that had come by the same
  /// period. `nil` without a last year, or one that had nothing by then.
  public let seasonal: Double?
  /// What is done plus what is still planned. `nil` without a plan.
  public let planned: Double?
  /// Landings at the pace of the slowest and the fastest quarter of periods, seasonally corrected
  /// where last year is known: how far the answer depends on the months that happened. `nil` below
  /// four periods.
  public let range: ClosedRange<Double>?

  public static let longest = 1000

  /// - Parameters:
  ///   - actual: one value per period elapsed, in order.
  ///   - periods: how many there are in all.
  ///   - lastYear: all periods of last year, none negative.
  ///   - plan: all periods of the plan.
  public init(
    actual: [Double], periods: Int, lastYear: [Double]? = nil, plan: [Double]? = nil
  ) throws(IndicatorError) {
    guard periods >= 1, periods <= Self.longest else {
      throw .tooMany(limit: Self.longest, found: periods)
    }
    guard !actual.isEmpty else { throw .nothingElapsed }
    guard actual.count <= periods else {
      throw .lengthsDiffer(expected: periods, found: actual.count)
    }
    for list in [lastYear, plan].compactMap({ $0 }) where list.count != periods {
      throw .lengthsDiffer(expected: periods, found: list.count)
    }
    for (place, value) in (actual + (plan ?? [])).enumerated() where !(abs(value) <= 1e100) {
      throw .outOfRange(place: place)
    }
    for (place, value) in (lastYear ?? []).enumerated() where !(value >= 0 && value <= 1e100) {
      throw .outOfRange(place: place)
    }
    let elapsed = actual.count
    toDate = actual.reduce(0, +)
    linear = toDate * Double(periods) / Double(elapsed)
    let sum = toDate
    planned = plan.map { $0[elapsed...].reduce(sum, +) }
    let lastTotal = lastYear?.reduce(0, +) ?? 0
    let lastToDate = lastYear?[..<elapsed].reduce(0, +) ?? 0
    seasonal = lastToDate > 0 ? sum * lastTotal / lastToDate : nil
    // The pace of each period: against last year's same period, or as such.
    var paces: [Double] = []
    let rest: Double
    if let lastYear, lastToDate > 0 {
      for (value, last) in zip(actual, lastYear) where last > 0 { paces.append(value / last) }
      rest = lastTotal - lastToDate
    } else {
      paces = actual
      rest = Double(periods - elapsed)
    }
    if paces.count >= 4 {
      paces.sort()
      let quarter = paces.count / 4
      range = (sum + paces[quarter] * rest)...(sum + paces[paces.count - 1 - quarter] * rest)
    } else {
      range = nil
    }
  }
}

/// A budget's landing in integer cents: what is spent, plus what is still planned, held against the
/// envelope.
public struct BudgetLanding: Sendable, Hashable {
  public let landing: Int
  /// Envelope less landing: what of the contingency is still free; negative where it is exceeded.
  public let free: Int

  /// - Parameters:
  ///   - spent: to date.
  ///   - planned: of the whole span.
  ///   - plannedToDate: the part of it that was to be spent by now.
  ///   - committed: decisions taken that the plan does not hold, positive or negative.
  public init(spent: Int, planned: Int, plannedToDate: Int, committed: Int = 0, envelope: Int)
    throws(IndicatorError)
  {
    let largest = 1_000_000_000_000_000
    for (place, amount) in [spent, planned, plannedToDate, committed, envelope].enumerated()
    where amount > largest || amount < -largest { throw .outOfRange(place: place) }
    landing = spent + planned - plannedToDate + committed
    free = envelope - landing
  }
}
