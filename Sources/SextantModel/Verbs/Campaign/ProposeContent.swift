/// Proposes a draft to its readers.
enum ProposeContent: Verb {
  static let card = VerbCard("contentItem.propose", on: ContentItem.self, governs: ["state"])

  static func concerns(_ content: ContentItem) -> Bool { (content.state ?? .draft) == .draft }

  static func examine(_ content: ContentItem, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(content, "format", "body", "channels", "segments", "objectives")
  }

  static func carryOut(_ content: inout ContentItem, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    content.state = .proposed
  }
}
