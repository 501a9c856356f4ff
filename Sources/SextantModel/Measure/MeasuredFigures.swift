internal import SextantKernels

/// What metrics and indicators are worth over a period, worked out from measures and actuals.
public struct MeasuredFigures: Sendable {
  /// The name by which a formula reads what was spent in the period.
  static let actualsName = "actuals"

  private let values: any MeasuredValues
  private let spent: MeasuredSeries
  private let spentByLine: [ID<BudgetLine>: MeasuredSeries]

  public init(_ x: Examination) {
    let stated = StatedMeasures(x)
    self.init(x, values: GatheredMeasures(x, stated: stated) ?? stated)
  }

  /// - Parameter values: what was measured, where it does not come from the dossier's own measures.
  public init(_ x: Examination, values: any MeasuredValues) {
    self.values = values
    let current = Set(x.currentLines.map(\.id))
    let bases = x.budgetBases()
    var totals: [Period: Double] = [:]
    var byLine: [ID<BudgetLine>: [(period: Period, value: Double)]] = [:]
    for actual in x.all(Actual.self) {
      guard let line = actual.line, let month = actual.month,
        let amount = bases.amount(of: actual, on: x.find(line))
      else { continue }
      byLine[line, default: []].append((month, amount.units))
      if current.contains(line) { totals[month, default: 0] += amount.units }
    }
    spent = MeasuredSeries(totals.map { ($0.key, $0.value) }, .sum)
    spentByLine = byLine.mapValues { MeasuredSeries($0, .sum) }
  }

  /// Why an indicator has no value over a period.
  public enum Gap: Error, Equatable, Sendable {
    case noFormula
    case notAFormula
    /// Nothing of that name is measured over the period.
    case notMeasured(String)
    /// A divisor of the formula is zero over the period: its text.
    case divisionByZero(String)
    case noValue
  }

  public func value(
    of metric: ID<Metric>, over period: Period, channel: ID<Channel>? = nil,
    segment: ID<Segment>? = nil
  ) -> Double? {
    values.value(of: metric, over: period, channel: channel, segment: segment)
  }

  public func isMeasured(_ metric: ID<Metric>) -> Bool { values.isMeasured(metric) }

  /// The channels by which a metric is measured.
  public func channels(of metric: ID<Metric>) -> [ID<Channel>] { values.channels(of: metric) }

  public func value(of indicator: Indicator, over period: Period, segment: ID<Segment>? = nil)
    -> Result<Double, Gap>
  {
    if indicator.formula.isEmpty { return .failure(.noFormula) }
    guard let formula = try? Formula(parsing: indicator.formula) else {
      return .failure(.notAFormula)
    }
    return value(
      of: formula, over: period, segment: segment, costs: indicator.costLines
    ).mapError { gap in
      guard case .divisionByZero = gap else { return gap }
      return .divisionByZero(divisor(of: indicator, formula, over: period, segment: segment))
    }
  }

  /// The part of an indicator's formula that is zero over a period and divides.
  private func divisor(
    of indicator: Indicator, _ formula: Formula, over period: Period, segment: ID<Segment>?
  ) -> String {
    let result = compute(formula, over: period, segment: segment, costs: indicator.costLines)
    guard case .failure(let fault) = result else { return "" }
    let bytes = Array(indicator.formula.utf8)
    guard fault.place.upperBound <= bytes.count else { return indicator.formula }
    return String(decoding: bytes[fault.place], as: UTF8.self)
  }

  /// - Parameter costs: the lines whose actuals the formula reads; those of the budget in force
  ///   where none is named.
  func value(
    of formula: Formula, over period: Period, segment: ID<Segment>? = nil,
    costs: [ID<BudgetLine>] = []
  ) -> Result<Double, Gap> {
    compute(formula, over: period, segment: segment, costs: costs).mapError { fault in
      switch fault.error {
      case .unknownName(let name): .notMeasured(name)
      case .divisionByZero: .divisionByZero("")
      default: .noValue
      }
    }
  }

  private func compute(
    _ formula: Formula, over period: Period, segment: ID<Segment>?, costs: [ID<BudgetLine>]
  ) -> Result<Double, EvaluationFault> {
    formula.compute(
      { name in
        name == Self.actualsName
          ? actuals(over: period, costs: costs)
          : value(of: ID<Metric>(name), over: period, segment: segment)
      },
      series: { name in
        values.values(of: ID(name), within: period, segment: segment)
      })
  }

  /// Spending over a period whose every month is closed for some line.
  func actuals(over period: Period, costs: [ID<BudgetLine>]) -> Double? {
    guard let all = spent.value(over: period) else { return nil }
    if costs.isEmpty { return all }
    return costs.reduce(0) { sum, line in
      sum + (spentByLine[line]?.rows(within: period).reduce(0) { $0 + $1.value } ?? 0)
    }
  }

  /// The last period of the indicator's rhythm that is over on this day and has a value. Of indicators
  /// followed by day or week that nobody measures as often, the last month.
  public func latest(of indicator: Indicator, by day: Day) -> (period: Period, value: Double)? {
    let rhythm = indicator.frequency ?? .monthly
    if let found = latest(of: indicator, by: day, rhythm) { return found }
    return rhythm.isShort ? latest(of: indicator, by: day, .monthly) : nil
  }

  /// The same in a rhythm of the caller's.
  func latest(
    of indicator: Indicator, by day: Day, _ rhythm: Frequency
  ) -> (period: Period, value: Double)? {
    guard let formula = try? Formula(parsing: indicator.formula) else { return nil }
    let lastDays = formula.names.map { name in
      name == Self.actualsName
        ? spent.lastDay(by: day) : values.lastDay(of: ID(name), by: day)
    }
    guard var last = lastDays.compactMap({ $0 }).min(), !lastDays.contains(nil) else { return nil }
    // The period of the last measure may be unfinished: then the one before it.
    for _ in 0..<2 {
      guard let period = rhythm.period(containing: last) else {
        return nil
      }
      if period.last <= day,
        case .success(let value) = value(of: formula, over: period, costs: indicator.costLines)
      {
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
  /// Whether a month holds several of its periods.
  public var isShort: Bool { self == .daily || self == .weekly }

  /// The calendar period of this rhythm in which a day falls; weeks begin on Monday.
  public func period(containing day: Day) -> Period? {
    if self == .daily { return Period(first: day, last: day) }
    if self == .weekly {
      let monday = day.adding(days: 1 - CivilDay.weekday(of: day.number))
      return Period(first: monday, last: monday.adding(days: 6))
    }
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
