/// The plan leaves nobody out by accident: each segment has a content, each audience an action, and
/// levers, sides and horizons are all used.
///
/// What is left out on purpose is explained by a waiver, the one place for such reasons. Dropped
/// actions and drafts without text count for nothing.
public struct AudiencesAndLeversAreCovered: Check {
  public static let card = CheckCard(
    "CAM02", "content.coverage", .warning, basis: [.text],
    about: [Action.self], alsoReads: [ContentItem.self, Segment.self, Channel.self])

  /// The levers that the frameworks' texts name.
  private static let levers: [Lever] = [
    .seo, .sea, .content, .affiliation, .email, .partnership, .retargeting, .display, .editorial,
  ]

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for segment in x.all(Segment.self) where segment.isTargeted {
      let contents = x.citing(segment, by: ContentItem.self, in: "segments")
      if !contents.contains(where: { !$0.body.isEmpty }) {
        verdict.fail(segment.at(), "segmentWithoutContent", ["segment": .text(segment.name)])
      }
    }
    let plan = x.all(Action.self).filter { $0.state != .dropped }
    let audiences = Set(plan.compactMap(\.audience))
    for audience in AudienceKind.allCases where !audiences.contains(audience) {
      verdict.fail(
        .among(Action.self, field: "audience"), "noAudience", ["audience": .choice(audience)])
    }
    let used = Set(plan.compactMap(\.lever))
    for lever in levers where !used.contains(lever) {
      verdict.fail(.among(Action.self, field: "lever"), "noLever", ["lever": .choice(lever)])
    }
    let sides = Set(plan.flatMap(\.channels).compactMap { x.find($0)?.side })
    for side in JourneySide.allCases where !sides.contains(side) {
      verdict.fail(.among(Action.self, field: "channels"), "noSide", ["side": .choice(side)])
    }
    let horizons = Set(plan.compactMap(\.horizon))
    for horizon in Horizon.allCases where !horizons.contains(horizon) {
      verdict.fail(
        .among(Action.self, field: "horizon"), "noHorizon", ["horizon": .choice(horizon)])
    }
  }
}
