import SextantModel

/// One tile of a dashboard: its figure in large, its chart, and where both come from.
struct TilePicture: BoardPicture {
  let look: BoardLook
  let tile: Tile
  let figures: TileFigures
  let measured: MeasuredFigures

  private var indicator: Indicator { figures.indicator }

  var html: HTML {
    Self.box(
      tile, look, mark: figures.standing == .unknown ? .none : figures.standing.mark,
      footer: origin,
      content)
  }

  /// The figure and its chart, without the tile's frame.
  var content: HTML {
    "<div class=\"tile-body\"><div>\(figure)</div><div>\(chart)</div></div>"
  }

  static func box(
    _ tile: Tile, _ look: BoardLook, mark: Mark = .none, footer: HTML = .empty, _ content: HTML
  ) -> HTML {
    Box(
      title: "\(look.headline(tile)) \(look.badge(tile.id.text))" as HTML, level: 2, mark: mark,
      footer: footer, item: tile.id.text, content
    ).html
  }

  /// A value at the indicator's decimals, with its unit.
  static func write(_ value: Double?, _ indicator: Indicator, _ words: Catalogue) -> String {
    guard let value else { return "–" }
    return words.write(
      indicator.rounded(value), unit: indicator.unit, decimals: indicator.decimals ?? 2)
  }

  private func write(_ value: Double?) -> String { Self.write(value, indicator, words) }

  /// The value in large, where it stands, what it was before.
  private var figure: HTML {
    guard let last = figures.last else {
      return look.note(.unknown, say("noValue", ["indicator": .text(indicator.name)]))
    }
    var lines: [HTML] = [
      StatusMark(figures.standing.mark, say("standing.\(figures.standing.rawValue)")).html
    ]
    if let target = figures.target {
      let day: Argument = target.date.map { .day($0) } ?? "–"
      lines.append(
        HTML(
          text: say(
            "target", ["value": .text(write(target.value)), "day": day])))
    }
    lines += [
      change(figures.before, "since"), change(figures.yearBefore, "year"),
    ]
    if let baseline = tile.baseline {
      lines.append(HTML(text: say("baseline", ["value": .text(write(baseline))])))
    }
    if let sector = tile.sectorValue ?? indicator.sectorValue {
      lines.append(HTML(text: say("sector", ["value": .text(write(sector))])))
    }
    let shown = lines.filter { !$0.isEmpty }.map { "<li>\($0)</li>" as HTML }
    return """
      <p class="figure"><strong>\(write(last.value))</strong> \
      <span class="muted">\(words.write(last.period))</span></p>\
      <ul class="figure-lines small">\(shown.joined())</ul>
      """
  }

  private func change(_ point: TileFigures.Point?, _ key: String) -> HTML {
    guard let point, let change = figures.change(from: point) else { return .empty }
    let sign = change.difference > 0 ? "+" : ""
    return StatusMark(
      change.mark,
      say(
        key,
        [
          "change": .text(sign + writeDifference(change.difference)),
          "period": .period(point.period),
        ])
    ).html
  }

  /// Between two percentages lie points.
  private func writeDifference(_ value: Double) -> String {
    guard indicator.unit == "%" else { return write(value) }
    let number = words.write(indicator.rounded(value), decimals: indicator.decimals ?? 2)
    return view.say("board.funnel.points", ["points": .text(number)])
  }

  // MARK: - Its chart

  private var chart: HTML {
    if tile.isSplitByChannel, let split = byChannel { return split }
    switch tile.chart {
    case .figure, nil: return spark
    case .line: return line
    case .bars: return bars
    case .gauge: return gauge
    case .table: return values
    case .funnel: return funnel ?? line
    }
  }

  private var id: String { "tile-\(markupID(tile.id.text))" }

  private var spark: HTML {
    Sparkline(figures.history.map(\.value), summary: summary).html
  }

  /// From the first value shown to the last, in a sentence.
  private var summary: String {
    guard let first = figures.history.first(where: { $0.value != nil }), let last = figures.last
    else { return say("noValue", ["indicator": .text(indicator.name)]) }
    return say(
      "summary",
      [
        "first": .text(write(first.value)), "start": .period(first.period),
        "last": .text(write(last.value)), "end": .period(last.period),
      ])
  }

