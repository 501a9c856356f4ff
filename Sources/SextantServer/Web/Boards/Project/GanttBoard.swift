internal import SextantKernels
import SextantModel

/// The project along the calendar: tasks, what follows what, milestones, the critical path.
enum GanttBoard: Board {
  static let name = "gantt"
  static let room = Room.project
  static let kinds: [any Item.Type] = [ProjectTask.self, Milestone.self, Project.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project", "scale"])
    let tasks = view.all(ProjectTask.self)
    let milestones = view.all(Milestone.self)
    guard !tasks.isEmpty || !milestones.isEmpty else {
      return look.empty(
        checks: ["PRO03", "PRO04", "PRO02"],
        action: look.addButton(ProjectTask.self, "board.gantt.add"))
    }
    let shown = ShownProject(look, of: tasks.map(\.project) + milestones.map(\.project))
    let schedule = view.examined.meant(shown.project).schedule
    let plan = GanttPlan(
      tasks.filter { shown.holds($0.project) },
      milestones: milestones.filter { shown.holds($0.project) }, project: shown.project,
      today: view.today, schedule: schedule,
      baseline: view.examined.examination.baseline(of: shown.project),
      holidays: view.dossier.holidays)
    return "\(shown.tabs)\(GanttPicture(look: look, plan: plan).html)"
  }
}

/// The Gantt chart and its equal as a table, with what moves the tasks.
private struct GanttPicture: BoardPicture {
  let look: BoardLook
  let plan: GanttPlan

  private var isByMonth: Bool {
    let days = plan.span.map { $0.last.days(since: $0.first) } ?? 0
    switch look.choice("scale") {
    case "weeks": return false
    case "months": return true
    default: return days > 190
    }
  }

  var html: HTML {
    let scales = Tabs(
      label: say("scale"),
      [
        Tab(say("weeks"), look.address("scale", "weeks"), isHere: !isByMonth),
        Tab(say("months"), look.address("scale", "months"), isHere: isByMonth),
      ])
    return """
      \(look.planTabs)\(look.isTable ? .empty : scales.html)\(look.facts(facts))\(chain)\(reference)\
      <div data-live="gantt">\(look.isTable ? tables : picture)\(undated)</div>\
      <p class="print-hidden">\(look.addButton(ProjectTask.self, "board.gantt.add"))</p>
      """
  }

  private var facts: [BoardFact] {
    var facts = [
      BoardFact(number: words.write(plan.bars.count + plan.undated.count), text: say("tasks")),
      BoardFact(number: words.write(plan.milestones.count), text: say("milestones")),
    ]
    let overdue = plan.bars.count { $0.stand == .overdue }
    if overdue > 0 {
      facts.append(
        BoardFact(number: words.write(overdue), text: say("overdueCount"), mark: .watch))
    }
    return facts
  }

  /// The critical path in one sentence, and the chance of ending in time.
  private var chain: HTML {
    guard let path = plan.path else {
      return plan.bars.isEmpty ? .empty : look.note(.bad, say("circle"))
    }
    let names = path.tasks.map { look.headline($0) }.joined(by: " → ")
    var chance = HTML.empty
    if !view.examined.isPartial, let probability = path.probability, let available = path.available,
      let deadline = plan.deadline
    {
      let wanted = view.examined.examination.rules.deadlineProbability.fraction
      chance = look.note(
        probability < wanted ? .watch : .good,
        say(
          "chance",
          [
            "probability": .percent(probability, decimals: 0), "deadline": .day(deadline),
            "available": .integer(available), "wanted": .percent(wanted, decimals: 0),
          ]))
    }
    return """
      <p><strong>\(say("critical", ["days": .number(path.expected, decimals: 1)]))</strong> \
      \(names)</p>\(chance)
      """
  }

