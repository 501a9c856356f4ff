/// Stops reading a source; what it brought stays.
enum RetireSource: Verb {
  static let card = VerbCard(
    "watchSource.retire", on: WatchSource.self, governs: ["isActive"], refusals: ["collected"],
    needsReason: true, isUndoing: true)

  static func concerns(_ source: WatchSource) -> Bool { source.isActive }

  static func examine(_ source: WatchSource, _ x: VerbContext, _ obstacles: inout Obstacles) {
    // A collector that reads nothing else would run for nothing.
    let idle = x.citing(source, by: Collector.self).filter { $0.sources == [source.id] }
    if !idle.isEmpty {
      let ids = idle.map(\.id.text)
      obstacles.add("collected", ["items": .texts(ids)], evidence: ids)
    }
  }

  static func carryOut(
    _ source: inout WatchSource, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    source.isActive = false
  }
}