  private var unit: ChartUnit {
    switch indicator.unit {
    case "", "points": .number(decimals: indicator.decimals)
    case "€": .money
    default: .named(indicator.unit)
    }
  }

  private var source: String? {
    view.find(indicator.source).map(\.name)
  }

  private var line: HTML {
    let alert = indicator.alertThreshold.map { [(name: say("alert"), value: $0)] } ?? []
    return LineChart(
      words, id: id, title: indicator.name, summary: summary,
      labels: figures.history.map { short($0.period) },
      series: [ChartSeries("", figures.history.map(\.value))], unit: unit,
      target: figures.target?.value, thresholds: alert, fromZero: false, source: source
    ).html
  }

  private var bars: HTML {
    BarChart(
      words, id: id, title: indicator.name, summary: summary,
      categoryName: say("period"), categories: figures.history.map { short($0.period) },
      series: [ChartSeries(indicator.name, figures.history.map(\.value))],
      unit: unit, target: figures.target?.value, source: source
    ).html
  }

  /// A period at an axis: the month without its year, but for the first of a year.
  private func short(_ period: Period) -> String {
    guard period.months == 1 else { return words.write(period) }
    let name = view.say("month.short.\(period.first.month)")
    return period.first.month == 1 ? "\(name) \(period.first.year)" : name
  }

  private var gauge: HTML {
    guard let fraction = figures.fractionOfTarget, let target = figures.target else {
      return spark
    }
    return Progress(
      fraction,
      label: say(
        "gauge",
        [
          "share": .percent(fraction, decimals: 0),
          "value": .text(write(target.value)),
        ]), mark: figures.standing.mark
    ).html
  }

  private var values: HTML {
    let rows = figures.history.reversed().map { point in
      TableLine([
        HTML(text: words.write(point.period)), HTML(text: write(point.value)),
      ])
    }
    return DataTable(
      words, id: id, caption: indicator.name,
      columns: [TableColumn(say("period")), TableColumn(say("value"), .number)], rows: rows
    ).html
  }

  /// The steps from visit to order over the tile's last period.
  private var funnel: HTML? {
    guard let funnel = view.all(Funnel.self).first else { return nil }
    let flow = FunnelFlow(funnel, measured)
    guard flow.isMeasured else { return nil }
    return FunnelPicture.chart(flow, look, id: id)
  }

  /// The metric behind the indicator, channel by channel, over the last period.
  private var byChannel: HTML? {
    guard let period = figures.last?.period, !tile.channels.isEmpty else { return nil }
    let metric = ID<Metric>(indicator.formula)
    guard view.find(metric) != nil else { return nil }
    let parts = tile.channels.compactMap { channel -> HorizontalBars.Bar? in
      guard let value = measured.value(of: metric, over: period, channel: channel) else {
        return nil
      }
      return HorizontalBars.Bar(view.find(channel)?.name ?? channel.text, value)
    }
    guard !parts.isEmpty else { return nil }
    return HorizontalBars(
      words, id: id, title: say("byChannel", ["indicator": .text(indicator.name)]),
      summary: words.write(period), bars: parts, unit: unit,
      source: source
    ).html
  }

  // MARK: - Where it comes from

  var origin: HTML {
    var entries: [(term: String, HTML)] = [
      (view.label(Indicator.self), look.item(indicator)),
      (look.label("definition", of: Indicator.self), HTML(text: indicator.definition)),
    ]
    if !indicator.formula.isEmpty {
      entries.append(
        (look.label("formula", of: Indicator.self), "<code>\(indicator.formula)</code>"))
    }
    entries.append(
      (
        say("origin.how"),
        HTML(text: say(figures.isComputed ? "origin.computed" : "origin.written"))
      ))
    if let source = view.find(indicator.source) {
      entries.append((look.label("source", of: Indicator.self), look.item(source)))
    }
    if !indicator.correctiveAction.isEmpty {
      entries.append(
        (
          look.label("correctiveAction", of: Indicator.self),
          HTML(text: indicator.correctiveAction)
        ))
    }
    if !indicator.objectives.isEmpty {
      entries.append(
        (
          look.label("objectives", of: Indicator.self),
          look.names(indicator.objectives.map(\.text))
        ))
    }
    return Disclosure(say("origin"), Definitions(entries).html).html
  }
}
