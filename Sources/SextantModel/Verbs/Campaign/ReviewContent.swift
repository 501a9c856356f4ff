/// Declares a content reviewed: someone read it, and every remark has its answer.
enum ReviewContent: Verb {
  static let card = VerbCard(
    "contentItem.review", on: ContentItem.self, governs: ["state"],
    refusals: ["noReview", "unanswered"])

  static func concerns(_ content: ContentItem) -> Bool { content.state == .proposed }

  static func examine(_ content: ContentItem, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let reviews = x.citing(content, by: ContentReview.self, in: "content")
    if reviews.isEmpty { obstacles.add("noReview") }
    let open = reviews.filter { $0.remarks.contains { $0.answer.isEmpty } }.map(\.id.text)
    if !open.isEmpty { obstacles.add("unanswered", ["items": .texts(open)], evidence: open) }
  }

  static func carryOut(_ content: inout ContentItem, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    content.state = .reviewed
  }
}
