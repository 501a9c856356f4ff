/// Starts a study whose method and sample are settled.
enum StartStudy: Verb {
  static let card = VerbCard(
    "study.start", on: Study.self, governs: ["state"], refusals: ["noSample"])

  static func concerns(_ study: Study) -> Bool { (study.state ?? .planned) == .planned }

  static func examine(_ study: Study, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(study, "studyKind", "method")
    if (study.plannedSize ?? 0) <= 0 && !study.profiles.contains(where: { ($0.planned ?? 0) > 0 }) {
      obstacles.add("noSample", at: "plannedSize")
    }
  }

  static func carryOut(_ study: inout Study, _ x: VerbContext, _ changes: inout VerbChanges) {
    study.state = .running
    study.start = study.start ?? x.today
  }
}
