/// Follows an indicator whose contract is written.
enum FollowIndicator: Verb {
  static let card = VerbCard("indicator.follow", on: Indicator.self, governs: ["isFollowed"])

  static func concerns(_ indicator: Indicator) -> Bool { !indicator.isFollowed }

  static func examine(_ indicator: Indicator, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(indicator, "definition", "unit", "source", "owner", "frequency", "direction")
  }

  static func carryOut(_ indicator: inout Indicator, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    indicator.isFollowed = true
  }
}
