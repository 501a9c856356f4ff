/// Gives a project's tasks new dates on which nobody is asked for more than they give, and people
/// to those that had none.
enum LevelProject: Verb {
  static let card = VerbCard(
    "project.level", on: Project.self, mayAsk: ["deadline"],
    refusals: ["nothingLeft", "notPlannable"])

  static func examine(_ project: Project, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let plan = plan(project, x)
    guard plan.tasks.contains(where: { $0.finishedOn == nil }) else {
      obstacles.add("nothingLeft")
      return
    }
    do throws(PlanProblem) {
      // Whether there is any plan; a good one is looked for when it is wanted.
      _ = try ProjectLevelling(plan, budget: 1)
    } catch {
      let tasks =
        if case .cycle(let loop) = error { loop.map(\.text) } else { [error.place.item] }
      obstacles.add("notPlannable", ["tasks": .texts(tasks)], evidence: tasks)
    }
  }

  static func carryOut(_ project: inout Project, _ x: VerbContext, _ changes: inout VerbChanges) {
    let levelled: ProjectLevelling
    do throws(PlanProblem) {
      levelled = try ProjectLevelling(plan(project, x))
    } catch {
      changes.refuse(
        Obstacle(
          key: "notPlannable", field: nil, message: error.message(x.dossier),
          remedy: error.remedy(x.dossier),
          evidence: [error.place.item].filter { x.dossier.contains($0) }))
      return
    }
    if let fault = levelled.fault(x.dossier) {
      changes.refuse(fault)
      return
    }
    var moved = 0
    for line in levelled.lines {
      var task = levelled.plan.tasks[line.task]
      let before = task
      // What has begun keeps its start.
      if task.startedOn == nil { task.start = line.start }
      task.end = line.end
      if task.assignees.isEmpty { task.assignees = line.proposed.map { AnyID($0.text) } }
      guard
        task.start != before.start || task.end != before.end || task.assignees != before.assignees
      else { continue }
      moved += 1
      changes.put(task)
    }
    changes.arguments["count"] = .integer(moved)
    changes.arguments["end"] = .day(levelled.end)
  }

  /// On the day by which the dossier is judged, as on the board that shows it.
  private static func plan(_ project: Project, _ x: VerbContext) -> ProjectPlan {
    ProjectPlan(
      project, tasks: x.citing(project, by: ProjectTask.self, in: "project"), x.dossier,
      x.citations, today: x.dossier.only(DossierHead.self).referenceDate ?? x.today, basis: .today)
  }
}
