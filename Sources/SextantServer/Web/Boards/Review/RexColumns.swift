import SextantModel

/// A look back sorted: what went well, what did not, what is done about it, who was not heard.
struct RexColumns: Sendable {
  let strengths: [RexItem]
  let weaknesses: [RexItem]
  let unsorted: [RexItem]
  /// What will be done better because of something said here, each once.
  let improvements: [ImprovementAction]
  /// Weaknesses that lead to no improvement.
  let unanswered: Set<ID<RexItem>>
  /// Voices that were expected and said nothing.
  let silent: [ID<Stakeholder>]

  init(_ rex: Rex, _ x: Examination) {
    let items = x.citing(rex, by: RexItem.self, in: "rex")
    strengths = items.filter { $0.polarity == .strength }
    weaknesses = items.filter { $0.polarity == .weakness }
    unsorted = items.filter { $0.polarity == nil }
    var improvements: [ImprovementAction] = []
    var seen: Set<ID<ImprovementAction>> = []
    var unanswered: Set<ID<RexItem>> = []
    for item in items {
      let found = x.citing(item, by: ImprovementAction.self, in: "origins")
      let isPlanned = !x.citing(item, by: Action.self, in: "origins").isEmpty
      if found.isEmpty && !isPlanned && item.polarity == .weakness { unanswered.insert(item.id) }
      for action in found where seen.insert(action.id).inserted { improvements.append(action) }
    }
    self.improvements = improvements
    self.unanswered = unanswered
    let heard = Set(items.compactMap(\.voice))
    silent = rex.expectedVoices.filter { !heard.contains($0) }
  }
}
