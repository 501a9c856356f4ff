/// Takes up again a finished task that no later task builds on yet.
enum ReopenTask: Verb {
  static let card = VerbCard(
    "task.reopen", on: ProjectTask.self, governs: ["finishedOn"], refusals: ["followed"],
    needsReason: true, isUndoing: true)

  static func concerns(_ task: ProjectTask) -> Bool { task.finishedOn != nil }

  static func examine(_ task: ProjectTask, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let started = x.citing(task, by: ProjectTask.self, in: "predecessors").filter {
      $0.startedOn != nil
    }.map(\.id.text)
    if !started.isEmpty {
      obstacles.add("followed", ["items": .texts(started)], evidence: started)
    }
  }

  static func carryOut(_ task: inout ProjectTask, _ x: VerbContext, _ changes: inout VerbChanges) {
    task.finishedOn = nil
  }
}
