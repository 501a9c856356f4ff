/// Hands in what answers a demanded deliverable.
enum HandInSubmission: Verb {
  static let card = VerbCard(
    "submission.handIn", on: Submission.self, governs: ["submittedOn"], refusals: ["empty", "lost"])

  static func concerns(_ submission: Submission) -> Bool { submission.submittedOn == nil }

  static func examine(_ submission: Submission, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(submission, "deliverable")
    if submission.items.isEmpty && submission.file.isEmpty { obstacles.add("empty", at: "items") }
    let lost = submission.items.map(\.text).filter { !x.dossier.contains($0) }
    if !lost.isEmpty { obstacles.add("lost", at: "items", ["items": .texts(lost)]) }
  }

  static func carryOut(
    _ submission: inout Submission, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    submission.submittedOn = x.today
  }
}
