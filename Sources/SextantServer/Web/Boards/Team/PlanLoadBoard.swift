internal import SextantKernels
import SextantModel

/// Who has how much of a project's work each week, by its tasks' dates; and dates that level it.
enum PlanLoadBoard: Board {
  static let name = "plan-load"
  static let room = Room.team
  static let kinds: [any Item.Type] = [
    ProjectTask.self, SextantModel.Person.self, Absence.self, Project.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project"])
    let tasks = view.all(ProjectTask.self)
    guard tasks.contains(where: { !$0.assignees.isEmpty }) else {
      return look.empty(
        checks: ["EQU02", "PRO03"], action: look.addButton(ProjectTask.self, "board.gantt.add"))
    }
    let shown = ShownProject(look, of: tasks.map(\.project))
    let dated = view.examined.dated(shown.project)
    let workload = dated.schedule.flatMap { ProjectWorkload($0) }
    return """
      \(shown.tabs)\(PlanLoadPicture(
        look: look, placed: dated.plan, workload: workload, project: shown.project).html)
      """
  }
}

private struct PlanLoadPicture: BoardPicture {
  let look: BoardLook
  let placed: ProjectPlan
  let workload: ProjectWorkload?
  let project: Project?

  private var isOver: Bool { placed.isOver }

  var html: HTML {
    guard let workload else {
      return
        "\(look.planTabs)\(look.problems(placed.problems))\(look.note(.unknown, say("nothing")))"
    }
    return """
      \(look.planTabs)\(look.facts(facts(workload)))\(look.problems(placed.problems))\
      <div class="stack" data-live="plan-load">\(look.isTable ? table(workload) : heat(workload))\
      \(overloads(workload))\(levelling(workload))</div><p class="small muted">\(say("how"))</p>
      """
  }

  private func facts(_ workload: ProjectWorkload) -> [BoardFact] {
    let cells = workload.rows.flatMap(\.cells)
    let over = workload.overloads.count
    return [
      BoardFact(
        number: words.write(cells.map(\.hours).reduce(0, +), decimals: 0), text: say("hours")),
      BoardFact(
        number: words.write(cells.map(\.capacity).reduce(0, +), decimals: 0), text: say("capacity")),
      BoardFact(
        number: words.write(over), text: say("overCount", ["count": .integer(over)]),
        mark: over == 0 ? .good : .bad),
    ]
  }

  private func heat(_ workload: ProjectWorkload) -> HTML {
    let rows = workload.rows.map { row in
      (
        head: look.headline(row.person.person),
        cells: row.cells.map { GridCell(cell($0), $0.isOver ? .bad : .none) }
      )
    }
    let table = GridTable(
      id: "plan-load", caption: say("caption"), corner: say("corner"),
      columns: workload.weeks.map { HTML(text: look.brief($0)) }, rows: rows)
    return "<div class=\"workload plan-load\">\(table)</div>"
  }

  /// A square as dark as the week is full, its figures, and a mark where it is too much.
  private func cell(_ cell: ProjectWorkload.Cell) -> HTML {
    guard cell.hours > 0 else { return "<span class=\"muted\">–</span>" }
    let rate = cell.rate ?? 9.99
    let step = cell.isOver ? "over" : String(min(4, Int(rate * 4 + 0.001)))
    let figures = HTML(text: words.writePercent(min(rate, 9.99), decimals: 0))
    let square: HTML = """
      <svg class="drawing heat" viewBox="0 0 60 10" width="60" height="10" aria-hidden="true" \
      focusable="false"><rect class="heat-\(step)" width="60" height="10" rx="2"/></svg>
      """
    // Of no hours at all there is no share.
    let over =
      cell.rate == nil
      ? "\(words.write(cell.hours, decimals: 0))\u{A0}h" : words.writePercent(rate, decimals: 0)
    return cell.isOver ? "\(square)\(StatusMark(.bad, over))" : "\(square)\(figures)"
  }

