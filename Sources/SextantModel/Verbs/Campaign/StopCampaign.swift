/// Stops a running campaign before its end, and says why.
enum StopCampaign: Verb {
  static let card = VerbCard(
    "campaign.stop", on: Campaign.self, governs: ["state"], needsReason: true, isUndoing: true)

  static func concerns(_ campaign: Campaign) -> Bool { campaign.state == .running }

  static func carryOut(_ campaign: inout Campaign, _ x: VerbContext, _ changes: inout VerbChanges) {
    campaign.state = .stopped
  }
}
