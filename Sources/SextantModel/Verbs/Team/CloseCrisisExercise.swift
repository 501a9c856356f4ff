/// Closes a crisis exercise: every event got its answer.
enum CloseCrisisExercise: Verb {
  static let card = VerbCard(
    "crisisPlan.closeExercise", on: CrisisPlan.self, governs: ["exercisedOn"],
    mayAsk: ["exercisedOn"], refusals: ["noEvent", "unanswered"])

  static func examine(_ plan: CrisisPlan, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(plan, "spokespersons", "roles")
    obstacles.refuseFuture(plan, "exercisedOn", plan.exercisedOn, x)
    let events = x.citing(plan, by: Inject.self, in: "plan")
    if events.isEmpty { obstacles.add("noEvent") }
    let open = events.filter { x.citing($0, by: CrisisResponse.self, in: "inject").isEmpty }
      .map(\.id.text)
    if !open.isEmpty { obstacles.add("unanswered", ["items": .texts(open)], evidence: open) }
  }

  static func carryOut(_ plan: inout CrisisPlan, _ x: VerbContext, _ changes: inout VerbChanges) {
    plan.exercisedOn = plan.exercisedOn ?? x.today
  }
}