  /// What the dates are held against: the frozen baseline, or nothing but the links.
  private var reference: HTML {
    guard !plan.bars.isEmpty else { return .empty }
    guard let baseline = plan.baseline, let day = baseline.frozenOn else {
      return look.note(.unknown, say("baseline.none"))
    }
    let late = plan.bars.filter { (plan.slip(of: $0) ?? 0) > 0 }
    let added = plan.bars.count { $0.reference == nil }
    var text = say(
      late.isEmpty ? "baseline.kept" : "baseline.late",
      [
        "day": .day(day), "count": .integer(late.count),
        "most": .integer(late.compactMap { plan.slip(of: $0) }.max() ?? 0),
      ])
    if added > 0 { text += " " + say("baseline.added", ["count": .integer(added)]) }
    return """
      \(look.note(late.isEmpty ? .good : .watch, text))\
      <p class="small"><a href="\(view.to.item(baseline))">\(say("baseline.open"))</a></p>
      """
  }

  private var summary: String {
    say(
      "summary",
      [
        "tasks": .integer(plan.bars.count), "milestones": .integer(plan.milestones.count),
        "start": plan.span.map { .day($0.first) } ?? "–",
        "end": plan.span.map { .day($0.last) } ?? "–",
      ])
  }

  private var picture: HTML {
    guard let span = plan.span else { return look.note(.unknown, say("noDates")) }
    let drawing = GanttDrawing(
      look: look, plan: plan, span: span, isByMonth: isByMonth, summary: summary)
    return """
      <figure class="chart"><div class="chart-scroll" role="region" tabindex="0" \
      aria-label="\(say("region"))">\(drawing.html)</div>\
      <figcaption>\(legend)</figcaption></figure>\(moves)
      """
  }

  private var legend: HTML {
    let stands: [TaskStand] = [.done, .running, .overdue, .planned]
    let keys = stands.map { stand -> HTML in
      """
      <li class="cluster"><svg class="drawing key" viewBox="0 0 22 12" width="22" height="12" \
      aria-hidden="true" focusable="false"><rect class="bar bar-\(stand.rawValue)" width="22" \
      height="12" rx="3"/></svg>\(say("stand.\(stand.rawValue)"))</li>
      """
    }
    return """
      <ul class="legend">\(keys.joined())<li class="cluster"><svg class="drawing key" \
      viewBox="0 0 22 12" width="22" height="12" aria-hidden="true" focusable="false">\
      <path class="critical-edge" d="M0 8h22"/></svg>\(say("legend.critical"))</li>\
      <li class="cluster"><svg class="drawing key" viewBox="0 0 22 12" width="22" height="12" \
      aria-hidden="true" focusable="false"><path class="slack" d="M0 6h22"/></svg>\
      \(say("legend.slack"))</li><li class="cluster"><svg class="drawing key gantt-key" \
      viewBox="0 0 22 12" width="22" height="12" aria-hidden="true" focusable="false">\
      <path class="baseline" d="M0 6h22"/></svg>\(say(plan.baseline == nil ? "legend.baseline" : "legend.frozen"))</li></ul>
      """
  }

  // MARK: - Moves

  private var moves: HTML {
    guard view.reader.mayEdit(ProjectTask.kind), !plan.bars.isEmpty else { return .empty }
    let list: HTML = """
      <ul class="stack board-list">\(each: plan.bars, { bar in
        "<li class=\"split\"><span>\(bar.task.label) <span class=\"muted small\">\(days(bar))</span></span>\(steps(bar))</li>"
      })</ul>
      """
    return "<div class=\"print-hidden\">\(Disclosure(say("move"), list))</div>"
  }

  private func days(_ bar: GanttPlan.Bar) -> String {
    "\(look.short(bar.start)) – \(look.short(bar.end))"
  }

  /// A working week or a working day earlier or later, the length kept.
  private func steps(_ bar: GanttPlan.Bar) -> HTML {
    guard view.reader.mayEdit(ProjectTask.kind) else { return .empty }
    let forms = [-5, -1, 1, 5].compactMap { count -> HTML? in
      guard let moved = plan.moved(bar, by: count) else { return nil }
      return StepForm(
        view, to: view.to.set(ProjectTask.kind, bar.task.id.text), version: look.version,
        back: look.here, fields: [("start", moved.start.text)],
        [
          Button(
            say("step.\(count < 0 ? "minus" : "plus")\(abs(count))"), .quiet, name: "end",
            value: moved.end.text)
        ]
      ).html
    }
    return "<span class=\"cluster steps\">\(forms.joined())</span>"
  }

