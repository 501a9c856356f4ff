internal import SextantKernels

/// What metrics and indicators are worth over a period, worked out from measures and actuals.
public struct MeasuredFigures: Sendable {
  /// The name by which a formula reads what was spent in the period.
  static let actualsName = "actuals"

  private struct Key: Hashable {
    var metric: ID<Metric>
    var channel: ID<Channel>?
    var segment: ID<Segment>?
  }

  private let series: [Key: MeasuredSeries]
  private let spent: MeasuredSeries
  private let spentByLine: [ID<BudgetLine>: MeasuredSeries]

  public init(_ x: Examination) {
    let aggregations = Dictionary(
      x.all(Metric.self).map { ($0.id, $0.aggregation) }, uniquingKeysWith: { first, _ in first })
    var measured: [Key: [(period: Period, value: Double)]] = [:]
    for row in x.all(Measure.self) {
      guard let metric = row.metric, let period = row.period, let value = row.value else {
        continue
      }
      let key = Key(metric: metric, channel: row.channel, segment: row.segment)
      measured[key, default: []].append((period, value))
    }
    var series: [Key: MeasuredSeries] = [:]
    for (key, rows) in measured {
      series[key] = MeasuredSeries(rows, aggregations[key.metric] ?? nil)
    }
    self.series = series
    let current = Set(x.currentLines.map(\.id))
    var totals: [Period: Double] = [:]
    var byLine: [ID<BudgetLine>: [(period: Period, value: Double)]] = [:]
    for actual in x.all(Actual.self) {
      guard let line = actual.line, let month = actual.month, let amount = actual.amount else {
        continue
      }
      byLine[line, default: []].append((month, amount.units))
      if current.contains(line) { totals[month, default: 0] += amount.units }
    }
    spent = MeasuredSeries(totals.map { ($0.key, $0.value) }, .sum)
    spentByLine = byLine.mapValues { MeasuredSeries($0, .sum) }
  }

  /// Why an indicator has no value over a period.
  public enum Gap: Error, Equatable {
    case noFormula
    case notAFormula
    /// Nothing of that name is measured over the period.
    case notMeasured(String)
    case noValue
  }

  public func value(
    of metric: ID<Metric>, over period: Period, channel: ID<Channel>? = nil,
    segment: ID<Segment>? = nil
  ) -> Double? {
    series[Key(metric: metric, channel: channel, segment: segment)]?.value(over: period)
  }

  public func isMeasured(_ metric: ID<Metric>) -> Bool { series[Key(metric: metric)] != nil }

  public func value(of indicator: Indicator, over period: Period, segment: ID<Segment>? = nil)
    -> Result<Double, Gap>
  {
    if indicator.formula.isEmpty { return .failure(.noFormula) }
    guard let formula = try? Formula(parsing: indicator.formula) else {
      return .failure(.notAFormula)
    }
    return value(of: formula, over: period, segment: segment, costs: indicator.costLines)
  }

  /// - Parameter costs: the lines whose actuals the formula reads; those of the budget in force
  ///   where none is named.
  func value(
    of formula: Formula, over period: Period, segment: ID<Segment>? = nil,
    costs: [ID<BudgetLine>] = []
  ) -> Result<Double, Gap> {
    let result = formula.evaluate(
      { name in
        name == Self.actualsName
          ? actuals(over: period, costs: costs)
          : value(of: ID<Metric>(name), over: period, segment: segment)
      },
      series: { name in
        series[Key(metric: ID(name), segment: segment)]?.rows(within: period).map(\.value)
      })
    return result.mapError { error in
      if case .unknownName(let name) = error { .notMeasured(name) } else { .noValue }
    }
  }

  /// Spending over a period whose every month is closed for some line.
  private func actuals(over period: Period, costs: [ID<BudgetLine>]) -> Double? {
    guard let all = spent.value(over: period) else { return nil }
    if costs.isEmpty { return all }
    return costs.reduce(0) { sum, line in
      sum + (spentByLine[line]?.rows(within: period).reduce(0) { $0 + $1.value } ?? 0)
    }
  }

  /// The last period of the indicator's rhythm that is over on this day and has a value; indicators
  /// followed more often than by month are read by month.
  public func latest(of indicator: Indicator, by day: Day) -> (period: Period, value: Double)? {
    guard let formula = try? Formula(parsing: indicator.formula) else { return nil }
    let lastDays = formula.names.map { name in
      name == Self.actualsName
        ? spent.lastDay(by: day) : series[Key(metric: ID(name))]?.lastDay(by: day)
    }
    guard var last = lastDays.compactMap({ $0 }).min(), !lastDays.contains(nil) else { return nil }
    // The period of the last measure may be unfinished: then the one before it.
    for _ in 0..<2 {
      guard let period = (indicator.frequency ?? .monthly).period(containing: last) else {
        return nil
      }
      if period.last <= day, case .success(let value) = value(of: indicator, over: period) {
        return (period, value)
      }
      last = period.first.adding(days: -1)
    }
    return nil
  }
}

extension MeasuredFigures.Gap {
  /// The name that is not measured, where that is the reason.
  var name: String? { if case .notMeasured(let name) = self { name } else { nil } }
}

extension Frequency {
  /// The calendar period of this rhythm in which a day falls; a month for shorter rhythms.
  public func period(containing day: Day) -> Period? {
    let months =
      switch self {
      case .daily, .weekly, .monthly: 1
      case .quarterly: 3
      case .halfYearly: 6
      case .yearly: 12
      }
    let first = (day.month - 1) / months * months + 1
    return Period.span(year: day.year, firstMonth: first, months: months)
  }
}

extension Indicator {
  /// A value as the indicator shows it: rounded to its decimals, two where it says nothing.
  public func rounded(_ value: Double) -> Double {
    var scale = 1.0
    for _ in 0..<min(max(decimals ?? 2, 0), 6) { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  /// Whether two values are the same once rounded as the indicator shows them.
  func agree(_ one: Double, _ other: Double) -> Bool {
    var unit = 1.0
    for _ in 0..<min(max(decimals ?? 2, 0), 6) { unit /= 10 }
    return abs(one - other) <= unit / 2 + unit * 1e-6
  }

  /// Whether a value has crossed the alert threshold, to the wrong side of the wanted direction.
  public func isBeyondThreshold(_ value: Double) -> Bool {
    guard let alert = alertThreshold else { return false }
    let shown = rounded(value)
    return switch direction ?? .higher {
    case .higher: shown < alert
    case .lower: shown > alert
    case .band: shown < alert || upperThreshold.map { shown > $0 } ?? false
    }
  }

  func belongs(to wanted: IndicatorFamily) -> Bool {
    family == wanted || otherFamilies.contains(wanted)
  }

  func shown(_ value: Double) -> Argument { .number(rounded(value), decimals: decimals ?? 2) }
  /// The same with the indicator's unit.
  func quantity(_ value: Double) -> Argument {
    .quantity(rounded(value), unit: unit, decimals: decimals ?? 2)
  }
  /// A threshold or target: as it was typed, with the indicator's unit.
  func typed(_ value: Double) -> Argument { .quantity(value, unit: unit, decimals: nil) }
}
