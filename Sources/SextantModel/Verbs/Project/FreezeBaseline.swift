/// Freezes a project's plan as it stands: dates and budgets that it is held against from then on.
enum FreezeBaseline: Verb {
  static let card = VerbCard(
    "project.freezeBaseline", on: Project.self, mayAsk: ["deadline"],
    refusals: ["nothingDated", "notPlannable", "unchanged"], isApproval: true)

  static func examine(_ project: Project, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let plan = plan(project, x)
    for problem in plan.problems {
      if case .cycle(let loop) = problem {
        let tasks = loop.map(\.text)
        obstacles.add("notPlannable", ["tasks": .texts(tasks)], evidence: tasks)
      }
    }
    let baseline = ProjectBaseline(of: project, plan)
    if baseline.tasks.isEmpty, baseline.milestones.isEmpty { obstacles.add("nothingDated") }
    if let last = latest(project, x), last.holdsTheSame(as: baseline) {
      obstacles.add(
        "unchanged", ["day": .day(last.frozenOn ?? x.today)], evidence: [last.id.text])
    }
  }

  static func carryOut(_ project: inout Project, _ x: VerbContext, _ changes: inout VerbChanges) {
    var baseline = ProjectBaseline(of: project, plan(project, x))
    baseline.id = ID(x.dossier.freeID("\(project.id.text)-baseline"))
    baseline.frozenOn = x.today
    changes.put(baseline)
    changes.arguments = [
      "day": .day(x.today), "tasks": .integer(baseline.tasks.count),
      "milestones": .integer(baseline.milestones.count),
    ]
  }

  private static func latest(_ project: Project, _ x: VerbContext) -> ProjectBaseline? {
    ProjectBaseline.latest(x.citing(project, by: ProjectBaseline.self, in: "project"))
  }

  private static func plan(_ project: Project, _ x: VerbContext) -> ProjectPlan {
    ProjectPlan(
      project, tasks: x.citing(project, by: ProjectTask.self, in: "project"), x.dossier,
      x.citations, today: x.today, basis: .stated)
  }
}
