import SextantModel

/// What an indicator's standing says, in words: the lines of a tile, of its own page, of a table.
struct IndicatorWords {
  let view: View
  let standing: IndicatorStanding

  private var indicator: Indicator { standing.indicator }
  private var words: Catalogue { view.words }

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    view.say("indicator.\(key)", arguments)
  }

  /// A value at the indicator's decimals, with its unit.
  static func write(_ value: Double?, _ indicator: Indicator, _ words: Catalogue) -> String {
    guard let value else { return "–" }
    return words.write(
      indicator.rounded(value), unit: indicator.unit, decimals: indicator.decimals ?? 2)
  }

  func write(_ value: Double?) -> String { Self.write(value, indicator, words) }

  /// With its sign; between two percentages lie points.
  func writeDifference(_ value: Double) -> String {
    let sign = indicator.rounded(value) > 0 ? "+" : ""
    guard indicator.unit == "%" else { return sign + write(value) }
    let number = words.write(indicator.rounded(value), decimals: indicator.decimals ?? 2)
    return sign + view.say("board.funnel.points", ["points": .text(number)])
  }

  /// A change per period is smaller than the values it runs through: one more decimal.
  private func writeSlope(_ value: Double) -> String {
    let sign = value > 0 ? "+" : ""
    let decimals = min((indicator.decimals ?? 2) + 1, 6)
    if indicator.unit == "%" {
      let number = words.write(value, decimals: decimals)
      return sign + view.say("board.funnel.points", ["points": .text(number)])
    }
    return sign + words.write(value, unit: indicator.unit, decimals: decimals)
  }

  /// A band's two ends, or the one value.
  func write(_ wanted: WantedValue) -> String {
    guard indicator.direction == .band, let upper = wanted.upper else { return write(wanted.value) }
    return say(
      "band", ["low": .text(write(wanted.value)), "high": .text(write(upper))])
  }

  // MARK: - Lines

  var status: HTML { StatusMark(standing.status.mark, statusText).html }
  var statusText: String { say("status.\(standing.status.rawValue)") }

  /// Target, gap, thresholds, attainment, trend, freshness, landing: each a line where there is
  /// something to say.
  var lines: [HTML] {
    var lines: [HTML] = []
    if let wanted = standing.wanted {
      lines.append(
        HTML(text: say("target", ["value": .text(write(wanted)), "day": .day(wanted.day)])))
    }
    if let gap { lines.append(gap) }
    if let thresholds { lines.append(HTML(text: thresholds)) }
    if let attainment { lines.append(HTML(text: attainment)) }
    lines += [change(standing.before, "since"), change(standing.yearBefore, "year")]
      .compactMap { $0 }
    if let trend { lines.append(trend) }
    lines.append(freshness)
    return lines
  }

  /// How far the value is from the target, and which way.
  private var gap: HTML? {
    guard let last = standing.last, let variance = last.variance, let advantage = last.advantage
    else { return nil }
    if variance == 0 { return HTML(text: say("gap.none")) }
    var text = writeDifference(variance)
    if let share = last.relativeVariance, indicator.unit != "%" {
      text += " (\(share > 0 ? "+" : "")\(words.writePercent(share, decimals: 1)))"
    }
    let mark: Mark = advantage > 0 ? .good : standing.status.isBreach ? .bad : .watch
    return StatusMark(
      mark, say(advantage > 0 ? "gap.better" : "gap.worse", ["gap": .text(text)])
    ).html
  }

  private var thresholds: String? {
    var parts: [String] = []
    if indicator.direction != .band, let warning = indicator.warningThreshold {
      parts.append(say("warningAt", ["value": .text(write(warning))]))
    }
    if let alert = indicator.alertThreshold {
      if indicator.direction == .band, let upper = indicator.upperThreshold {
        parts.append(
          say("alertOutside", ["low": .text(write(alert)), "high": .text(write(upper))]))
      } else {
        parts.append(say("alertAt", ["value": .text(write(alert))]))
      }
    }
    return parts.isEmpty ? nil : capitalised(parts.joined(separator: " · "))
  }

  private var attainment: String? {
    guard let share = standing.last?.attainment else { return nil }
    let percent: Argument = .percent(share, decimals: 0)
    guard let baseline = indicator.baseline else { return say("attainment", ["share": percent]) }
    return say("attainment.way", ["share": percent, "baseline": .text(write(baseline))])
  }

  func change(_ point: IndicatorPoint?, _ key: String) -> HTML? {
    guard let point, let change = standing.change(from: point) else { return nil }
    let mark: Mark = change.isBetter.map { $0 ? .good : .watch } ?? .neutral
    return StatusMark(
      mark,
      say(
        key,
        [
          "change": .text(writeDifference(change.difference)), "period": .period(point.period),
        ])
    ).html
  }

  /// Where it is heading, with its course at the size of a word.
  private var trend: HTML? {
    guard let trend = standing.trend else { return nil }
    let mark: Mark = trend.isWanted.map { $0 ? .good : .watch } ?? .neutral
    let text = say(
      "trend.\(trend.direction.rawValue)",
      ["count": .integer(trend.count), "slope": .text(writeSlope(trend.slope))])
    return "\(StatusMark(mark, text)) \(spark)"
  }

  var spark: HTML { Sparkline(standing.history.map(\.value), summary: summary).html }

  /// From the first value shown to the last, in a sentence.
  var summary: String {
    guard let first = standing.history.first(where: { $0.value != nil }), let last = standing.last
    else { return say("noValue", ["indicator": .text(indicator.name)]) }
    return say(
      "summary",
      [
        "first": .text(write(first.value)), "start": .period(first.period),
        "last": .text(write(last.value)), "end": .period(last.period),
      ])
  }

  var freshness: HTML {
    let fresh = standing.freshness
    let mark: Mark =
      switch fresh.status {
      case .fresh: .good
      case .due: .neutral
      case .stale: .watch
      case .never: .unknown
      }
    var arguments: [String: Argument] = ["count": .integer(fresh.missed)]
    if let next = fresh.next { arguments["next"] = .period(next) }
    if let last = standing.last?.period { arguments["last"] = .period(last) }
    return StatusMark(mark, say("freshness.\(fresh.status.rawValue)", arguments)).html
  }

  /// Where the year is likely to end; nothing where that cannot be told.
  var landing: HTML? {
    guard let landing = view.examined.examination.landing(of: indicator) else { return nil }
    var parts = [
      say(
        "landing",
        [
          "year": .period(landing.year), "value": .text(write(landing.value)),
          "method": .text(say("landing.\(landing.method.rawValue)")),
        ])
    ]
    if let range = landing.range {
      parts.append(
        say(
          "landing.range",
          ["low": .text(write(range.lowerBound)), "high": .text(write(range.upperBound))]))
    }
    guard let wanted = landing.wanted else { return HTML(text: parts.joined(separator: " ")) }
    parts.append(say("landing.wanted", ["value": .text(write(wanted))]))
    return StatusMark(landing.status.mark, parts.joined(separator: " ")).html
  }

  /// Why nothing could be worked out for the last period that is over, and what settles it.
  var gapReason: HTML? {
    let over = standing.freshness.status
    guard standing.last == nil || over == .stale, let gap = standing.gap else { return nil }
    let text: String =
      switch gap {
      case .noFormula: say("gapReason.noFormula")
      case .notAFormula: say("gapReason.notAFormula")
      case .notMeasured(let name): say("gapReason.notMeasured", ["name": .text(name)])
      case .divisionByZero(let text): say("gapReason.divisionByZero", ["text": .text(text)])
      case .noValue: say("gapReason.noValue")
      }
    return StatusMark(.unknown, text).html
  }
}

extension IndicatorStatus {
  var mark: Mark {
    switch self {
    case .alert: .bad
    case .warning, .short: .watch
    case .reached: .good
    case .noTarget, .noValue: .unknown
    }
  }
}
