/// Submits a juror's mark, with the digests of what they were shown.
enum SubmitMark: Verb {
  static let card = VerbCard(
    "mark.submit", on: Mark.self, governs: ["submittedAt"], refusals: ["notYours"])

  static func concerns(_ mark: Mark) -> Bool { mark.submittedAt == nil }

  static func examine(_ mark: Mark, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(mark, "candidate", "level", "comment", "dossierDigest", "frameworkDigest")
    if let juror = mark.juror, x.actor.item != juror.text {
      obstacles.add("notYours", at: "juror", ["juror": .text(juror.text)])
    }
  }

  static func carryOut(_ mark: inout Mark, _ x: VerbContext, _ changes: inout VerbChanges) {
    mark.submittedAt = x.now
  }
}
