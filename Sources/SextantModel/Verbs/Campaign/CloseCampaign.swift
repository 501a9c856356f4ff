/// Closes a campaign: its actions are over, its look back can begin.
enum CloseCampaign: Verb {
  static let card = VerbCard(
    "campaign.close", on: Campaign.self, governs: ["state"], refusals: ["openActions", "tooSoon"])

  static func concerns(_ campaign: Campaign) -> Bool {
    campaign.state == .running || campaign.state == .stopped
  }

  static func examine(_ campaign: Campaign, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let open = x.citing(campaign, by: Action.self, in: "campaign").filter {
      $0.state == .running
    }.map(\.id.text)
    if !open.isEmpty { obstacles.add("openActions", ["items": .texts(open)], evidence: open) }
    if let end = campaign.end, end > x.today, campaign.state == .running {
      obstacles.add("tooSoon", at: "end", ["end": .day(end)])
    }
  }

  static func carryOut(_ campaign: inout Campaign, _ x: VerbContext, _ changes: inout VerbChanges) {
    campaign.state = .closed
  }
}
