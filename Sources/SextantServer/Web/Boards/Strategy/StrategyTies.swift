import SextantModel

/// Which item of the strategy serves which.
struct StrategyTies: Sendable {
  /// What each item serves directly. An action that moves an indicator serves the objective through
  /// it, and is tied to the objective only where no indicator of its own measures it.
  private(set) var served: [String: [String]] = [:]
  private var servants: [String: Set<String>] = [:]
  private var kinds: [String: String] = [:]

  init(of dossier: Dossier) {
    for orientation in dossier.all(Orientation.self) { note(orientation) }
    for objective in dossier.all(Objective.self) where objective.state != .abandoned {
      note(objective)
      tie(objective.id.text, objective.orientations.map(\.text))
    }
    var measured: [String: Set<String>] = [:]
    for indicator in dossier.all(Indicator.self) where indicator.isFollowed {
      note(indicator)
      tie(indicator.id.text, indicator.objectives.map(\.text))
      measured[indicator.id.text] = Set(indicator.objectives.map(\.text))
    }
    for action in dossier.all(Action.self) where action.state != .dropped {
      note(action)
      let indicators = action.indicators.map(\.text).filter { measured[$0] != nil }
      let reached = indicators.reduce(into: Set<String>()) { $0.formUnion(measured[$1] ?? []) }
      let objectives = action.objectives.map(\.text)
      tie(action.id.text, indicators + objectives.filter { !reached.contains($0) })
      // Served all the same, so that the objective is not said to lack an action.
      for objective in objectives { servants[objective, default: []].insert(action.id.text) }
    }
  }

  private mutating func note(_ item: some Item) { kinds[item.id.text] = type(of: item).kind.name }

  private mutating func tie(_ id: String, _ targets: [String]) {
    served[id] = targets.filter { kinds[$0] != nil }
    for target in served[id] ?? [] { servants[target, default: []].insert(id) }
  }

  private func isServed(_ id: String, by kind: String) -> Bool {
    (servants[id] ?? []).contains { kinds[$0] == kind }
  }

  func gaps(of orientation: Orientation) -> [StrategyMap.Gap] {
    isServed(orientation.id.text, by: Objective.kind.name) ? [] : [.noObjective]
  }

  func gaps(of objective: Objective) -> [StrategyMap.Gap] {
    let id = objective.id.text
    var gaps: [StrategyMap.Gap] = []
    if (served[id] ?? []).isEmpty { gaps.append(.noOrientation) }
    if !isServed(id, by: Indicator.kind.name) { gaps.append(.noIndicator) }
    if !isServed(id, by: Action.kind.name) { gaps.append(.noAction) }
    return gaps
  }

  func gaps(of indicator: Indicator) -> [StrategyMap.Gap] {
    (served[indicator.id.text] ?? []).isEmpty ? [.noPurpose] : []
  }

  func gaps(of action: Action) -> [StrategyMap.Gap] {
    (served[action.id.text] ?? []).isEmpty ? [.noPurpose] : []
  }

  /// The item and all that serves it, directly or through others.
  func serving(_ id: String) -> Set<String> {
    var found: Set<String> = [id]
    var pending = [id]
    while let next = pending.popLast() {
      for servant in servants[next] ?? [] where found.insert(servant).inserted {
        pending.append(servant)
      }
    }
    return found
  }
}
