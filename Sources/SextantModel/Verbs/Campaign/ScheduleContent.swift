/// Sets the day on which an approved content goes out.
enum ScheduleContent: Verb {
  static let card = VerbCard(
    "contentItem.schedule", on: ContentItem.self, asks: ["publishAt"],
    refusals: ["past", "outside"])

  static func concerns(_ content: ContentItem) -> Bool { content.state == .approved }

  static func examine(_ content: ContentItem, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(content, "channels")
    guard let day = content.publishAt else { return }
    if day < x.today { obstacles.add("past", at: "publishAt", ["day": .day(day)]) }
    if let campaign = x.find(content.campaign), let start = campaign.start,
      let end = campaign.end, day < start || day > end
    {
      obstacles.add(
        "outside", at: "publishAt",
        ["campaign": .text(campaign.name), "start": .day(start), "end": .day(end)],
        evidence: [campaign.id.text])
    }
  }

  static func carryOut(_ content: inout ContentItem, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    changes.arguments["day"] = content.publishAt.map { .day($0) } ?? ""
  }
}
