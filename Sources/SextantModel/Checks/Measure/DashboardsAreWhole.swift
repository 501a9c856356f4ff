/// Every dashboard says for whom it is, holds a readable number of tiles from several sources, each
/// with what it is compared to; every channel kept has a tile; sales are split by channel.
///
/// A channel has a tile where a tile names it. The tile repeats the indicator's sector value, where
/// one is known, so that the reader of the dashboard sees it.
public struct DashboardsAreWhole: Check {
  public static let card = CheckCard(
    "KPI06", "dashboard.whole", .warning, basis: [.text, .house],
    about: [Dashboard.self],
    alsoReads: [Tile.self, Indicator.self, ChannelChoice.self, Channel.self],
    parameters: ["minTiles", "maxTiles", "minDashboardSources"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for dashboard in x.all(Dashboard.self) {
      let tiles = x.citing(dashboard, by: Tile.self, in: "dashboard")
      examine(dashboard, tiles, x, &verdict)
      for tile in tiles { examine(tile, x, &verdict) }
    }
    let shown = Set(x.all(Tile.self).flatMap(\.channels))
    var asked: Set<ID<Channel>> = []
    for choice in x.all(ChannelChoice.self) {
      guard let channel = x.find(choice.channel), asked.insert(channel.id).inserted,
        !shown.contains(channel.id)
      else { continue }
      verdict.fail(channel.at(), "noTile", ["channel": .text(channel.name)])
    }
  }

  private static func examine(
    _ dashboard: Dashboard, _ tiles: [Tile], _ x: Examination, _ verdict: inout Verdict
  ) {
    let name: Argument = .text(dashboard.title)
    if dashboard.audience.isEmpty {
      verdict.fail(dashboard.at("audience"), "noAudience", ["dashboard": name])
    }
    if !(x.rules.minTiles...max(x.rules.minTiles, x.rules.maxTiles)).contains(tiles.count) {
      verdict.fail(
        dashboard.at(), "tiles",
        [
          "dashboard": name, "count": .integer(tiles.count), "min": .integer(x.rules.minTiles),
          "max": .integer(x.rules.maxTiles),
        ])
    }
    let sources = Set(tiles.compactMap { x.find($0.indicator)?.source })
    if sources.count < x.rules.minDashboardSources {
      verdict.fail(
        dashboard.at(), "sources",
        [
          "dashboard": name, "count": .integer(sources.count),
          "min": .integer(x.rules.minDashboardSources),
        ])
    }
    if dashboard.dashboardKind == .sales,
      !tiles.contains(where: { $0.isSplitByChannel && !$0.channels.isEmpty })
    {
      verdict.fail(dashboard.at(), "notSplit", ["dashboard": name])
    }
  }

  private static func examine(_ tile: Tile, _ x: Examination, _ verdict: inout Verdict) {
    let name: Argument = .text(tile.title)
    if tile.indicator == nil {
      verdict.fail(tile.at("indicator"), "noIndicator", ["tile": name])
    }
    if tile.baseline == nil { verdict.fail(tile.at("baseline"), "noBaseline", ["tile": name]) }
    if let sector = x.find(tile.indicator)?.sectorValue, tile.sectorValue == nil {
      verdict.fail(
        tile.at("sectorValue"), "noSector", ["tile": name, "sector": .number(sector)])
    }
  }
}
