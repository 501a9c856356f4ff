/// Hands in a juror's mark of an anchor dossier; the reference is theirs to read once all are in.
enum SubmitAnchorMark: Verb {
  static let card = VerbCard(
    "anchorMark.submit", on: AnchorMark.self, governs: ["submittedAt"], refusals: ["notYours"])

  static func concerns(_ mark: AnchorMark) -> Bool { mark.submittedAt == nil }

  static func examine(_ mark: AnchorMark, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(mark, "anchor", "criterion", "level")
    if mark.juror?.text != x.actor.item {
      obstacles.add("notYours", at: "juror", ["name": .text(x.actor.name)])
    }
  }

  static func carryOut(_ mark: inout AnchorMark, _ x: VerbContext, _ changes: inout VerbChanges) {
    mark.submittedAt = x.now
  }
}
