/// Closes a study: its answers are in and its results stated.
enum CloseStudy: Verb {
  static let card = VerbCard(
    "study.close", on: Study.self, governs: ["state"], mayAsk: ["achievedSize", "end"],
    refusals: ["noAnswers", "noResult", "beforeStart"])

  static func concerns(_ study: Study) -> Bool { study.state == .running }

  static func examine(_ study: Study, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.refuseFuture(study, "end", study.end, x)
    if (study.plannedSize ?? 0) > 0 && (study.achievedSize ?? 0) <= 0 {
      obstacles.add("noAnswers", at: "achievedSize")
    }
    if x.citing(study, by: StudyResult.self, in: "study").isEmpty { obstacles.add("noResult") }
    if let start = study.start, let end = study.end, end < start {
      obstacles.add("beforeStart", at: "end", ["start": .day(start)])
    }
  }

  static func carryOut(_ study: inout Study, _ x: VerbContext, _ changes: inout VerbChanges) {
    study.state = .closed
    study.end = study.end ?? x.today
  }
}
