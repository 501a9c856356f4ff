/// Finishes a task whose cards are all done.
enum FinishTask: Verb {
  static let card = VerbCard(
    "task.finish", on: ProjectTask.self, governs: ["finishedOn"], mayAsk: ["finishedOn"],
    refusals: ["openCards", "beforeStart"])

  static func concerns(_ task: ProjectTask) -> Bool {
    task.startedOn != nil && task.finishedOn == nil
  }

  static func examine(_ task: ProjectTask, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.refuseFuture(task, "finishedOn", task.finishedOn, x)
    if let start = task.startedOn, let end = task.finishedOn, end < start {
      obstacles.add("beforeStart", at: "finishedOn", ["start": .day(start)])
    }
    let open = x.citing(task, by: Card.self, in: "task").filter { $0.state != .done }.map(\.id.text)
    if !open.isEmpty { obstacles.add("openCards", ["items": .texts(open)], evidence: open) }
  }

  static func carryOut(_ task: inout ProjectTask, _ x: VerbContext, _ changes: inout VerbChanges) {
    task.finishedOn = task.finishedOn ?? x.today
  }
}
