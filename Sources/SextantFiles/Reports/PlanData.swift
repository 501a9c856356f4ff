internal import SextantKernels
public import SextantModel

/// A project's plan as data: ids, days and numbers, the same in every language.
public enum PlanData {
  public static func plain(_ report: PlanReport) -> Plain {
    let plan = report.plan
    var entries: [Plain.Entry] = [
      entry("project", plan.project.map { .text($0.id.text) } ?? .none),
      entry("basis", .text(plan.basis.rawValue)),
      entry(
        "problems",
        .list(
          report.problems.map { problem in
            .map([
              entry("kind", .text(String(problem.message(report.dossier).key.dropFirst(13)))),
              entry("item", .text(problem.place.item)), entry("field", .text(problem.place.field)),
              entry("isError", .flag(problem.isError)),
            ])
          })),
    ]
    if let schedule = report.schedule { entries += self.schedule(schedule) }
    if let chances = report.chances { entries += self.chances(chances) }
    entries.append(entry("conflicts", .list(report.conflicts.map(conflict))))
    if let workload = report.workload { entries.append(entry("workload", self.workload(workload))) }
    if let tried = report.tried {
      entries.append(
        entry(
          "whatIf",
          .map([
            entry("end", day(tried.deadlineEnd)), entry("tasks", lines(tried)),
            entry("chance", number(tried.classicChance)),
          ])))
    }
    if case .success(let levelled) = report.levelling {
      entries.append(entry("levelled", levelling(levelled)))
    }
    if let value = report.value?.value {
      entries.append(
        entry(
          "earnedValue",
          .map([
            entry("plannedValue", number(value.planned)),
            entry("earnedValue", number(value.earned)),
            entry("actualCost", number(value.actual)), entry("budget", number(value.budget)),
            entry("costIndex", number(value.costIndex)),
            entry("scheduleIndex", number(value.scheduleIndex)),
            entry("estimateAsSoFar", number(value.estimateAtCompletion(.asSoFar))),
            entry("estimateAsPlanned", number(value.estimateAtCompletion(.asPlanned))),
          ])))
    }
    if let outlook = report.sprints {
      entries.append(
        entry(
          "sprints",
          .map([
            entry("velocity", number(outlook.velocity?.mean)),
            entry("remaining", number(outlook.remaining)),
            entry("likely", number(outlook.forecast?.likely.map(Double.init))),
            entry("fewest", number(outlook.forecast?.fewest.map(Double.init))),
            entry("most", number(outlook.forecast?.most.map(Double.init))),
          ])))
    }
    return .map(entries)
  }

  private static func schedule(_ schedule: ProjectSchedule) -> [Plain.Entry] {
    let plan = schedule.plan
    return [
      entry("end", day(schedule.end)),
      entry("tasks", lines(schedule)),
      entry(
        "criticalPath",
        .map([
          entry("tasks", .list(schedule.chain.tasks.map { .text(plan.tasks[$0].id.text) })),
          entry("expectedDays", number(schedule.chain.expected)),
          entry("deviation", number(schedule.chain.deviation)),
          entry("expectedEnd", schedule.expectedEnd.map { day($0) } ?? .none),
          entry("availableDays", number(schedule.available)),
          entry("chance", number(schedule.classicChance)),
        ])),
    ]
  }

  private static func lines(_ schedule: ProjectSchedule) -> Plain {
    .list(
      zip(schedule.plan.tasks, schedule.lines).map { task, line in
        .map([
          entry("id", .text(task.id.text)), entry("label", .text(task.label)),
          entry("start", day(line.start)), entry("end", day(line.end)),
          entry("lateStart", day(line.lateStart)), entry("lateEnd", day(line.lateEnd)),
          entry("slackDays", number(line.slack)), entry("freeSlackDays", number(line.freeSlack)),
        ])
      })
  }

  private static func chances(_ chances: ProjectChances) -> [Plain.Entry] {
    func outlook(_ outlook: ProjectChances.Outlook) -> [Plain.Entry] {
      [
        entry("p10", day(outlook.early)), entry("p50", day(outlook.median)),
        entry("p90", day(outlook.late)), entry("chance", number(outlook.chance)),
        entry("standardError", number(outlook.error)),
      ]
    }
    return [
      entry("deadline", .map(outlook(chances.deadline))),
      entry(
        "milestones",
        .list(
          chances.milestones.map { one in
            .map(
              [
                entry("id", .text(one.milestone.id.text)),
                entry("date", one.milestone.date.map(day) ?? .none),
              ] + outlook(one.outlook))
          })),
    ]
  }

  private static func conflict(_ conflict: BackwardSchedule.Conflict) -> Plain {
    .map([
      entry("item", .text(conflict.item)), entry("field", .text(conflict.field)),
      entry("date", day(conflict.date)), entry("earliest", day(conflict.earliest)),
      entry("shortDays", number(conflict.short)),
      entry(
        "chain",
        .list(
          conflict.chain.map { step in
            .map([
              entry("task", .text(step.task.text)), entry("start", day(step.start)),
              entry("end", day(step.end)), entry("addsDays", number(step.adds)),
            ])
          })),
    ])
  }

  private static func workload(_ workload: ProjectWorkload) -> Plain {
    .list(
      workload.rows.flatMap { row in
        zip(workload.weeks, row.cells).filter { $1.hours > 0 }.map { week, cell in
          .map([
            entry("person", .text(row.person.person.id.text)), entry("week", day(week)),
            entry("hours", number(cell.hours)), entry("capacity", number(cell.capacity)),
            entry("isOver", .flag(cell.isOver)),
            entry("tasks", .list(cell.tasks.map { .text(workload.plan.tasks[$0].id.text) })),
          ])
        }
      })
  }

  private static func levelling(_ levelled: ProjectLevelling) -> Plain {
    .map([
      entry("end", day(levelled.end)), entry("days", number(levelled.length)),
      entry("boundDays", number(levelled.bound)), entry("gap", number(levelled.gap)),
      entry("isVerified", .flag(levelled.breaches.isEmpty)),
      entry("withoutHours", .list(levelled.uncounted.map { .text($0.text) })),
      entry(
        "tasks",
        .list(
          levelled.lines.map { line in
            .map([
              entry("id", .text(levelled.plan.tasks[line.task].id.text)),
              entry("start", day(line.start)), entry("end", day(line.end)),
              entry("proposed", .list(line.proposed.map { .text($0.text) })),
            ])
          })),
    ])
  }

  private static func day(_ day: Day) -> Plain { .text(day.text) }

  /// Rounded to a millionth: more is noise of the arithmetic.
  private static func number(_ value: Double?) -> Plain {
    guard let value, value.isFinite else { return .none }
    let rounded = (value * 1e6).rounded() / 1e6
    if let whole = Int(exactly: rounded) { return .number(String(whole)) }
    return .number(String(describing: rounded))
  }
}
