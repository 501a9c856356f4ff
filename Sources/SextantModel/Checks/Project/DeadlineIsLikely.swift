internal import SextantKernels

/// The project's deadline is likely to be met, by the three durations of its tasks.
///
/// Expected durations (o + 4 m + p) / 6 and variances ((p − o) / 6)² are added along the critical
/// path to the project's `deadlineTask`, or to whatever ends last where none is named; the working
/// days from the start through the deadline are what is available. The normal approximation on one
/// path is optimistic: other long paths can only make it worse.
public struct DeadlineIsLikely: Check {
  public static let card = CheckCard(
    "PRO04", "plan.pert-deadline", .warning, basis: [.arithmetic, .house],
    about: [ProjectTask.self], alsoReads: [Project.self], parameters: ["deadlineProbability"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var isAbout = false
    for project in x.all(Project.self) {
      let tasks = x.citing(project, by: ProjectTask.self, in: "project")
      if tasks.isEmpty { continue }
      isAbout = true
      examine(project, tasks, x, &verdict)
    }
    if !isAbout { verdict.doesNotApply() }
  }

  private static func examine(
    _ project: Project, _ tasks: [ProjectTask], _ x: Examination, _ verdict: inout Verdict
  ) {
    guard hasEstimates(tasks, &verdict) else { return }
    guard let start = project.start, let deadline = project.deadline else {
      let field = project.start == nil ? "start" : "deadline"
      verdict.doubt(
        project.at(field), "noDates",
        ["project": .text(project.name), "field": .field(Project.self, field)])
      return
    }
    // Which cycle it is, PRO03 says.
    guard let schedule = ProjectSchedule(ProjectPlan(project, x)) else {
      verdict.doubt(project.at(), "noPath", ["project": .text(project.name)])
      return
    }
    let path = schedule.chain
    let days = WorkingDays(spanning: [start, deadline], x.dossier.holidays)
    let available = schedule.available.map { Int($0) } ?? days.count(from: start, through: deadline)
    let probability = path.probability(within: Double(available))
    let arguments: [String: Argument] = [
      "probability": .percent(probability, decimals: 0), "deadline": .day(deadline),
      "tasks": .texts(path.tasks.map { tasks[$0].id.text }),
      "expected": .number(path.expected, decimals: 1), "available": .integer(available),
      "end": schedule.expectedEnd.map { .day($0) } ?? "–",
      "wanted": .share(x.rules.deadlineProbability),
    ]
    if probability < x.rules.deadlineProbability.fraction {
      verdict.fail(
        project.at(), "unlikely", arguments,
        evidence: path.tasks.map { tasks[$0].id.text })
    } else {
      verdict.note(project.at(), "likely", arguments)
    }
  }

  /// Says which estimates are missing or out of order.
  private static func hasEstimates(_ tasks: [ProjectTask], _ verdict: inout Verdict) -> Bool {
    var isComplete = true
    for task in tasks where task.estimate == nil {
      isComplete = false
      let durations = [
        ("optimistic", task.optimistic), ("likely", task.likely),
        ("pessimistic", task.pessimistic),
      ]
      if let (field, _) = durations.first(where: { $0.1 == nil }) {
        verdict.doubt(
          task.at(field), "noEstimate",
          ["task": .text(task.label), "field": .field(ProjectTask.self, field)])
      } else {
        verdict.fail(task.at("likely"), "outOfOrder", ["task": .text(task.label)])
      }
    }
    return isComplete
  }
}
