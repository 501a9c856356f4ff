import SextantModel

/// What a tile of a dashboard says: the last value, how it came there, what it is held against.
struct TileFigures: Sendable {
  let indicator: Indicator
  /// Up to thirteen periods of the indicator's rhythm, the last one first known.
  let history: [Point]
  /// The value wanted by the first target due once the last period is over.
  let target: IndicatorTarget?
  /// Whether the values are worked out from measures; else somebody wrote them down.
  let isComputed: Bool

  struct Point: Sendable, Equatable {
    let period: Period
    let value: Double?
  }

  /// How a value stands against threshold and target.
  enum Standing: String, Sendable { case alert, reached, below, unknown }

  init(_ indicator: Indicator, _ figures: MeasuredFigures, readings: [Reading], by day: Day) {
    self.indicator = indicator
    let frequency = indicator.frequency ?? .monthly
    let written = Dictionary(
      readings.compactMap { reading -> (Period, Double)? in
        guard reading.segment == nil, let period = reading.period, let value = reading.value else {
          return nil
        }
        return (period, value)
      }, uniquingKeysWith: { first, _ in first })
    let computed = figures.latest(of: indicator, by: day)
    let lastWritten = written.keys.filter { $0.last <= day }.max { $0.last < $1.last }
    isComputed = computed != nil
    guard let last = computed?.period ?? lastWritten else {
      history = []
      target = Self.target(of: indicator, after: day)
      return
    }
    var points: [Point] = []
    var period = last
    for _ in 0..<13 {
      var value = written[period]
      if case .success(let found) = figures.value(of: indicator, over: period) { value = found }
      points.append(Point(period: period, value: value.map { indicator.rounded($0) }))
      guard let before = frequency.period(containing: period.first.adding(days: -1)),
        before.last < period.first
      else { break }
      period = before
    }
    while let first = points.last, first.value == nil { points.removeLast() }
    history = points.reversed()
    target = Self.target(of: indicator, after: last.last)
  }

  private static func target(of indicator: Indicator, after day: Day) -> IndicatorTarget? {
    let dated = indicator.targets.filter { $0.date != nil && $0.value != nil }
      .sorted { ($0.date ?? day) < ($1.date ?? day) }
    return dated.first { $0.date.map { $0 >= day } ?? false } ?? dated.last
  }

  var last: Point? { history.last.flatMap { $0.value == nil ? nil : $0 } }
  var before: Point? { history.dropLast().last.flatMap { $0.value == nil ? nil : $0 } }
  /// The same months of the year before.
  var yearBefore: Point? {
    guard let last else { return nil }
    return history.first { $0.period == last.period.yearBefore && $0.value != nil }
  }

  var standing: Standing {
    guard let value = last?.value else { return .unknown }
    if indicator.isBeyondThreshold(value) { return .alert }
    guard let wanted = target?.value else { return .unknown }
    return switch indicator.direction ?? .higher {
    case .higher: value >= wanted ? .reached : .below
    case .lower: value <= wanted ? .reached : .below
    case .band: .reached
    }
  }

  /// The last value as a fraction of the target, for a gauge.
  var fractionOfTarget: Double? {
    guard let value = last?.value, let wanted = target?.value, wanted > 0 else { return nil }
    return value / wanted
  }

  /// From one value to the last: up, down, the same, and whether that is the way wanted.
  func change(from point: Point?) -> (difference: Double, mark: Mark)? {
    guard let now = last?.value, let then = point?.value else { return nil }
    let difference = indicator.rounded(now - then)
    if difference == 0 { return (0, .neutral) }
    return switch indicator.direction ?? .higher {
    case .higher: (difference, difference > 0 ? .good : .watch)
    case .lower: (difference, difference < 0 ? .good : .watch)
    case .band: (difference, .neutral)
    }
  }
}

extension TileFigures.Standing {
  var mark: Mark {
    switch self {
    case .alert: .bad
    case .reached: .good
    case .below: .watch
    case .unknown: .unknown
    }
  }
}
