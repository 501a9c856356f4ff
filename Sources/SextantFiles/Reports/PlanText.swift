internal import SextantKernels
public import SextantModel

/// A project's plan told in words: its schedule, what decides the end, the chance of every
/// milestone, who has too much, and what to do.
public struct PlanText {
  private let report: PlanReport
  private let catalogue: Catalogue
  private let ink: Ink

  public init(_ report: PlanReport, _ catalogue: Catalogue, colour: Bool = false) {
    self.report = report
    self.catalogue = catalogue
    ink = Ink(isOn: colour)
  }

  public func text() -> String {
    let plan = report.plan
    var lines = [ink.bold(plan.project?.name ?? say("noProject"))]
    for problem in report.problems {
      let word = problem.isError ? ink.red(catalogue.text("severity.error")) : ink.dim(say("note"))
      lines.append(
        "\(problem.place.item): \(word) \(catalogue.say(problem.message(report.dossier)))")
      lines.append(
        "  " + catalogue.line("report.remedy", catalogue.say(problem.remedy(report.dossier))))
    }
    guard let schedule = report.schedule else {
      if plan.tasks.isEmpty { lines.append(say("noTask")) }
      return lines.joined(separator: "\n")
    }
    lines.append(
      say(
        "head",
        [
          "tasks": .integer(plan.tasks.count),
          "start": .day(schedule.lines.map(\.start).min() ?? plan.origin),
          "end": .day(schedule.end),
        ]))
    lines += ["", ink.bold(say("schedule.\(plan.basis.rawValue)"))]
    lines += table(schedule)
    lines += ["", ink.bold(say("chain"))] + chain(schedule)
    lines += milestones() + conflicts() + tried(schedule) + overloads() + levelling() + money()
    lines += sprints() + advice(schedule)
    return lines.joined(separator: "\n")
  }