  private func table(_ workload: ProjectWorkload) -> HTML {
    let rows = workload.rows.flatMap { row in
      zip(workload.weeks, row.cells).filter { $1.hours > 0 }.map { week, cell in
        TableLine(
          [
            look.headline(row.person.person), look.write(week), look.write(cell.hours, decimals: 1),
            look.write(cell.capacity, decimals: 1),
            HTML(text: cell.rate.map { words.writePercent($0, decimals: 0) } ?? "–"),
            look.names(cell.tasks.map { workload.plan.tasks[$0].id.text }),
            cell.isOver
              ? StatusMark(.bad, say("over")).html : StatusMark(.good, say("within")).html,
          ], mark: cell.isOver ? .bad : .none)
      }
    }
    return DataTable(
      words, id: "plan-load-table", caption: say("caption"),
      columns: [
        TableColumn(say("corner"), isRowHeader: true), TableColumn(say("week"), .day),
        TableColumn(words.text("plan.file.hours"), .number),
        TableColumn(words.text("plan.file.capacity"), .number),
        TableColumn(words.text("plan.file.rate"), .number),
        TableColumn(words.text("kind.task.plural")), TableColumn(say("state"), .mark),
      ], rows: rows
    ).html
  }

  private func overloads(_ workload: ProjectWorkload) -> HTML {
    let lines = workload.overloads.prefix(20).map { over -> HTML in
      let text = say(
        "overload",
        [
          "week": .day(over.week), "hours": .number(over.hours, decimals: 0),
          "capacity": .number(over.capacity, decimals: 0),
        ])
      let person = view.find(over.person).map { look.headline($0) } ?? HTML(text: over.person.text)
      return """
        <li>\(person) – \(text) \(look.names(over.tasks.map { workload.plan.tasks[$0].id.text }))</li>
        """
    }
    return look.section(
      say("overloads"), lines.isEmpty ? .empty : "<ul>\(lines.joined())</ul>")
  }

  /// Dates on which nobody has too much: shown with their proof, and taken over with one button.
  private func levelling(_ workload: ProjectWorkload) -> HTML {
    guard !workload.overloads.isEmpty else { return .empty }
    let levelled: ProjectLevelling
    do throws(PlanProblem) {
      levelled = try view.examined.levelled(project).get()
    } catch {
      return look.section(say("level"), look.problems([error]))
    }
    let plan = levelled.plan
    guard levelled.breaches.isEmpty else {
      return look.section(say("level"), look.note(.bad, words.text("plan.unsound")))
    }
    let rows = levelled.moves.map { line, start, end in
      let task = plan.tasks[line.task]
      return TableLine(
        [
          look.item(task), look.write(start), look.write(line.start), look.write(end),
          look.write(line.end), look.names(line.proposed.map(\.text)),
        ], id: task.id.text)
    }
    let proof = words.fill(
      words.text("plan.levelledEnd"),
      [
        "end": .day(levelled.end), "days": .number(levelled.length, decimals: 1),
        "bound": .number(levelled.bound, decimals: 1), "gap": .percent(levelled.gap, decimals: 1),
        "tried": .integer(levelled.tried),
      ])
    let moves =
      rows.isEmpty
      ? look.note(.good, words.text("plan.nothingMoves"))
      : DataTable(
        words, id: "level-table", caption: say("moves"),
        columns: [
          TableColumn(words.text("kind.task"), isRowHeader: true),
          TableColumn(say("startBefore"), .day),
          TableColumn(say("startAfter"), .day), TableColumn(say("endBefore"), .day),
          TableColumn(say("endAfter"), .day), TableColumn(say("proposed")),
        ], rows: rows
      ).html
    return look.section(
      say("level"),
      "<p>\(proof). \(verified(levelled))</p>\(moves)\(apply(rows.isEmpty))")
  }

  private func verified(_ levelled: ProjectLevelling) -> String {
    if levelled.uncounted.isEmpty { return words.text("plan.verified") }
    let names = levelled.uncounted.map { view.find($0)?.name ?? $0.text }
    return words.fill(words.text("plan.verifiedWithout"), ["people": .texts(names)])
  }

  private func apply(_ isIdle: Bool) -> HTML {
    guard let project, !isIdle, view.reader.mayEdit(ProjectTask.kind),
      view.reader.mayEdit(Project.kind)
    else { return .empty }
    if isOver { return look.note(.unknown, say("isOver")) }
    return PostForm(
      view, to: view.to.verb(Project.kind, project.id.text, "project.level"),
      version: look.version, back: look.here, look: .inline,
      "\(Button(say("apply"), icon: "check"))"
    ).html
  }
}
