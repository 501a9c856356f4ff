/// Finishes an action whose contents are all out.
enum FinishAction: Verb {
  static let card = VerbCard(
    "action.finish", on: Action.self, governs: ["state"], refusals: ["unpublished"])

  static func concerns(_ action: Action) -> Bool { action.state == .running }

  static func examine(_ action: Action, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(action, "expectedResult")
    let open = x.citing(action, by: ContentItem.self, in: "action").filter {
      $0.state != .published
    }.map(\.id.text)
    if !open.isEmpty { obstacles.add("unpublished", ["items": .texts(open)], evidence: open) }
  }

  static func carryOut(_ action: inout Action, _ x: VerbContext, _ changes: inout VerbChanges) {
    action.state = .done
  }
}
