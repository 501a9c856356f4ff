import SextantModel

/// The loop of the work as a compass rose: how far each room is proven, and what is found there.
enum LoopRose {
  static func html(_ view: View) -> HTML {
    let shares = proven(
      view.examined.results.filter { !view.examined.seenInPart.contains($0.card.code) }
        .map { ($0.card.code, $0.outcome) })
    let points = MenuGroup.allCases.flatMap(\.rooms).map { room -> RosePoint in
      let findings = view.examined.findings(in: room)
      return RosePoint(
        view.say("room.\(room.rawValue)"), to: view.to.room(room), proven: shares[room],
        findings: findings.count, hasErrors: findings.contains { $0.severity == .error })
    }
    return CompassRose(view.words, points: points).html
  }

  /// The share of the checks of each room that pass, among those that apply; no share where none
  /// applies yet.
  static func proven(_ results: [(check: String, outcome: Outcome)]) -> [Room: Double] {
    let rooms = Dictionary(
      Room.allCases.compactMap { room in room.instrument.map { ($0, room) } },
      uniquingKeysWith: { first, _ in first })
    var passed: [Room: Int] = [:]
    var all: [Room: Int] = [:]
    for result in results where result.outcome != .notApplicable {
      guard let room = rooms[String(result.check.prefix(3))] else { continue }
      all[room, default: 0] += 1
      if result.outcome == .passed { passed[room, default: 0] += 1 }
    }
    return Dictionary(
      uniqueKeysWithValues: all.map { ($0.key, Double(passed[$0.key] ?? 0) / Double($0.value)) })
  }
}
