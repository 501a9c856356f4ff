/// Starts a task when what must come before is finished.
enum StartTask: Verb {
  static let card = VerbCard(
    "task.start", on: ProjectTask.self, governs: ["startedOn"], mayAsk: ["startedOn"],
    refusals: ["waiting"])

  static func concerns(_ task: ProjectTask) -> Bool {
    task.startedOn == nil && task.finishedOn == nil
  }

  static func examine(_ task: ProjectTask, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(task, "assignees")
    obstacles.refuseFuture(task, "startedOn", task.startedOn, x)
    let waiting = task.predecessors.filter { x.find($0)?.finishedOn == nil }.map(\.text)
    if !waiting.isEmpty {
      obstacles.add("waiting", at: "predecessors", ["items": .texts(waiting)], evidence: waiting)
    }
  }

  static func carryOut(_ task: inout ProjectTask, _ x: VerbContext, _ changes: inout VerbChanges) {
    task.startedOn = task.startedOn ?? x.today
  }
}
