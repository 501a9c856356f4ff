/// Hands in a second or third reader's mark of one criterion.
enum SubmitBlindMark: Verb {
  static let card = VerbCard(
    "blindMark.submit", on: BlindMark.self, governs: ["submittedAt"],
    refusals: ["notYours", "notReader", "settled"])

  static func concerns(_ mark: BlindMark) -> Bool { mark.submittedAt == nil }

  static func examine(_ mark: BlindMark, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(mark, "piece", "criterion", "level")
    if mark.juror?.text != x.actor.item {
      obstacles.add("notYours", at: "juror", ["name": .text(x.actor.name)])
    }
    guard let piece = x.find(mark.piece) else { return }
    if mark.juror == nil || (piece.second != mark.juror && piece.third != mark.juror) {
      obstacles.add("notReader", at: "juror")
    }
    if piece.settledOn != nil { obstacles.add("settled") }
  }

  static func carryOut(_ mark: inout BlindMark, _ x: VerbContext, _ changes: inout VerbChanges) {
    mark.submittedAt = x.now
  }
}
