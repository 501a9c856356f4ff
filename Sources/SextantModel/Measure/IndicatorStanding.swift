internal import SextantKernels

/// What an indicator says on a day: its last value and how it came there, how it stands to target and
/// thresholds, where it is heading, how fresh it is.
///
/// The one place where checks, boards, slides and programs take an indicator's figures from.
public struct IndicatorStanding: Sendable {
  public let indicator: Indicator
  /// Up to thirteen periods of its rhythm in the order of time, the last one with a value; days of
  /// four weeks; empty where nothing is known.
  public let history: [IndicatorPoint]
  /// Whether the values are worked out from measures; else somebody wrote them down.
  public let isComputed: Bool
  /// Why there is no value worked out for the last period that is over; `nil` where there is one.
  public let gap: MeasuredFigures.Gap?
  public let freshness: IndicatorFreshness
  /// How often it is followed; by month where it should be by day or week and nobody measures so.
  public let rhythm: Frequency
  private let day: Day

  /// As many as a year's months and the same month a year before.
  static let longest = 13
  /// Whole weeks, as most figures have a weekly course.
  static let longestByDay = 28

  init(
    _ indicator: Indicator, _ figures: MeasuredFigures, readings: [Reading], on day: Day,
    segment: ID<Segment>? = nil
  ) {
    self.indicator = indicator
    self.day = day
    var written: [Period: Double] = [:]
    for reading in readings where reading.segment == segment {
      if let period = reading.period, let value = reading.value { written[period] = value }
    }
    func value(_ period: Period) -> Double? {
      if case .success(let found) = figures.value(of: indicator, over: period, segment: segment) {
        return found
      }
      return written[period]
    }
    let computed = figures.latest(of: indicator, by: day)?.period
    let lastWritten = written.keys.filter { $0.last <= day }.max {
      ($0.last, $1.first) < ($1.last, $0.first)
    }
    var frequency = indicator.frequency ?? .monthly
    if frequency.isShort, let last = computed ?? lastWritten,
      frequency.period(containing: last.last) != last
    {
      frequency = .monthly
    }
    rhythm = frequency
    isComputed = computed != nil
    let over = frequency.lastPeriod(over: day)
    if let over, case .failure(let gap) = figures.value(of: indicator, over: over) {
      self.gap = gap
    } else {
      gap = nil
    }
    var points: [IndicatorPoint] = []
    if var period = computed ?? lastWritten {
      for _ in 0..<(frequency == .daily ? Self.longestByDay : Self.longest) {
        points.append(IndicatorPoint(indicator, over: period, value: value(period)))
        guard let before = frequency.period(containing: period.first.adding(days: -1)),
          before.last < period.first
        else { break }
        period = before
      }
      while let first = points.last, first.value == nil { points.removeLast() }
    }
    history = points.reversed()
    freshness = IndicatorFreshness(
      last: history.last { $0.value != nil }?.period, frequency, on: day)
  }

  public var last: IndicatorPoint? { history.last.flatMap { $0.value == nil ? nil : $0 } }
  public var status: IndicatorStatus { last?.status ?? .noValue }
  /// What is wanted now: over the last period known, or by the next target where none is.
  public var wanted: WantedValue? { last?.wanted ?? indicator.wanted(from: day) }

  /// The period before the last one.
  public var before: IndicatorPoint? {
    history.dropLast().last.flatMap { $0.value == nil ? nil : $0 }
  }

  /// The same months of the year before.
  public var yearBefore: IndicatorPoint? {
    guard let last else { return nil }
    return history.first { $0.period == last.period.yearBefore && $0.value != nil }
  }

  /// The run of periods in which the indicator is in alert, up to the last one, and how many.
  public var alert: (span: Period, count: Int)? {
    let run = history.reversed().prefix { $0.status == .alert }
    guard let first = run.last, let last = run.first else { return nil }
    return (Period(first: first.period.first, last: last.period.last), run.count)
  }

  /// Where the last values are heading; `nil` with fewer than two.
  public var trend: IndicatorTrend? { IndicatorTrend(history.map(\.value), indicator.direction) }

  /// From an earlier point to the last: the difference, and whether it is the way wanted; `nil` where
  /// a band or no change leaves nothing to wish.
  public func change(from point: IndicatorPoint?) -> (difference: Double, isBetter: Bool?)? {
    guard let now = last?.value, let then = point?.value else { return nil }
    let difference = indicator.rounded(now - then)
    if difference == 0 { return (0, nil) }
    return switch indicator.direction ?? .higher {
    case .higher: (difference, difference > 0)
    case .lower: (difference, difference < 0)
    case .band: (difference, nil)
    }
  }
}

extension Frequency {
  /// The last period of this rhythm that is over on a day.
  func lastPeriod(over day: Day) -> Period? {
    guard let running = period(containing: day) else { return nil }
    return running.last <= day ? running : period(containing: running.first.adding(days: -1))
  }
}

extension Examination {
  /// What an indicator says on the day the dossier is judged on.
  public func standing(of indicator: Indicator) -> IndicatorStanding {
    standings[indicator.id] ?? IndicatorStanding(indicator, in: self)
  }

  /// An indicator's value over a period: its formula or, failing that, what somebody wrote down.
  public func value(
    of indicator: Indicator, over period: Period, segment: ID<Segment>? = nil
  ) -> Double? {
    if case .success(let value) = measured.value(of: indicator, over: period, segment: segment) {
      return value
    }
    return citing(indicator, by: Reading.self, in: "indicator")
      .last { $0.period == period && $0.segment == segment && $0.value != nil }?.value
  }

  /// The same for one of its segments.
  public func standing(of indicator: Indicator, segment: ID<Segment>) -> IndicatorStanding {
    IndicatorStanding(indicator, in: self, segment: segment)
  }
}

extension IndicatorStanding {
  init(_ indicator: Indicator, in x: Examination, segment: ID<Segment>? = nil) {
    self.init(
      indicator, x.measured, readings: x.citing(indicator, by: Reading.self, in: "indicator"),
      on: x.today, segment: segment)
  }
}
