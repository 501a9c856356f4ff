/// Launches a campaign that has actions, and whose first contents are approved.
enum LaunchCampaign: Verb {
  static let card = VerbCard(
    "campaign.launch", on: Campaign.self, governs: ["state"],
    refusals: ["noAction", "unapproved", "over"], isApproval: true)

  static func concerns(_ campaign: Campaign) -> Bool { (campaign.state ?? .prepared) == .prepared }

  static func examine(_ campaign: Campaign, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(campaign, "start", "end", "objectives", "inclusionReviewedOn")
    if x.citing(campaign, by: Action.self, in: "campaign").allSatisfy({ $0.state == .dropped }) {
      obstacles.add("noAction")
    }
    if let end = campaign.end, end < x.today {
      obstacles.add("over", at: "end", ["end": .day(end)])
    }
    guard let start = campaign.start else { return }
    let first = max(start, x.today)
    let open = x.citing(campaign, by: ContentItem.self, in: "campaign").filter { content in
      guard let day = content.publishAt else { return false }
      return day <= first && content.state != .approved && content.state != .published
    }.map(\.id.text)
    if !open.isEmpty { obstacles.add("unapproved", ["items": .texts(open)], evidence: open) }
  }

  static func carryOut(_ campaign: inout Campaign, _ x: VerbContext, _ changes: inout VerbChanges) {
    campaign.state = .running
  }
}
