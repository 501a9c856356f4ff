/// Keeps a source in the watch once it has been scored.
enum KeepSource: Verb {
  static let card = VerbCard(
    "watchSource.keep", on: WatchSource.self, governs: ["isActive"], asks: ["keepReason"],
    refusals: ["weak"])

  static func concerns(_ source: WatchSource) -> Bool {
    !source.isActive || source.keepReason.isEmpty
  }

  static func examine(_ source: WatchSource, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(source, "url", "axes", "relevance", "freshness", "reliability")
    guard let relevance = source.relevance, let freshness = source.freshness,
      let reliability = source.reliability
    else { return }
    let score = Double(relevance + freshness + reliability) / 3
    let least = x.dossier.only(RuleParameters.self).minSourceScore
    if score < least {
      obstacles.add(
        "weak", at: "relevance",
        ["score": .number(score, decimals: 1), "least": .number(least, decimals: 1)])
    }
  }

  static func carryOut(
    _ source: inout WatchSource, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    source.isActive = true
  }
}
