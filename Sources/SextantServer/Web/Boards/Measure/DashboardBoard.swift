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
  let tiles: [(tile: Tile, standing: IndicatorStanding?)]

  init(_ look: BoardLook, _ dashboard: Dashboard) {
    self.look = look
    self.dashboard = dashboard
    let x = look.view.examined.examination
    tiles = dashboard.tilesInOrder(x).map { tile in
      (tile, x.find(tile.indicator).map { x.standing(of: $0) })
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
    IndicatorStatus.allCases.compactMap { status in
      let count = tiles.count { ($0.standing?.status ?? .noValue) == status }
      guard count > 0 else { return nil }
      return BoardFact(
        number: words.write(count), text: view.say("indicator.count.\(status.rawValue)"),
        mark: status.mark)
    }
  }

  private var pictures: HTML {
    let drawn = tiles.enumerated().map { place, entry in
      let tools = tools(entry.tile, at: place)
      return entry.standing.map {
        TilePicture(look: look, tile: entry.tile, standing: $0, tools: tools).html
      } ?? TilePicture.box(entry.tile, look, footer: tools, look.note(.watch, say("noIndicator")))
    }
    return "<div class=\"stack tiles\">\(drawn.joined())</div>"
  }

  /// Moves the tile before another or last, or takes it off the dashboard.
  private func tools(_ tile: Tile, at place: Int) -> HTML {
    guard view.reader.mayEdit(Tile.kind) else { return .empty }
    let address = view.to.set(Tile.kind, tile.id.text)
    let others = tiles.map(\.tile).enumerated().filter { $0.offset != place }
    let ranks = dashboard.ranks(of: tiles.map(\.tile), in: view.examined.examination, moving: place)
    var options = others.enumerated().map { index, other in
      ChoiceOption(
        ranks[index], say("before", ["tile": .text(other.element.title)]))
    }
    if let last = ranks.last { options.append(ChoiceOption(last, say("last"))) }
    let move: HTML =
      others.isEmpty
      ? .empty
      : MoveForm(
        view, item: tile.id.text, to: address, field: "rank", options: options,
        current: place < ranks.count ? ranks[place] : "", version: look.version, back: look.here,
        label: say("move")
      ).html
    let remove = PostForm(
      view, to: address, version: look.version, back: look.here, look: .inline,
      """
      <input type="hidden" name="dashboard" value="">\
      \(Button(say("remove"), .quiet, icon: "delete"))
      """)
    return "<div class=\"cluster print-hidden\">\(move)\(remove)</div>"
  }

  private var table: HTML {
    let rows = tiles.map { tile, standing in
      guard let standing else {
        return TableLine([
          look.item(tile), "–", "–", "–", "–", "–", "–", "–", "–",
          StatusMark(.watch, say("noIndicator")).html,
        ])
      }
      let said = IndicatorWords(view: view, standing: standing)
      let last = standing.last
      return TableLine(
        [
          look.item(tile), look.headline(standing.indicator),
          HTML(text: last.map { words.write($0.period) } ?? "–"),
          HTML(text: said.write(last?.value)),
          HTML(text: standing.wanted.map { said.write($0) } ?? "–"),
          HTML(text: last?.variance.map { said.writeDifference($0) } ?? "–"),
          HTML(text: last?.attainment.map { words.writePercent($0, decimals: 0) } ?? "–"),
          HTML(
            text: standing.change(from: standing.yearBefore)
              .map { said.writeDifference($0.difference) } ?? "–"),
          said.freshness, said.status,
        ], id: tile.id.text)
    }
    return DataTable(
      words, id: "dashboard-table", caption: dashboard.title,
      columns: [
        TableColumn(look.label("title", of: Tile.self), isRowHeader: true),
        TableColumn(view.label(Indicator.self)),
        TableColumn(view.say("indicator.period"), .day),
        TableColumn(view.say("indicator.value"), .number),
        TableColumn(view.say("indicator.target.short"), .number),
        TableColumn(view.say("indicator.gap.short"), .number),
        TableColumn(view.say("indicator.attainment.short"), .number),
        TableColumn(view.say("indicator.year.short"), .number),
        TableColumn(view.say("indicator.freshness.short"), .mark),
        TableColumn(view.say("indicator.status.short"), .mark),
      ], rows: rows
    ).html
  }
}
