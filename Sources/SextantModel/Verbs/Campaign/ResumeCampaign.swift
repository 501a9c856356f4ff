/// Resumes a campaign that had been stopped.
enum ResumeCampaign: Verb {
  static let card = VerbCard(
    "campaign.resume", on: Campaign.self, governs: ["state"], refusals: ["over"], isApproval: true,
    needsReason: true)

  static func concerns(_ campaign: Campaign) -> Bool { campaign.state == .stopped }

  static func examine(_ campaign: Campaign, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if let end = campaign.end, end < x.today {
      obstacles.add("over", at: "end", ["end": .day(end)])
    }
  }

  static func carryOut(_ campaign: inout Campaign, _ x: VerbContext, _ changes: inout VerbChanges) {
    campaign.state = .running
  }
}
