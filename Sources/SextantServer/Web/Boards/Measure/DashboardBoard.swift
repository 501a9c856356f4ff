import SextantModel

/// A dashboard: its figures as tiles, each with target, trend and standing.
enum DashboardBoard: Board {
  static let name = "dashboard"
  static let room = Room.measure
  static let kinds: [any Item.Type] = [Dashboard.self, Tile.self, Indicator.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["dashboard"])
    guard
      let (dashboard, tabs) = look.chosen(
        "dashboard", of: view.all(Dashboard.self), label: "board.dashboard.which")
    else {
      return look.empty(
        checks: ["KPI06", "KPI03"],
        action: look.addButton(Dashboard.self, "board.dashboard.add"))
    }
    return "\(tabs)\(DashboardPicture(look, dashboard).html)"
  }
}

/// The tiles of a dashboard, as pictures or as one table.
private struct DashboardPicture: BoardPicture {
  let look: BoardLook
  let dashboard: Dashboard
  let tiles: [(tile: Tile, figures: TileFigures?)]
  private let measured: MeasuredFigures

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
    return look.heading(dashboard, parts)
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

  private var pictures: HTML {
    let drawn = tiles.map { tile, figures in
      figures.map { TilePicture(look: look, tile: tile, figures: $0, measured: measured).html }
        ?? TilePicture.box(tile, look, look.note(.watch, say("noIndicator")))
    }
    return "<div class=\"stack tiles\">\(drawn.joined())</div>"
  }

  private func write(_ value: Double?, _ indicator: Indicator) -> String {
    TilePicture.write(value, indicator, words)
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