  /// Texts to the left, figures to the right.
  private func table(_ schedule: ProjectSchedule) -> [String] {
    var rows = [["", say("task"), "", say("start"), say("end"), say("slack")]]
    for (task, line) in zip(schedule.plan.tasks, schedule.lines) {
      rows.append([
        line.isCritical ? "*" : "", task.id.text, short(task.label), line.start.text,
        line.end.text, line.isCritical ? "–" : catalogue.write(line.slack, decimals: 1),
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column < 5 ? cell + padding : padding + cell
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func chain(_ schedule: ProjectSchedule) -> [String] {
    let plan = schedule.plan
    let names = schedule.chain.tasks.map { plan.tasks[$0].id.text }.joined(separator: " → ")
    var lines = ["  \(names)"]
    lines.append(
      "  "
        + say(
          "length",
          [
            "days": .number(schedule.chain.expected, decimals: 2),
            "deviation": .number(schedule.chain.deviation, decimals: 2),
            "end": .day(schedule.deadlineEnd),
          ]))
    if let available = schedule.available, let deadline = plan.project?.deadline,
      let classic = schedule.classicChance
    {
      var arguments: [String: Argument] = [
        "deadline": .day(deadline), "available": .number(available),
        "classic": .percent(classic, decimals: 0),
      ]
      if let chance = report.chances?.deadline.chance {
        arguments["played"] = .percent(chance, decimals: 0)
        arguments["runs"] = .integer(ProjectChances.runs)
      }
      lines.append("  " + say("chance", arguments))
    }
    return lines
  }

  private func milestones() -> [String] {
    guard let chances = report.chances, !chances.milestones.isEmpty else { return [] }
    var rows = [
      [say("milestone"), say("date"), say("early"), say("median"), say("late"), say("p")]
    ]
    for one in chances.milestones {
      rows.append([
        "\(one.milestone.id.text)  \(short(one.milestone.label))", one.milestone.date?.text ?? "–",
        one.outlook.early.text, one.outlook.median.text, one.outlook.late.text,
        one.outlook.chance.map { catalogue.writePercent($0, decimals: 0) } ?? "–",
      ])
    }
    return ["", ink.bold(say("milestones"))] + CheckText.table(rows)
  }

  private func conflicts() -> [String] {
    guard !report.conflicts.isEmpty else { return [] }
    return ["", ink.bold(say("conflicts"))]
      + report.conflicts.map { conflict in
        "  "
          + say(
            "conflict",
            [
              "item": .text(report.dossier.item(conflict.item)?.headline ?? conflict.item),
              "date": .day(conflict.date), "earliest": .day(conflict.earliest),
              "short": .number(conflict.short, decimals: 1),
              "chain": .text(
                conflict.chain.map {
                  "\($0.task.text) (\(catalogue.write($0.adds, decimals: 1)))"
                }.joined(separator: " → ")),
            ])
      }
  }

  private func tried(_ schedule: ProjectSchedule) -> [String] {
    guard let tried = report.tried else { return [] }
    let changes = report.changes.map { change in
      "\(change.task.text) \(change.days < 0 ? "−" : "+")\(catalogue.write(abs(change.days), decimals: nil))"
    }
    var lines = ["", ink.bold(say("tried", ["changes": .text(changes.joined(separator: ", "))]))]
    lines.append(
      "  "
        + say(
          "triedEnd",
          [
            "before": .day(schedule.deadlineEnd), "after": .day(tried.deadlineEnd),
            "chance": tried.classicChance.map { .percent($0, decimals: 0) } ?? "–",
            "chain": .text(
              tried.chain.tasks.map { tried.plan.tasks[$0].id.text }.joined(separator: " → ")),
          ]))
    for (place, pair) in zip(schedule.lines, tried.lines).enumerated()
    where pair.0.start != pair.1.start || pair.0.end != pair.1.end {
      lines.append(
        "  \(schedule.plan.tasks[place].id.text)  \(pair.0.start.text) → \(pair.1.start.text), "
          + "\(pair.0.end.text) → \(pair.1.end.text)")
    }
    return lines
  }

  private func overloads() -> [String] {
    guard let workload = report.workload else { return [] }
    let over = workload.overloads
    if over.isEmpty { return ["", ink.bold(say("overloads")), "  " + say("noOverload")] }
    let most = 20
    var lines = ["", ink.bold(say("overloads"))] + over.prefix(most).map { overload(workload, $0) }
    if over.count > most {
      lines.append("  " + say("moreOverloads", ["count": .integer(over.count - most)]))
    }
    return lines
  }

  private func overload(
    _ workload: ProjectWorkload, _ over: ProjectWorkload.Overload
  ) -> String {
    "  "
      + say(
        "overload",
        [
          "person": .text(report.dossier.find(over.person)?.name ?? over.person.text),
          "week": .day(over.week), "hours": .number(over.hours, decimals: 0),
          "capacity": .number(over.capacity, decimals: 0),
          "tasks": .texts(over.tasks.map { workload.plan.tasks[$0].id.text }),
        ])
  }

  private func levelling() -> [String] {
    guard case .success(let levelled) = report.levelling else { return [] }
    var lines = ["", ink.bold(say("levelled"))]
    if levelled.lines.isEmpty { return lines + ["  " + say("nothingLeft")] }
    lines.append(
      "  "
        + say(
          "levelledEnd",
          [
            "end": .day(levelled.end), "days": .number(levelled.length, decimals: 1),
            "bound": .number(levelled.bound, decimals: 1),
            "gap": .percent(levelled.gap, decimals: 1),
            "tried": .integer(levelled.tried),
          ]))
    lines.append("  " + verified(levelled))
    if levelled.moves.isEmpty { lines.append("  " + say("nothingMoves")) }
    for (line, start, end) in levelled.moves {
      let task = levelled.plan.tasks[line.task]
      let people = line.proposed.map { report.dossier.find($0)?.name ?? $0.text }
      lines.append(
        "  \(task.id.text)  \(short(task.label))  \(start?.text ?? "–") → \(line.start.text), "
          + "\(end?.text ?? "–") → \(line.end.text)"
          + (people.isEmpty ? "" : " (\(people.joined(separator: ", ")))"))
    }
    return lines
  }

  private func verified(_ levelled: ProjectLevelling) -> String {
    guard levelled.breaches.isEmpty else { return say("unsound") }
    guard !levelled.uncounted.isEmpty else { return say("verified") }
    let names = levelled.uncounted.map { report.dossier.find($0)?.name ?? $0.text }
    return say("verifiedWithout", ["people": .texts(names)])
  }

  private func money() -> [String] {
    guard let value = report.value?.value else { return [] }
    func money(_ units: Double) -> Argument { .money(Money(cents: Int((units * 100).rounded()))) }
    func index(_ value: Double?) -> Argument { value.map { .number($0, decimals: 2) } ?? "–" }
    return [
      "", ink.bold(say("value")),
      "  "
        + say(
          "valueLine",
          [
            "planned": money(value.planned), "earned": money(value.earned),
            "actual": money(value.actual), "cpi": index(value.costIndex),
            "spi": index(value.scheduleIndex), "budget": money(value.budget),
            "soFar": value.estimateAtCompletion(.asSoFar).map(money) ?? "–",
            "asPlanned": value.estimateAtCompletion(.asPlanned).map(money) ?? "–",
          ]),
      held,
    ]
  }

  /// What the planned value is read from.
  private var held: String {
    guard let day = report.value?.baseline?.frozenOn else { return "  " + say("valueLoose") }
    return "  " + say("valueHeld", ["day": .day(day)])
  }

  private func sprints() -> [String] {
    guard let outlook = report.sprints, let velocity = outlook.velocity else { return [] }
    var lines = ["", ink.bold(say("sprints"))]
    let interval = velocity.prediction(of: 1)
    lines.append(
      "  "
        + say(
          "velocity",
          [
            "mean": .number(velocity.mean, decimals: 1), "count": .integer(velocity.sprints.count),
            "low": interval.map { .number(max(0, $0.lowerBound), decimals: 1) } ?? "–",
            "high": interval.map { .number($0.upperBound, decimals: 1) } ?? "–",
          ]))
    if let forecast = outlook.forecast {
      lines.append(
        "  "
          + say(
            "rest",
            [
              "remaining": .number(outlook.remaining),
              "likely": forecast.likely.map { .integer($0) } ?? "–",
              "fewest": forecast.fewest.map { .integer($0) } ?? "–",
              "most": forecast.most.map { .integer($0) } ?? .text(say("never")),
            ]))
    }
    return lines
  }

  /// What to do, the most pressing first.
  private func advice(_ schedule: ProjectSchedule) -> [String] {
    var lines: [String] = []
    // The same advice once, with all that it is about.
    var places: [String: [String]] = [:]
    for problem in report.problems where problem.isError {
      let remedy = catalogue.say(problem.remedy(report.dossier))
      if places[remedy] == nil { lines.append(remedy) }
      places[remedy, default: []].append(problem.place.item)
    }
    lines = lines.map { remedy in
      let items = (places[remedy] ?? []).filter { !$0.isEmpty }
      return items.isEmpty ? remedy : "\(remedy) (\(items.joined(separator: ", ")))"
    }
    if let worst = report.conflicts.first {
      let longest = worst.chain.max { $0.adds < $1.adds }
      lines.append(
        say(
          "adviceConflict",
          [
            "short": .number(worst.short, decimals: 1),
            "task": .text(longest?.task.text ?? ""),
            "item": .text(report.dossier.item(worst.item)?.headline ?? worst.item),
          ]))
    } else if let chance = report.chances?.deadline.chance ?? schedule.classicChance,
      chance < report.dossier.only(RuleParameters.self).deadlineProbability.fraction,
      let deadline = schedule.plan.project?.deadline
    {
      let plan = schedule.plan
      let doubtful = schedule.chain.tasks.max {
        plan.estimates[$0].variance < plan.estimates[$1].variance
      }
      lines.append(
        say(
          "adviceChance",
          [
            "deadline": .day(deadline),
            "task": .text(doubtful.map { plan.tasks[$0].id.text } ?? ""),
            "late": report.chances.map { .day($0.deadline.late) } ?? "–",
          ]))
    }
    if let over = report.workload?.overloads.first, report.levelling == nil {
      lines.append(
        say(
          "adviceLevel",
          ["person": .text(report.dossier.find(over.person)?.name ?? over.person.text)]))
    }
    let unlinked = schedule.plan.milestones.filter { $0.tasks.isEmpty && $0.reachedOn == nil }
    if !unlinked.isEmpty {
      lines.append(say("adviceMilestones", ["items": .texts(unlinked.map(\.id.text))]))
    }
    guard !lines.isEmpty else { return ["", say("allWell")] }
    return ["", ink.bold(say("advice"))] + lines.map { "  – \($0)" }
  }

  private func short(_ text: String) -> String {
    text.count > 34 ? String(text.prefix(33)) + "…" : text
  }

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    catalogue.fill(catalogue.text("plan.\(key)"), arguments)
  }
}
