/// Stops following an indicator that no adopted objective depends on.
enum SetIndicatorAside: Verb {
  static let card = VerbCard(
    "indicator.setAside", on: Indicator.self, governs: ["isFollowed"],
    refusals: ["lastOne", "shown"], needsReason: true, isUndoing: true)

  static func concerns(_ indicator: Indicator) -> Bool { indicator.isFollowed }

  static func examine(_ indicator: Indicator, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let bare = indicator.objectives.compactMap { x.find($0) }.filter { objective in
      objective.state == .adopted
        && x.citing(objective, by: Indicator.self, in: "objectives").allSatisfy {
          $0.id == indicator.id || !$0.isFollowed
        }
    }.map(\.id.text)
    if !bare.isEmpty {
      obstacles.add("lastOne", at: "objectives", ["items": .texts(bare)], evidence: bare)
    }
    let tiles = x.citing(indicator, by: Tile.self).map(\.id.text)
    if !tiles.isEmpty { obstacles.add("shown", ["items": .texts(tiles)], evidence: tiles) }
  }

  static func carryOut(_ indicator: inout Indicator, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    indicator.isFollowed = false
  }
}
