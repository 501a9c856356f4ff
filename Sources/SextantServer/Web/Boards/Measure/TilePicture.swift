import SextantModel

/// One tile of a dashboard: its figure in large, how it stands and where it heads, its chart, and
/// where both come from.
struct TilePicture: BoardPicture {
  let look: BoardLook
  let tile: Tile
  let standing: IndicatorStanding
  /// The forms that move the tile or take it off.
  var tools: HTML = .empty

  private var indicator: Indicator { standing.indicator }
  private var said: IndicatorWords { IndicatorWords(view: view, standing: standing) }
  private var id: String { "tile-\(markupID(tile.id.text))" }
  private var charts: IndicatorChart { IndicatorChart(view: view, standing: standing, id: id) }

  var html: HTML {
    let mark = standing.status.mark
    return Self.box(
      tile, look, mark: mark == .unknown ? .none : mark, footer: "\(origin)\(tools)",
      "\(content)\(details)")
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

  /// The value in large, where it stands, what it was before.
  private var figure: HTML {
    guard let last = standing.last else {
      let nothing = look.note(
        .unknown, view.say("indicator.noValue", ["indicator": .text(indicator.name)]))
      return "\(nothing)\(said.gapReason ?? .empty)"
    }
    var lines = [said.status] + said.lines
    if let baseline = tile.baseline {
      lines.append(HTML(text: say("baseline", ["value": .text(said.write(baseline))])))
    }
    if let sector = tile.sectorValue ?? indicator.sectorValue {
      lines.append(HTML(text: say("sector", ["value": .text(said.write(sector))])))
    }
    if let landing = said.landing { lines.append(landing) }
    if let reason = said.gapReason { lines.append(reason) }
    return """
      <p class="figure"><strong>\(said.write(last.value))</strong> \
      <span class="muted">\(words.write(last.period))</span></p>\
      <ul class="figure-lines small">\(each: lines, { "<li>\($0)</li>" })</ul>
      """
  }

  // MARK: - Its chart

  private var chart: HTML {
    if tile.isSplitByChannel, let split = charts.byChannel(tile.channels) { return split }
    switch tile.chart {
    case .figure, nil: return standing.history.count > 3 ? charts.line : charts.table
    case .line: return charts.line
    case .bars: return charts.bars
    case .gauge: return gauge
    case .table: return charts.table
    case .funnel: return funnel ?? charts.line
    }
  }

  private var gauge: HTML {
    guard let value = standing.last?.value, let target = standing.wanted, target.value > 0 else {
      return charts.line
    }
    let attained = standing.last?.attainment
    let fraction = attained ?? value / target.value
    let key = attained == nil || indicator.baseline == nil ? "gauge" : "gauge.way"
    return Progress(
      fraction,
      label: say(
        key,
        ["share": .percent(fraction, decimals: 0), "value": .text(said.write(target.value))]),
      mark: standing.status.mark
    ).html + charts.line
  }

  /// The steps from visit to order over the tile's last period.
  private var funnel: HTML? {
    guard let funnel = view.all(Funnel.self).first else { return nil }
    let flow = FunnelFlow(funnel, view.examined.examination.measured)
    guard flow.isMeasured else { return nil }
    return FunnelPicture.chart(flow, look, id: id)
  }

  // MARK: - Behind it

  /// What the gap is made of.
  private var details: HTML {
    let contributions = ContributionTables(view: view, standing: standing, id: id).html
    return contributions.isEmpty ? .empty : Disclosure(say("parts"), contributions).html
  }

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
        HTML(text: say(standing.isComputed ? "origin.computed" : "origin.written"))
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
