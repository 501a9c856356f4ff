internal import SextantKernels
import SextantModel

/// A task tried longer or shorter: the plan as it would be beside the plan as it is. Nothing is
/// changed by it.
struct PlanTrial: BoardPicture {
  let look: BoardLook
  let project: Project?
  let schedule: ProjectSchedule
  let backward: BackwardSchedule

  private var plan: ProjectPlan { schedule.plan }
  private var open: [ProjectTask] {
    plan.isOver ? plan.tasks : plan.tasks.filter { $0.finishedOn == nil }
  }

  /// What the address asks for: days as people write them, `+2,5`.
  static func days(_ text: String) -> Double? {
    let plain = text.filter { !$0.isWhitespace }
      .replacing("−", with: "-").replacing(",", with: ".")
    guard let days = Double(plain), abs(days) <= 10_000 else { return nil }
    return days
  }

  func say(_ key: String) -> String { view.say("trial.\(key)") }
  func say(_ key: String, _ arguments: [String: Argument]) -> String {
    view.say("trial.\(key)", arguments)
  }

  var html: HTML {
    guard !open.isEmpty else { return .empty }
    let asked = look.choice("task").flatMap { id in open.first { $0.id.text == id } }
    let text = look.choice("days") ?? ""
    let days = text.isEmpty ? nil : Self.days(text)
    let isWrong = !text.isEmpty && days == nil
    let options = open.map { ChoiceOption($0.id.text, "\($0.id.text) \($0.label)") }
    let kept = ["project", "view"].compactMap { name -> HTML? in
      let value = name == "view" ? (look.isTable ? "table" : nil) : look.choice(name)
      return value.map { Hidden(name, $0).html }
    }
    let form = GetForm(
      to: look.bare, id: "trial",
      """
      \(kept.joined())\
      \(FormField(
        words, "task", label: words.text("kind.task"),
        .choice(asked?.id.text ?? options[0].value, options), scope: "trial"))\
      \(FormField(
        words, "days", label: say("days"), .text(text), help: say("days.help"),
        problems: isWrong ? [say("days.wrong")] : [], scope: "trial"))\
      \(Button(say("try"), icon: "check"))
      """)
    let result = asked.flatMap { task in days.map { self.result(task, $0) } } ?? .empty
    return look.section(say("title"), "<p>\(say("lead"))</p>\(form)\(result)")
  }

  private func result(_ task: ProjectTask, _ days: Double) -> HTML {
    let x = view.examined.examination
    let changed = ProjectPlan.current(
      project, x, changes: [ProjectPlan.Change(task.id, days: days)])
    guard let tried = ProjectSchedule(changed), let back = BackwardSchedule(tried) else {
      return look.problems(changed.problems)
    }
    let moves = schedule.lines.indices.filter {
      schedule.lines[$0].start != tried.lines[$0].start
        || schedule.lines[$0].end != tried.lines[$0].end
    }
    let change = "\(days < 0 ? "−" : "+")\(words.write(abs(days), decimals: nil))"
    let caption = say(
      "caption", ["task": .text(task.label), "days": .text(change)])
    return """
      <div data-live="trial" class="stack">\(compare(tried, back, caption))\(moves.isEmpty
        ? look.note(.neutral, say("nothingMoves")) : self.moves(moves, tried))</div>
      """
  }

  private func compare(
    _ tried: ProjectSchedule, _ back: BackwardSchedule, _ caption: String
  ) -> HTML {
    func chain(_ schedule: ProjectSchedule) -> HTML {
      look.names(schedule.chain.tasks.map { schedule.plan.tasks[$0].id.text })
    }
    func chance(_ schedule: ProjectSchedule) -> HTML {
      HTML(text: schedule.classicChance.map { words.writePercent($0, decimals: 0) } ?? "–")
    }
    func short(_ backward: BackwardSchedule) -> HTML {
      let worst = backward.conflicts.first?.short ?? 0
      let text = words.write(worst, decimals: 1)
      return backward.promises.isEmpty
        ? "–" : StatusMark(worst > 0 ? .bad : .good, text).html
    }
    let baseline = view.examined.examination.baseline(of: project)
    // Beside the plan as it is stands the plan as it was promised.
    func held(_ cell: HTML) -> [HTML] { baseline == nil ? [] : [cell] }
    let frozen = baseline.flatMap { baseline in
      project?.deadlineTask.flatMap { baseline.dates(of: $0)?.last } ?? baseline.end
    }
    return DataTable(
      words, id: "trial-table", caption: caption,
      columns: [TableColumn(say("what"), isRowHeader: true)]
        + (baseline?.frozenOn.map { [TableColumn(say("baseline", ["day": .day($0)]))] } ?? [])
        + [TableColumn(say("before")), TableColumn(say("after"))],
      rows: [
        TableLine(
          [HTML(text: say("end"))] + held(look.write(frozen))
            + [look.write(schedule.deadlineEnd), look.write(tried.deadlineEnd)]),
        TableLine([HTML(text: say("chance"))] + held("–") + [chance(schedule), chance(tried)]),
        TableLine([HTML(text: say("short"))] + held("–") + [short(backward), short(back)]),
        TableLine([HTML(text: say("chain"))] + held("–") + [chain(schedule), chain(tried)]),
      ]
    ).html
  }

  private func moves(_ moves: [Int], _ tried: ProjectSchedule) -> HTML {
    DataTable(
      words, id: "trial-moves", caption: say("moves"),
      columns: [
        TableColumn(words.text("kind.task"), isRowHeader: true),
        TableColumn(say("startBefore"), .day), TableColumn(say("startAfter"), .day),
        TableColumn(say("endBefore"), .day), TableColumn(say("endAfter"), .day),
      ],
      rows: moves.map { place in
        let (before, after) = (schedule.lines[place], tried.lines[place])
        return TableLine([
          look.item(plan.tasks[place]), look.write(before.start), look.write(after.start),
          look.write(before.end), look.write(after.end),
        ])
      }
    ).html
  }
}
