/// Notes that an approved content is out.
enum PublishContent: Verb {
  static let card = VerbCard(
    "contentItem.publish", on: ContentItem.self, governs: ["state"],
    refusals: ["tooSoon", "stopped"])

  static func concerns(_ content: ContentItem) -> Bool { content.state == .approved }

  static func examine(_ content: ContentItem, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(content, "publishAt")
    if let day = content.publishAt, day > x.today {
      obstacles.add("tooSoon", at: "publishAt", ["day": .day(day)])
    }
    if let campaign = x.find(content.campaign), campaign.state == .stopped {
      obstacles.add(
        "stopped", at: "campaign", ["campaign": .text(campaign.name)], evidence: [campaign.id.text])
    }
  }

  static func carryOut(_ content: inout ContentItem, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    content.state = .published
  }
}
