import SextantModel

/// A dashboard: its figures as tiles, each with target, trend and standing.
enum DashboardBoard: Board {
  static let name = "dashboard"
  static let room = Room.measure
  static let kinds: [any Item.Type] = [Dashboard.self, Tile.self, Indicator.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["dashboard"])
    let dashboards = view.all(Dashboard.self)
    guard
      let dashboard = dashboards.first(where: { $0.id.text == look.choice("dashboard") })
        ?? dashboards.first
    else {
      return look.empty(
        checks: ["KPI06", "KPI03"],
        action: look.addButton(Dashboard.self, "board.dashboard.add"))
    }
    let tabs = look.tabs(
      view.say("board.dashboard.which"), over: dashboards.map { ($0.id.text, $0.title) },
      "dashboard", here: dashboard.id.text)
    return "\(tabs)\(DashboardPicture(look, dashboard).html)"
  }
}

/// The tiles of a dashboard, as pictures or as one table.
private struct DashboardPicture {
  let look: BoardLook
  let dashboard: Dashboard
  let tiles: [(tile: Tile, figures: TileFigures?)]
  private let measured: MeasuredFigures

  private var view: View { look.view }
  private var words: Catalogue { view.words }
  private func say(_ key: String) -> String { view.say("board.dashboard.\(key)") }
  private func say(_ key: String, _ arguments: [String: Argument]) -> String {
    view.say("board.dashboard.\(key)", arguments)
  }

  init(_ look: BoardLook, _ dashboard: Dashboard) {
    self.look = look
    self.dashboard = dashboard
    let view = look.view
    let x = view.examined.examination
    let measured = MeasuredFigures(x)
    self.measured = measured
    tiles = x.citing(dashboard, by: Tile.self, in: "dashboard").map { tile in
      let figures = view.find(tile.indicator).map { indicator in
        TileFigures(
          indicator, measured, readings: x.citing(indicator, by: Reading.self, in: "indicator"),
          by: view.today)
      }
      return (tile, figures)
    }
  }

  var html: HTML {
    let add = look.addButton(
      Tile.self, "board.dashboard.addTile", given: [("dashboard", dashboard.id.text)])
    return """
      \(look.sheetTabs)\(heading)\(look.facts(facts))<div data-live="dashboard">\
      \(tiles.isEmpty ? look.note(.watch, say("noTile")) : look.isTable ? table : pictures)</div>\
      <p class="print-hidden">\(add)</p>
      """
  }

  private var heading: HTML {
    let parts =
      (dashboard.dashboardKind.map { [look.name($0)] } ?? [])
      + [dashboard.audience, dashboard.tool].filter { !$0.isEmpty }
    return """
      <p>\(look.item(dashboard))<br><span class="muted small">\
      \(parts.joined(separator: " · "))</span></p>
      """
  }

  private var facts: [BoardFact] {
    let standings: [TileFigures.Standing] = [.reached, .below, .alert, .unknown]
    return standings.compactMap { standing in
      let count = tiles.count { ($0.figures?.standing ?? .unknown) == standing }
      guard count > 0 else { return nil }
      return BoardFact(
        number: words.write(count), text: say("count.\(standing.rawValue)"), mark: standing.mark)
    }
  }

  // MARK: - One tile

  private var pictures: HTML {
    "<div class=\"stack tiles\">\(each: tiles, { tile($0.tile, $0.figures) })</div>"
  }

  private func tile(_ tile: Tile, _ figures: TileFigures?) -> HTML {
    let head: HTML = "\(look.headline(tile)) \(look.badge(tile.id.text))"
    guard let figures else {
      return Box(title: head, level: 2, item: tile.id.text, look.note(.watch, say("noIndicator")))
        .html
    }
    return Box(
      title: head, level: 2, mark: figures.standing == .unknown ? .none : figures.standing.mark,
      footer: origin(tile, figures), item: tile.id.text,
      """
      <div class="tile-body"><div>\(figure(tile, figures))</div><div>\(chart(tile, figures))</div>\
      </div>
      """
    ).html
  }

