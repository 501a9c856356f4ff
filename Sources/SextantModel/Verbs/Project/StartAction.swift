/// Starts a planned action once it is paid for and its weak points are answered.
enum StartAction: Verb {
  static let card = VerbCard(
    "action.start", on: Action.self, governs: ["state"],
    refusals: ["unfunded", "noVigilance", "suspended"])

  static func concerns(_ action: Action) -> Bool { action.state == .planned }

  static func examine(_ action: Action, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(action, "owner", "indicators")
    let funded = action.budgetShares.compactMap(\.amount).sum()
    if let cost = action.cost, funded < cost {
      obstacles.add(
        "unfunded", at: "budgetShares",
        ["funded": .money(funded), "cost": .money(cost), "missing": .money(cost - funded)])
    }
    if action.vigilance.isEmpty && action.noVigilanceSignedBy == nil {
      obstacles.add("noVigilance", at: "vigilance")
    }
    let suspended = action.vendors.compactMap { x.find($0) }.filter { !$0.isActive }.map(\.id.text)
    if !suspended.isEmpty {
      obstacles.add("suspended", at: "vendors", ["items": .texts(suspended)], evidence: suspended)
    }
  }

  static func carryOut(_ action: inout Action, _ x: VerbContext, _ changes: inout VerbChanges) {
    action.state = .running
  }
}
