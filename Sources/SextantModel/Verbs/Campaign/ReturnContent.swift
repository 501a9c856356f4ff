/// Sends a content back to its author, and says why.
enum ReturnContent: Verb {
  static let card = VerbCard(
    "contentItem.return", on: ContentItem.self, governs: ["state"], needsReason: true,
    isUndoing: true)

  static func concerns(_ content: ContentItem) -> Bool { (content.state ?? .draft) != .draft }

  static func carryOut(_ content: inout ContentItem, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    content.state = .draft
  }
}
