public import SextantKernels

/// Dates follow from one another: no task before what must precede it, no task shorter than its own
/// estimate, no content after the objective it serves or sooner than it can be made.
///
/// A task may start the day its predecessor ends. Of several predecessors only the latest is
/// named. A task's days are counted without weekends and French public holidays, and held against
/// its expected duration (o + 4 m + p) / 6. A content not yet approved must leave, from the
/// reference date, the working days that its production takes. Every step of the strategy has an
/// objective, an owner and a result; broader than a task, it may overlap what comes before it, but
/// does not start sooner. A task's own deadline and a milestone's date are held against the plan as
/// it stands on the reference date, and the chain that makes one impossible is named.
public struct DatesRespectLinks: Check {
  public static let card = CheckCard(
    "PRO03", "plan.dates-respect-links", .error, basis: [.arithmetic],
    about: [ProjectTask.self, StrategyStep.self, ContentItem.self],
    alsoReads: [
      Objective.self, Project.self, Milestone.self, Person.self, RoleAssignment.self, Absence.self,
    ])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let tasks = x.all(ProjectTask.self)
    let days = WorkingDays(
      spanning: tasks.flatMap { [$0.start, $0.end] }
        + x.all(ContentItem.self).map(\.publishAt) + [x.today], x.dossier.holidays)
    lookForCycle(tasks, &verdict)
    for task in tasks { examine(task, x, days, &verdict) }
    for (id, own) in Dictionary(grouping: tasks, by: \.project)
      .sorted(by: { $0.key?.text ?? "" < $1.key?.text ?? "" })
    {
      examine(x.find(id), own, x, &verdict)
    }
    for step in x.all(StrategyStep.self) { examine(step, x, &verdict) }
    for content in x.all(ContentItem.self) { examine(content, x, days, &verdict) }
  }

  private static func lookForCycle(_ tasks: [ProjectTask], _ verdict: inout Verdict) {
    var places: [ID<ProjectTask>: Int] = [:]
    for (place, task) in tasks.enumerated() { places[task.id] = place }
    let links = tasks.enumerated().flatMap { place, task in
      task.everyLink.compactMap { link in places[link.task].map { TaskLink($0, place) } }
    }
    do throws(TaskNetworkError) {
      _ = try TaskNetwork(durations: tasks.map { _ in 1 }, links: links)
    } catch .cycle(let loop) {
      guard let first = loop.first else { return }
      verdict.fail(
        tasks[first].at("predecessors"), "cycle",
        ["tasks": .texts(loop.map { tasks[$0].id.text })])
    } catch {}
  }

  /// What the plan of a project, worked out on the reference date, says of its tasks' lengths and
  /// people, and of the dates that people promised.
  private static func examine(
    _ project: Project?, _ tasks: [ProjectTask], _ x: Examination, _ verdict: inout Verdict
  ) {
    let plan = ProjectPlan(
      project, tasks: tasks, x.dossier, x.citations, today: x.today, basis: .today)
    for problem in plan.problems {
      let said = problem.message(x.dossier)
      switch problem {
      case .zeroDuration(let task):
        x.find(task).map { verdict.fail($0.at("likely"), "zeroDuration", said.arguments) }
      case .noCapacity(let person, _):
        x.find(person).map { verdict.fail($0.at("weeklyHours"), "noCapacity", said.arguments) }
      case .away(_, let task):
        x.find(task).map { verdict.fail($0.at("assignees"), "away", said.arguments) }
      case .effortTooGreat(let task, _, _):
        x.find(task).map { verdict.fail($0.at("effort"), "effortTooGreat", said.arguments) }
      default: continue
      }
    }
    guard let schedule = ProjectSchedule(plan), let backward = BackwardSchedule(schedule) else {
      return
    }
    // The project's own deadline is a matter of chance: PRO04.
    for conflict in backward.conflicts where conflict.item != project?.id.text {
      let place =
        x.find(ID<ProjectTask>(conflict.item))?.at(conflict.field)
        ?? x.find(ID<Milestone>(conflict.item))?.at(conflict.field)
      guard let place, let item = x.dossier.item(conflict.item) else { continue }
      let chain = conflict.chain.map(\.task.text)
      verdict.fail(
        place, "cannotBeKept",
        [
          "item": .text(item.headline), "date": .day(conflict.date),
          "earliest": .day(conflict.earliest), "short": .number(conflict.short, decimals: 1),
          "tasks": .texts(chain),
        ], evidence: chain)
    }
  }

  private static func examine(
    _ task: ProjectTask, _ x: Examination, _ days: WorkingDays, _ verdict: inout Verdict
  ) {
    let label = Argument.text(task.label)
    for (field, day) in [("start", task.start), ("end", task.end)] {
      if let day, !days.isWorking(day) {
        verdict.fail(task.at(field), "dayOff", ["task": label, "date": .day(day)])
      }
    }
    if let start = task.start {
      let before = task.predecessors.compactMap { x.find($0) }
      let latest = before.max { ($0.end ?? start) < ($1.end ?? start) }
      if let latest, let end = latest.end, start < end {
        let shift = max(1, days.count(from: start, through: end) - 1)
        verdict.fail(
          task.at("start"), "tooEarly",
          [
            "task": label, "start": .day(start), "predecessor": .text(latest.label),
            "end": .day(end), "days": .integer(shift),
          ])
      }
    }
    for link in task.links { hold(link, of: task, x, days, &verdict) }
    guard let start = task.start, let end = task.end else { return }
    if end < start {
      verdict.fail(
        task.at("end"), "endBeforeStart",
        ["task": label, "start": .day(start), "end": .day(end)])
    } else if let estimate = task.estimate {
      let available = days.count(from: start, through: end)
      if Double(available) + 1e-9 < estimate.expected {
        verdict.fail(
          task.at("end"), "tooShort",
          [
            "task": label, "available": .integer(available),
            "expected": .number(estimate.expected, decimals: 1),
          ])
      }
    }
  }

  /// A link of another kind, or with a lag, held against the dates of both its ends.
  private static func hold(
    _ link: TaskDependency, of task: ProjectTask, _ x: Examination, _ days: WorkingDays,
    _ verdict: inout Verdict
  ) {
    guard let other = x.find(link.task) else { return }
    let kind = link.link ?? .finishToStart
    let (from, to, field) =
      switch kind {
      case .finishToStart: (other.end, task.start, "start")
      case .startToStart: (other.start, task.start, "start")
      case .finishToFinish: (other.end, task.end, "end")
      case .startToFinish: (other.start, task.end, "end")
      }
    let lag = Int(min(max(link.lag ?? 0, -1_000), 1_000).rounded(.down))
    guard let from, let to, let earliest = days.adding(lag, to: from), to < earliest else { return }
    verdict.fail(
      task.at(field), "linkTooEarly",
      [
        "task": .text(task.label), "other": .text(other.label), "link": .choice(kind),
        "date": .day(to), "earliest": .day(earliest),
      ])
  }

  private static func examine(_ step: StrategyStep, _ x: Examination, _ verdict: inout Verdict) {
    let missing: [(String, Bool)] = [
      ("objectives", step.objectives.isEmpty), ("owner", step.owner == nil),
      ("result", step.result.isEmpty),
    ]
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        step.at(field), "stepLacks",
        ["step": .text(step.name), "field": .field(StrategyStep.self, field)])
    }
    guard let start = step.start else { return }
    let latest = step.predecessors.compactMap { x.find($0) }
      .max { ($0.start ?? start) < ($1.start ?? start) }
    if let latest, let before = latest.start, start < before {
      verdict.fail(
        step.at("start"), "stepTooEarly",
        [
          "step": .text(step.name), "start": .day(start), "predecessor": .text(latest.name),
          "before": .day(before),
        ])
    }
  }

  private static func examine(
    _ content: ContentItem, _ x: Examination, _ days: WorkingDays, _ verdict: inout Verdict
  ) {
    guard let publication = content.publishAt else { return }
    let title = Argument.text(content.title)
    let objectives = content.objectives.compactMap { x.find($0) }
    let soonest = objectives.filter { $0.deadline != nil }
      .min { ($0.deadline ?? publication) < ($1.deadline ?? publication) }
    if let soonest, let deadline = soonest.deadline, publication > deadline {
      verdict.fail(
        content.at("publishAt"), "afterObjective",
        [
          "content": title, "date": .day(publication), "objective": .text(soonest.text),
          "deadline": .day(deadline),
        ])
    }
    if let lead = content.leadTimeDays, lead > 0, content.isStillToBeMade,
      let earliest = days.adding(lead, to: x.today), publication < earliest
    {
      verdict.fail(
        content.at("publishAt"), "notTime",
        [
          "content": title, "date": .day(publication), "days": .integer(lead),
          "earliest": .day(earliest),
        ])
    }
  }
}

extension ProjectTask {
  /// The task's three durations; `nil` when one is missing or they are not in order.
  public var estimate: ThreePointEstimate? {
    guard let optimistic, let likely, let pessimistic else { return nil }
    return ThreePointEstimate(
      optimistic: optimistic, likely: likely, pessimistic: pessimistic)
  }
}

extension ContentItem {
  fileprivate var isStillToBeMade: Bool {
    switch state {
    case .draft, nil: true
    case .proposed, .reviewed, .approved, .published: false
    }
  }
}
