import SextantModel

/// The plan counted back from its dates (« rétroplanning »): by when each task must begin, which
/// dates cannot be kept and through which chain, and what a change would do to them.
enum BackwardBoard: Board {
  static let name = "backward"
  static let room = Room.project
  static let kinds: [any Item.Type] = [ProjectTask.self, Milestone.self, Project.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project", "task", "days"])
    let tasks = view.all(ProjectTask.self)
    guard !tasks.isEmpty else {
      return look.empty(
        checks: ["PRO03", "PRO02"], action: look.addButton(ProjectTask.self, "board.gantt.add"))
    }
    let shown = ShownProject(look, of: tasks.map(\.project))
    let current = view.examined.current(shown.project)
    guard let schedule = current.schedule, let backward = BackwardSchedule(schedule) else {
      return "\(shown.tabs)\(look.planTabs)\(look.problems(current.plan.problems))"
    }
    let picture = BackwardPicture(
      look: look, project: shown.project, schedule: schedule, backward: backward)
    return "\(shown.tabs)\(picture.html)"
  }
}

private struct BackwardPicture: BoardPicture {
  let look: BoardLook
  let project: Project?
  let schedule: ProjectSchedule
  let backward: BackwardSchedule

  private var plan: ProjectPlan { schedule.plan }
  /// Tasks by their latest start; of a plan at work, those that are left.
  private var shown: [Int] {
    plan.tasks.indices.filter { !plan.isAtWork || plan.tasks[$0].finishedOn == nil }
      .sorted { (backward.lines[$0].lateStart, $0) < (backward.lines[$1].lateStart, $1) }
  }

  var html: HTML {
    let drawing = BackwardDrawing(
      look: look, schedule: schedule, backward: backward, shown: shown, summary: summary)
    let picture: HTML = """
      <figure class="chart"><div class="chart-scroll" role="region" tabindex="0" \
      aria-label="\(view.say("board.gantt.region"))">\(drawing.html)</div>\
      <figcaption>\(say("key"))</figcaption></figure>
      """
    return """
      \(look.planTabs)\(look.facts(facts))\(look.problems(plan.problems + schedule.problems))\
      <div class="stack" data-live="backward">\(verdict)\(look.isTable ? table : picture)\
      \(conflicts)</div>\(PlanTrial(look: look, project: project, schedule: schedule, backward: backward).html)\
      <p class="small muted">\(say("how.\(plan.basis.rawValue)"))</p>
      """
  }

  private var summary: String {
    say(
      "summary",
      [
        "tasks": .integer(shown.count),
        "start": shown.first.map { .day(backward.lines[$0].lateStart) } ?? "–",
        "count": .integer(backward.promises.count),
      ])
  }

  private var facts: [BoardFact] {
    let conflicts = backward.conflicts.count
    var facts = [
      BoardFact(
        number: words.write(backward.promises.count),
        text: say("promises", ["count": .integer(backward.promises.count)])),
      BoardFact(
        number: words.write(conflicts), text: say("impossible", ["count": .integer(conflicts)]),
        mark: conflicts == 0 ? .good : .bad),
    ]
    if let least = shown.map({ backward.lines[$0].slack }).min() {
      facts.append(
        BoardFact(
          number: words.write(least, decimals: 1), text: say("leastSlack"),
          mark: least < 0 ? .bad : .none))
    }
    return facts
  }

  private var verdict: HTML {
    if backward.promises.isEmpty { return look.note(.unknown, say("noPromise")) }
    return backward.conflicts.isEmpty ? look.note(.good, say("allKept")) : .empty
  }

  // MARK: - What cannot be kept

  private var conflicts: HTML {
    look.section(say("conflicts"), backward.conflicts.enumerated().map(conflict).joined())
  }

  private func conflict(_ number: Int, _ conflict: BackwardSchedule.Conflict) -> HTML {
    let name = view.dossier.item(conflict.item)?.headline ?? conflict.item
    let said = say(
      "conflict",
      [
        "item": .text(name), "date": .day(conflict.date), "earliest": .day(conflict.earliest),
        "short": .number(conflict.short, decimals: 1),
      ])
    let rows = conflict.chain.map { step -> TableLine in
      let task = view.find(step.task)
      return TableLine(
        [
          task.map { look.headline($0) } ?? HTML(text: step.task.text), look.write(step.start),
          look.write(step.end), look.write(step.adds, decimals: 1),
          look.names(task?.assignees.map(\.text) ?? []),
        ], mark: step.end > conflict.date ? .watch : .none)
    }
    let table = DataTable(
      words, id: "chain-\(number + 1)", caption: say("chain", ["item": .text(name)]),
      columns: [
        TableColumn(words.text("kind.task"), isRowHeader: true),
        TableColumn(words.text("plan.file.earlyStart"), .day),
        TableColumn(words.text("plan.file.earlyEnd"), .day), TableColumn(say("adds"), .number),
        TableColumn(look.label("assignees", of: ProjectTask.self)),
      ], rows: rows)
    let item: HTML =
      view.dossier.item(conflict.item).map { "<p>\(look.item($0))</p>" } ?? .empty
    return "<div class=\"stack\">\(look.note(.bad, said))\(table)\(remedy(conflict))\(item)</div>"
  }

  /// Where days can be won: on the longest task of the chain that is still to be done.
  private func remedy(_ conflict: BackwardSchedule.Conflict) -> HTML {
    let open = conflict.chain.filter { view.find($0.task)?.finishedOn == nil }
    guard let longest = open.max(by: { $0.adds < $1.adds }) else { return .empty }
    let name = view.find(longest.task)?.label ?? longest.task.text
    return """
      <p>\(say(
        "remedy",
        [
          "task": .text(name), "short": .number(conflict.short, decimals: 1),
          "earliest": .day(conflict.earliest),
        ]))</p>
      """
  }

  // MARK: - Table

  private var table: HTML {
    let rows = shown.map { place -> TableLine in
      let task = plan.tasks[place]
      let line = backward.lines[place]
      let early = schedule.lines[place]
      let slack = words.write(line.slack, decimals: 1)
      return TableLine(
        [
          look.item(task), look.write(line.lateStart), look.write(line.lateEnd),
          look.write(early.start), look.write(early.end),
          line.slack < 0 ? StatusMark(.bad, slack).html : HTML(text: slack),
          look.names(task.assignees.map(\.text)),
        ], id: task.id.text, mark: line.slack < 0 ? .bad : .none)
    }
    return DataTable(
      words, id: "backward-table", caption: summary,
      columns: [
        TableColumn(words.text("kind.task"), isRowHeader: true),
        TableColumn(words.text("plan.file.lateStart"), .day),
        TableColumn(words.text("plan.file.lateEnd"), .day),
        TableColumn(words.text("plan.file.earlyStart"), .day),
        TableColumn(words.text("plan.file.earlyEnd"), .day),
        TableColumn(words.text("plan.file.slackDays"), .number),
        TableColumn(look.label("assignees", of: ProjectTask.self)),
      ], rows: rows
    ).html
  }
}
