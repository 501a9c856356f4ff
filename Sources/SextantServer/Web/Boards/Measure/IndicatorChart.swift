import SextantModel

/// The charts of an indicator's last periods, each with what is wanted and the thresholds, and the
/// figures as a table.
struct IndicatorChart {
  let view: View
  let standing: IndicatorStanding
  let id: String

  private var indicator: Indicator { standing.indicator }
  private var words: Catalogue { view.words }
  private var said: IndicatorWords { IndicatorWords(view: view, standing: standing) }

  var unit: ChartUnit {
    switch indicator.unit {
    case "", "points": .number(decimals: indicator.decimals)
    case "€": .money
    default: .named(indicator.unit)
    }
  }

  var source: String? { view.find(indicator.source).map(\.name) }

  private var levels: [ChartLevel] {
    var levels: [ChartLevel] = []
    if indicator.direction != .band, let warning = indicator.warningThreshold {
      levels.append(ChartLevel(view.say("indicator.level.warning"), warning, isWarning: true))
    }
    if let alert = indicator.alertThreshold {
      levels.append(ChartLevel(view.say("indicator.level.alert"), alert))
    }
    if indicator.direction == .band, let upper = indicator.upperThreshold {
      levels.append(ChartLevel(view.say("indicator.level.alert"), upper))
    }
    return levels
  }

  private var labels: [String] { standing.history.map { short($0.period) } }
  private var wanted: [Double?]? {
    let values = standing.history.map { $0.wanted?.value }
    return values.contains { $0 != nil } ? values : nil
  }

  var line: HTML {
    LineChart(
      words, id: id, title: indicator.name, summary: said.summary, labels: labels,
      series: [ChartSeries("", standing.history.map(\.value))], unit: unit, wanted: wanted,
      thresholds: levels, fromZero: false, source: source
    ).html
  }

  var bars: HTML {
    BarChart(
      words, id: id, title: indicator.name, summary: said.summary,
      categoryName: view.say("indicator.period"), categories: labels,
      series: [ChartSeries(indicator.name, standing.history.map(\.value))], unit: unit,
      wanted: wanted, thresholds: levels, source: source
    ).html
  }

  /// A period at an axis: the month without its year, but for the first of a year; of days and weeks
  /// the first day.
  private func short(_ period: Period) -> String {
    if period.last.days(since: period.first) < 7 {
      return "\(period.first.dayOfMonth) \(view.say("month.short.\(period.first.month)"))"
    }
    guard period.months == 1 else {
      return period.months == 3 ? quarter(period) : words.write(period)
    }
    let name = view.say("month.short.\(period.first.month)")
    return period.first.month == 1 ? "\(name) \(period.first.year)" : name
  }

  private func quarter(_ period: Period) -> String {
    view.say(
      "indicator.quarter",
      [
        "number": .text(String((period.first.month + 2) / 3)),
        "year": .text(String(period.first.year)),
      ])
  }

  /// The periods, the newest first: value, target, gap, status.
  var table: HTML {
    let rows = standing.history.reversed().map { point in
      TableLine([
        HTML(text: words.write(point.period)), HTML(text: said.write(point.value)),
        HTML(text: point.wanted.map { said.write($0) } ?? "–"),
        HTML(text: point.variance.map { said.writeDifference($0) } ?? "–"),
        StatusMark(point.status.mark, view.say("indicator.status.\(point.status.rawValue)")).html,
      ])
    }
    return DataTable(
      words, id: "\(id)-periods",
      caption: view.say("indicator.periods", ["indicator": .text(indicator.name)]),
      columns: [
        TableColumn(view.say("indicator.period"), isRowHeader: true),
        TableColumn(view.say("indicator.value"), .number),
        TableColumn(view.say("indicator.target.short"), .number),
        TableColumn(view.say("indicator.gap.short"), .number),
        TableColumn(view.say("indicator.status.short"), .mark),
      ], rows: rows
    ).html
  }

  /// What a quantity is worth channel by channel over the last period.
  func byChannel(_ channels: [ID<Channel>]) -> HTML? {
    guard let period = standing.last?.period else { return nil }
    let measured = view.examined.examination.measured
    let metric = ID<Metric>(indicator.formula)
    guard view.find(metric) != nil else { return nil }
    let asked = channels.isEmpty ? measured.channels(of: metric) : channels
    let parts = asked.compactMap { channel -> HorizontalBars.Bar? in
      measured.value(of: metric, over: period, channel: channel).map {
        HorizontalBars.Bar(view.find(channel)?.name ?? channel.text, $0)
      }
    }
    guard !parts.isEmpty else { return nil }
    return HorizontalBars(
      words, id: "\(id)-channels",
      title: view.say("indicator.byChannel", ["indicator": .text(indicator.name)]),
      summary: words.write(period), bars: parts, unit: unit, source: source
    ).html
  }
}