  private func write(_ value: Double?, _ indicator: Indicator) -> String {
    guard let value else { return "–" }
    let number = words.write(indicator.rounded(value), decimals: indicator.decimals ?? 2)
    return indicator.unit.isEmpty ? number : "\(number)\u{A0}\(indicator.unit)"
  }

  /// The value in large, where it stands, what it was before.
  private func figure(_ tile: Tile, _ figures: TileFigures) -> HTML {
    let indicator = figures.indicator
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
            "target", ["value": .text(write(target.value, indicator)), "day": day])))
    }
    lines += [
      change(figures, figures.before, "since"), change(figures, figures.yearBefore, "year"),
    ]
    if let baseline = tile.baseline {
      lines.append(HTML(text: say("baseline", ["value": .text(write(baseline, indicator))])))
    }
    if let sector = tile.sectorValue ?? indicator.sectorValue {
      lines.append(HTML(text: say("sector", ["value": .text(write(sector, indicator))])))
    }
    let shown = lines.filter { !$0.isEmpty }.map { "<li>\($0)</li>" as HTML }
    return """
      <p class="figure"><strong>\(write(last.value, indicator))</strong> \
      <span class="muted">\(words.write(last.period))</span></p>\
      <ul class="figure-lines small">\(shown.joined())</ul>
      """
  }

  private func change(
    _ figures: TileFigures, _ point: TileFigures.Point?, _ key: String
  ) -> HTML {
    guard let point, let change = figures.change(from: point) else { return .empty }
    let sign = change.difference > 0 ? "+" : ""
    return StatusMark(
      change.mark,
      say(
        key,
        [
          "change": .text(sign + write(change.difference, figures.indicator)),
          "period": .period(point.period),
        ])
    ).html
  }

  // MARK: - Its chart

  private func chart(_ tile: Tile, _ figures: TileFigures) -> HTML {
    if tile.isSplitByChannel, let split = byChannel(tile, figures) { return split }
    switch tile.chart {
    case .figure, nil: return spark(figures)
    case .line: return line(tile, figures)
    case .bars: return bars(tile, figures)
    case .gauge: return gauge(figures)
    case .table: return values(tile, figures)
    case .funnel: return funnel(tile) ?? line(tile, figures)
    }
  }

  private func id(_ tile: Tile) -> String { "tile-\(markupID(tile.id.text))" }

  private func spark(_ figures: TileFigures) -> HTML {
    Sparkline(figures.history.map(\.value), summary: summary(figures)).html
  }

  /// From the first value shown to the last, in a sentence.
  private func summary(_ figures: TileFigures) -> String {
    guard let first = figures.history.first(where: { $0.value != nil }), let last = figures.last
    else { return say("noValue", ["indicator": .text(figures.indicator.name)]) }
    return say(
      "summary",
      [
        "first": .text(write(first.value, figures.indicator)), "start": .period(first.period),
        "last": .text(write(last.value, figures.indicator)), "end": .period(last.period),
      ])
  }

  private func unit(_ indicator: Indicator) -> ChartUnit {
    switch indicator.unit {
    case "", "points": .number(decimals: indicator.decimals)
    case "€": .money
    default: .named(indicator.unit)
    }
  }

  private func source(_ figures: TileFigures) -> String? {
    view.find(figures.indicator.source).map(\.name)
  }

  private func line(_ tile: Tile, _ figures: TileFigures) -> HTML {
    let alert = figures.indicator.alertThreshold.map { [(name: say("alert"), value: $0)] } ?? []
    return LineChart(
      words, id: id(tile), title: figures.indicator.name, summary: summary(figures),
      labels: figures.history.map { short($0.period) },
      series: [ChartSeries("", figures.history.map(\.value))], unit: unit(figures.indicator),
      target: figures.target?.value, thresholds: alert, fromZero: false, source: source(figures)
    ).html
  }

  private func bars(_ tile: Tile, _ figures: TileFigures) -> HTML {
    BarChart(
      words, id: id(tile), title: figures.indicator.name, summary: summary(figures),
      categoryName: say("period"), categories: figures.history.map { short($0.period) },
      series: [ChartSeries(figures.indicator.name, figures.history.map(\.value))],
      unit: unit(figures.indicator), target: figures.target?.value, source: source(figures)
    ).html
  }

  /// A period at an axis: the month without its year, but for the first of a year.
  private func short(_ period: Period) -> String {
    guard period.months == 1 else { return words.write(period) }
    let name = view.say("month.short.\(period.first.month)")
    return period.first.month == 1 ? "\(name) \(period.first.year)" : name
  }

  private func gauge(_ figures: TileFigures) -> HTML {
    guard let fraction = figures.fractionOfTarget, let target = figures.target else {
      return spark(figures)
    }
    return Progress(
      fraction,
      label: say(
        "gauge",
        [
          "share": .percent(fraction, decimals: 0),
          "value": .text(write(target.value, figures.indicator)),
        ]), mark: figures.standing.mark
    ).html
  }

  private func values(_ tile: Tile, _ figures: TileFigures) -> HTML {
    let rows = figures.history.reversed().map { point in
      TableLine([
        HTML(text: words.write(point.period)), HTML(text: write(point.value, figures.indicator)),
      ])
    }
    return DataTable(
      words, id: id(tile), caption: figures.indicator.name,
      columns: [TableColumn(say("period")), TableColumn(say("value"), .number)], rows: rows
    ).html
  }

  /// The steps from visit to order over the tile's last period.
  private func funnel(_ tile: Tile) -> HTML? {
    guard let funnel = view.all(Funnel.self).first else { return nil }
    let flow = FunnelFlow(funnel, measured)
    guard flow.isMeasured else { return nil }
    return FunnelPicture.chart(flow, look, id: id(tile))
  }

  /// The metric behind the indicator, channel by channel, over the last period.
  private func byChannel(_ tile: Tile, _ figures: TileFigures) -> HTML? {
    guard let period = figures.last?.period, !tile.channels.isEmpty else { return nil }
    let metric = ID<Metric>(figures.indicator.formula)
    guard view.find(metric) != nil else { return nil }
    let parts = tile.channels.compactMap { channel -> HorizontalBars.Bar? in
      guard let value = measured.value(of: metric, over: period, channel: channel) else {
        return nil
      }
      return HorizontalBars.Bar(view.find(channel)?.name ?? channel.text, value)
    }
    guard !parts.isEmpty else { return nil }
    return HorizontalBars(
      words, id: id(tile), title: say("byChannel", ["indicator": .text(figures.indicator.name)]),
      summary: words.write(period), bars: parts, unit: unit(figures.indicator),
      source: source(figures)
    ).html
  }

  // MARK: - Where it comes from

  private func origin(_ tile: Tile, _ figures: TileFigures) -> HTML {
    let indicator = figures.indicator
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

  private var table: HTML {
    let rows = tiles.map { tile, figures in
      guard let figures else {
        return TableLine([
          look.item(tile), "–", "–", "–", "–", "–", "–",
          StatusMark(.watch, say("noIndicator")).html,
        ])
      }
      let indicator = figures.indicator
      return TableLine(
        [
          look.item(tile), look.headline(indicator),
          HTML(text: figures.last.map { words.write($0.period) } ?? "–"),
          HTML(text: write(figures.last?.value, indicator)),
          HTML(text: write(figures.target?.value, indicator)), look.write(figures.target?.date),
          difference(figures, figures.yearBefore),
          StatusMark(figures.standing.mark, say("standing.\(figures.standing.rawValue)")).html,
        ], id: tile.id.text)
    }
    return DataTable(
      words, id: "dashboard-table", caption: dashboard.title,
      columns: [
        TableColumn(look.label("title", of: Tile.self), isRowHeader: true),
        TableColumn(view.label(Indicator.self)), TableColumn(say("period"), .day),
        TableColumn(say("value"), .number), TableColumn(say("target.short"), .number),
        TableColumn(say("target.day"), .day), TableColumn(say("year.short"), .number),
        TableColumn(say("standing"), .mark),
      ], rows: rows
    ).html
  }

  private func difference(_ figures: TileFigures, _ point: TileFigures.Point?) -> HTML {
    guard let change = figures.change(from: point) else { return "–" }
    let sign = change.difference > 0 ? "+" : ""
    return HTML(text: sign + write(change.difference, figures.indicator))
  }
}