  private func dateForm(_ bar: GanttPlan.Bar) -> HTML {
    guard view.reader.mayEdit(ProjectTask.kind) else { return .empty }
    let scope = "dates-\(markupID(bar.task.id.text))"
    let form = PostForm(
      view, to: view.to.set(ProjectTask.kind, bar.task.id.text), version: look.version,
      back: look.here, look: .inline,
      """
      \(FormField(words, "start", label: look.label("start", of: ProjectTask.self), .day(bar.start.text), scope: scope))\
      \(FormField(words, "end", label: look.label("end", of: ProjectTask.self), .day(bar.end.text), scope: scope))\
      \(Button(view.say("picture.set"), icon: "check"))
      """)
    return Disclosure(say("dates"), "\(form)\(steps(bar))").html
  }

  // MARK: - Tables

  private var tables: HTML {
    let rows = plan.bars.map { bar in
      TableLine(
        [
          look.item(bar.task), look.write(bar.start), look.write(bar.end),
          HTML(text: words.write(bar.workingDays)),
          look.write(bar.task.estimate?.expected, decimals: 1),
          look.names(bar.task.everyLink.map(\.task.text)),
          bar.isCritical
            ? StatusMark(.watch, say("legend.critical")).html
            : look.write(bar.slack, decimals: 1),
          held(bar.reference), slip(plan.slip(of: bar)),
          StatusMark(bar.stand.mark, say("stand.\(bar.stand.rawValue)")).html,
          look.names(bar.task.assignees.map(\.text)), dateForm(bar),
        ], id: bar.task.id.text)
    }
    func label(_ field: String) -> String { look.label(field, of: ProjectTask.self) }
    let table = DataTable(
      words, id: "gantt-table", caption: summary,
      columns: [
        TableColumn(label("label"), isRowHeader: true), TableColumn(label("start"), .day),
        TableColumn(label("end"), .day), TableColumn(say("workingDays"), .number),
        TableColumn(say("expected"), .number), TableColumn(label("predecessors")),
        TableColumn(say("slack"), .number),
        TableColumn(say(plan.baseline == nil ? "earliest" : "baseline")),
        TableColumn(say("slip"), .number), TableColumn(say("state"), .mark),
        TableColumn(label("assignees")), TableColumn(say("dates")),
      ], rows: rows)
    return "\(table)\(milestoneTable)"
  }

  private func held(_ dates: Period?) -> HTML {
    guard let dates else { return HTML(text: say("baseline.new")) }
    return HTML(text: "\(look.short(dates.first)) – \(look.short(dates.last))")
  }

  private func slip(_ days: Int?) -> HTML {
    guard let days else { return "–" }
    if days <= 0 { return HTML(text: words.write(days)) }
    return StatusMark(.watch, "+\(words.write(days))").html
  }

  private var milestoneTable: HTML {
    guard !plan.milestones.isEmpty else { return .empty }
    func label(_ field: String) -> String { look.label(field, of: Milestone.self) }
    let rows = plan.milestones.map { milestone in
      TableLine([
        look.item(milestone), look.write(milestone.date),
        look.write(plan.baseline?.row(of: milestone.id)?.date), look.write(milestone.reachedOn),
        slip(plan.slip(of: milestone)), HTML(text: milestone.acceptance),
        look.write(milestone.budget),
      ])
    }
    return DataTable(
      words, id: "milestone-table", caption: Milestone.kind.pluralLabel(words),
      columns: [
        TableColumn(label("label"), isRowHeader: true), TableColumn(label("date"), .day),
        TableColumn(say("baseline"), .day), TableColumn(label("reachedOn"), .day),
        TableColumn(say("slip"), .number), TableColumn(label("acceptance")),
        TableColumn(label("budget"), .number),
      ], rows: rows
    ).html
  }

  private var undated: HTML {
    guard !plan.undated.isEmpty else { return .empty }
    return look.section(
      say("undated"), "<ul>\(each: plan.undated, { "<li>\(look.item($0))</li>" })</ul>")
  }
}
