internal import SextantKernels

/// Where an indicator's calendar year is likely to end, from the periods that are over.
///
/// Every quantity of the formula is carried to the end of the year by itself, then the formula is
/// computed: a rate lands on landed orders over landed sessions, not on a mean of rates.
public struct IndicatorLanding: Sendable, Equatable {
  public enum Method: String, Sendable, CaseIterable {
    /// With the rhythm of the year before.
    case seasonal
    /// At the pace so far.
    case linear
    /// What is spent, and what the plan still foresees.
    case planned
  }

  public let year: Period
  /// How many periods of the year are over, of how many.
  public let elapsed: Int
  public let periods: Int
  public let toDate: Double
  public let value: Double
  public let method: Method
  /// At the pace of the slowest and of the fastest quarter of the periods; `nil` below four of them,
  /// and for a formula over several quantities.
  public let range: ClosedRange<Double>?
  /// What is wanted of the whole year, by a target that says so; and how the landing stands to it.
  public let wanted: WantedValue?
  public let status: IndicatorStatus
}

extension Examination {
  /// Where an indicator's year is likely to end; `nil` where its values are not worked out from
  /// measures that add up, follow one another by the year, or miss a period.
  public func landing(of indicator: Indicator) -> IndicatorLanding? {
    // Days and weeks do not make a year: they are carried on by month.
    let standing = standing(of: indicator)
    let known =
      standing.rhythm.isShort
      ? measured.latest(of: indicator, by: today, .monthly)?.period : standing.last?.period
    guard let last = known, let span = last.months, span < 12,
      let formula = try? Formula(parsing: indicator.formula), !formula.names.isEmpty,
      let year = Period.span(year: last.first.year, firstMonth: 1, months: 12)
    else { return nil }
    let elapsed = last.last.month / span
    var landings: [String: QuantityLanding] = [:]
    for name in formula.names {
      let landing =
        name == MeasuredFigures.actualsName
        ? landing(ofSpendingOn: indicator.costLines, year, closed: last.last)
        : landing(of: ID<Metric>(name), year, elapsed: elapsed, span: span)
      guard let landing else { return nil }
      landings[name] = landing
    }
    // One pace for all: a rate of which half is seasonal would be a rate of nothing.
    let quantities = landings.values
    let isSeasonal = quantities.allSatisfy { $0.seasonal != nil || $0.planned != nil }
    func compute(_ path: (QuantityLanding) -> Double?) -> Double? {
      try? formula.evaluate { landings[$0].flatMap(path) }.get()
    }
    let end = compute { $0.planned ?? (isSeasonal ? $0.seasonal : nil) ?? $0.linear }
    guard let end, let toDate = compute({ $0.toDate }) else { return nil }
    let only = quantities.count == 1 ? quantities.first : nil
    var range: ClosedRange<Double>?
    if let only, let paces = only.range,
      let low = try? formula.evaluate({ _ in paces.lowerBound }).get(),
      let high = try? formula.evaluate({ _ in paces.upperBound }).get()
    {
      range = min(low, high)...max(low, high)
    }
    let target = indicator.targets.first { $0.period == year && $0.value != nil }
    let point = IndicatorPoint(indicator, landing: end, over: year, against: target)
    let isPlanned = quantities.allSatisfy { $0.planned != nil }
    return IndicatorLanding(
      year: year, elapsed: elapsed, periods: 12 / span, toDate: toDate, value: end,
      method: isPlanned ? .planned : isSeasonal ? .seasonal : .linear, range: range,
      wanted: point.wanted, status: point.status)
  }

  private func landing(
    of metric: ID<Metric>, _ year: Period, elapsed: Int, span: Int
  ) -> QuantityLanding? {
    func values(_ year: Int, _ count: Int) -> [Double]? {
      var values: [Double] = []
      for place in 0..<count {
        guard
          let period = Period.span(year: year, firstMonth: place * span + 1, months: span),
          let value = measured.value(of: metric, over: period)
        else { return nil }
        values.append(value)
      }
      return values
    }
    // A score or a level adds up to nothing: its year has no end to land on.
    guard find(metric)?.aggregation ?? .sum == .sum, elapsed > 0,
      let actual = values(year.first.year, elapsed)
    else { return nil }
    let lastYear = values(year.first.year - 1, 12 / span)
    let isUsable = lastYear.map { $0.allSatisfy { $0 >= 0 } } ?? false
    guard
      let landing = try? LandingForecast(
        actual: actual, periods: 12 / span, lastYear: isUsable ? lastYear : nil)
    else { return nil }
    return QuantityLanding(
      toDate: landing.toDate, linear: landing.linear, seasonal: landing.seasonal,
      range: landing.range)
  }

  /// Spending lands on what is spent and what the budget still foresees.
  private func landing(
    ofSpendingOn lines: [ID<BudgetLine>], _ year: Period, closed: Day
  ) -> QuantityLanding? {
    guard let budget = currentBudget, budget.start == year.first, budget.end == year.last,
      let date = BudgetToDate(of: budget, in: self), date.closed == closed
    else { return nil }
    let named = Set(lines)
    let rows = date.lines.filter { named.isEmpty || named.contains($0.line.id) }
    let spent = rows.compactMap(\.spent).sum()
    let landing = rows.map(\.landing).sum()
    return QuantityLanding(
      toDate: spent.units, linear: landing.units, seasonal: landing.units,
      planned: landing.units)
  }
}

/// Where one quantity of a formula lands.
private struct QuantityLanding {
  let toDate: Double
  let linear: Double
  var seasonal: Double?
  var planned: Double?
  var range: ClosedRange<Double>?
}
