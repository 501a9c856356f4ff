internal import SextantKernels
import SextantModel

/// The project as a network: every task a node with its earliest and latest dates, every link an
/// arrow, the chain that decides the end in bold.
enum NetworkBoard: Board {
  static let name = "network"
  static let room = Room.project
  static let kinds: [any Item.Type] = [ProjectTask.self, Project.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project"])
    let tasks = view.all(ProjectTask.self)
    guard !tasks.isEmpty else {
      return look.empty(
        checks: ["PRO03", "PRO04"], action: look.addButton(ProjectTask.self, "board.gantt.add"))
    }
    let shown = ShownProject(look, of: tasks.map(\.project))
    let meant = view.examined.meant(shown.project)
    return
      "\(shown.tabs)\(NetworkPicture(look: look, plan: meant.plan, schedule: meant.schedule).html)"
  }
}

private struct NetworkPicture: BoardPicture {
  let look: BoardLook
  let plan: ProjectPlan
  let schedule: ProjectSchedule?

  var html: HTML {
    guard let schedule else {
      return "\(look.planTabs)\(look.problems(plan.problems))"
    }
    let chain = schedule.chain.tasks.map { plan.tasks[$0].id.text }.joined(separator: " → ")
    let summary = say(
      "summary",
      [
        "tasks": .integer(plan.tasks.count), "links": .integer(plan.links.count),
        "end": .day(schedule.end),
      ])
    return """
      \(look.planTabs)<p><strong>\(say("chain"))</strong> \(chain)</p>\
      \(look.problems(plan.problems + schedule.problems))\
      <div data-live="network">\(look.isTable ? table(schedule, summary) : picture(schedule, summary))</div>\
      <p class="small muted">\(say("how"))</p>
      """
  }

  private func picture(_ schedule: ProjectSchedule, _ summary: String) -> HTML {
    """
    <figure class="chart"><div class="chart-scroll" role="region" tabindex="0" \
    aria-label="\(say("region"))">\
    \(NetworkDrawing(look: look, schedule: schedule, summary: summary).html)</div>\
    <figcaption>\(say("key"))</figcaption></figure>
    """
  }

  private func table(_ schedule: ProjectSchedule, _ summary: String) -> HTML {
    func label(_ field: String) -> String { look.label(field, of: ProjectTask.self) }
    let rows = zip(plan.tasks, schedule.lines).enumerated().map { place, pair in
      let (task, line) = pair
      return TableLine(
        [
          look.item(task), look.write(line.start), look.write(line.end), look.write(line.lateStart),
          look.write(line.lateEnd),
          line.isCritical
            ? StatusMark(.watch, view.say("board.gantt.legend.critical")).html
            : look.write(line.slack, decimals: 1), look.write(line.freeSlack, decimals: 1),
          task.everyLink.map { link -> HTML in
            let lag =
              link.lag == 0
              ? "" : " \(link.lag < 0 ? "−" : "+")\(words.write(abs(link.lag), decimals: nil))"
            return "\(look.names([link.task.text])) (\(say("link.\(link.kind.shortName)"))\(lag))"
          }.joined(by: ", "),
        ], id: task.id.text)
    }
    return DataTable(
      words, id: "network-table", caption: summary,
      columns: [
        TableColumn(label("label"), isRowHeader: true),
        TableColumn(words.text("plan.file.earlyStart"), .day),
        TableColumn(words.text("plan.file.earlyEnd"), .day),
        TableColumn(words.text("plan.file.lateStart"), .day),
        TableColumn(words.text("plan.file.lateEnd"), .day),
        TableColumn(view.say("board.gantt.slack"), .number),
        TableColumn(say("freeSlack"), .number), TableColumn(label("predecessors")),
      ], rows: rows
    ).html
  }
}

extension LinkKind {
  var shortName: String {
    switch self {
    case .finishToStart: "fs"
    case .startToStart: "ss"
    case .finishToFinish: "ff"
    case .startToFinish: "sf"
    }
  }
}

extension BoardLook {
  /// The two ways of looking, with the style of plans beside that of pictures.
  var planTabs: HTML { "<link rel=\"stylesheet\" href=\"/boards/plan.css\">\(sheetTabs)" }

  /// What keeps a plan from being right, each with what settles it.
  func problems(_ problems: [PlanProblem]) -> HTML {
    guard !problems.isEmpty else { return .empty }
    let lines = problems.map { problem -> HTML in
      let text = view.words.say(problem.message(view.dossier))
      let remedy = view.words.say(problem.remedy(view.dossier))
      let item = view.dossier.item(problem.place.item).map { headline($0) } ?? .empty
      return """
        <li>\(StatusMark(problem.isError ? .bad : .unknown, text)) \(remedy) \(item)</li>
        """
    }
    return "<ul class=\"stack\">\(lines.joined())</ul>"
  }
}
