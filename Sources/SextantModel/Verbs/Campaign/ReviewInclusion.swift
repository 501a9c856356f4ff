/// Signs that a campaign leaves nobody out: words, images and accesses were read again.
enum ReviewInclusion: Verb {
  static let card = VerbCard(
    "campaign.reviewInclusion", on: Campaign.self,
    governs: ["inclusionReviewer", "inclusionReviewedOn"], refusals: ["noContent"],
    needsPerson: true)

  static func concerns(_ campaign: Campaign) -> Bool {
    campaign.inclusionReviewedOn == nil && campaign.state != .closed
  }

  static func examine(_ campaign: Campaign, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if x.citing(campaign, by: ContentItem.self, in: "campaign").isEmpty {
      obstacles.add("noContent")
    }
  }

  static func carryOut(_ campaign: inout Campaign, _ x: VerbContext, _ changes: inout VerbChanges) {
    campaign.inclusionReviewer = x.person
    campaign.inclusionReviewedOn = x.today
  }
}
