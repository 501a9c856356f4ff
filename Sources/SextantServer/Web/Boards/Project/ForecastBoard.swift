internal import SextantKernels
import SextantModel

/// When each milestone will be reached, as a span of days: the network played thousands of times.
enum ForecastBoard: Board {
  static let name = "forecast"
  static let room = Room.project
  static let kinds: [any Item.Type] = [Milestone.self, ProjectTask.self, Project.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project"])
    let milestones = view.all(Milestone.self)
    guard !milestones.isEmpty else {
      return look.empty(
        checks: ["PRO02", "PRO04"], action: look.addButton(Milestone.self, "board.forecast.add"))
    }
    let shown = ShownProject(
      look, of: milestones.map(\.project) + view.all(ProjectTask.self).map(\.project))
    let outlook = view.examined.outlook(shown.project)
    return "\(shown.tabs)\(ForecastPicture(look: look, outlook: outlook).html)"
  }
}

private struct ForecastPicture: BoardPicture {
  let look: BoardLook
  let outlook: WorkedPlan

  private var limit: Double { view.examined.examination.rules.deadlineProbability.fraction }
  private var milestones: [ProjectChances.MilestoneChance] {
    (outlook.chances?.milestones ?? []).sorted {
      ($0.milestone.date ?? $0.outlook.median, $0.milestone.id.text)
        < ($1.milestone.date ?? $1.outlook.median, $1.milestone.id.text)
    }
  }

  var html: HTML {
    guard !milestones.isEmpty else {
      return """
        \(look.planTabs)\(look.problems(outlook.plan.problems))\(look.note(.unknown, say("noLinks")))
        """
    }
    return """
      \(look.planTabs)\(chance)\(look.problems(outlook.plan.problems))\
      <div data-live="forecast">\(look.isTable ? table : picture)</div>\
      <p class="small muted">\(say("how.\(outlook.plan.basis.rawValue)"))</p>
      """
  }

  /// Both ways side by side: the formula on one chain, and all of them played.
  private var chance: HTML {
    guard let deadline = outlook.plan.project?.deadline,
      let classic = outlook.schedule?.classicChance,
      let played = outlook.chances?.deadline.chance
    else { return .empty }
    return look.note(
      played < limit ? .watch : .good,
      say(
        "chance",
        [
          "deadline": .day(deadline), "classic": .percent(classic, decimals: 0),
          "played": .percent(played, decimals: 0), "wanted": .percent(limit, decimals: 0),
        ]))
  }

  private var summary: String { say("summary", ["count": .integer(milestones.count)]) }

  private var picture: HTML {
    """
    <figure class="chart"><div class="chart-scroll" role="region" tabindex="0" \
    aria-label="\(view.say("board.gantt.region"))">\(drawing)</div>\
    <figcaption>\(say("key"))</figcaption></figure>
    """
  }

  private var drawing: HTML {
    let shown = milestones
    let days =
      shown.flatMap { [$0.outlook.early, $0.outlook.late, $0.milestone.date ?? $0.outlook.median] }
      + [outlook.plan.origin]
    let first = days.min() ?? view.today
    let last = (days.max() ?? view.today).adding(days: 7)
    let labels = 250.0
    let width = 1060.0
    let perDay = (width - labels - 60) / Double(max(1, last.days(since: first)))
    func x(_ day: Day) -> Double { labels + perDay * Double(day.days(since: first)) }
    func y(_ row: Int) -> Double { 52 + 40 * Double(row) }
    let foot = y(shown.count) - 16
    var content = HTML.empty
    var month = Day(first.year, first.month, 1) ?? first
    var guardCount = 0
    let every = last.days(since: first) > 900 ? 6 : last.days(since: first) > 400 ? 2 : 1
    while month <= last, guardCount < 400 {
      if month >= first {
        content += """
          <path class="gridline" d="M\(coordinate(x(month))) 26V\(coordinate(foot))"/>\
          <text class="tick" x="\(coordinate(x(month) + 3))" y="20">\
          \(view.say("month.short.\(month.month)")) \(month.year)</text>
          """
      }
      month = month.adding(months: every)
      guardCount += 1
    }
    // The cone: early days down, late days back up.
    var path = "M"
    for (row, one) in shown.enumerated() {
      path += "\(coordinate(x(one.outlook.early))) \(coordinate(y(row)))L"
    }
    for (row, one) in shown.enumerated().reversed() {
      path += "\(coordinate(x(one.outlook.late.adding(days: 1)))) \(coordinate(y(row)))L"
    }
    path.removeLast()
    content += "<path class=\"cone\" d=\"\(path)Z\"/>"
    for (row, one) in shown.enumerated() { content += self.row(one, y(row), x, perDay, width) }
    if view.today >= first, view.today <= last {
      content += """
        <path class="today-line" d="M\(coordinate(x(view.today))) 26V\(coordinate(foot))"/>\
        <text class="tick strong middle today-text" x="\(coordinate(x(view.today)))" \
        y="\(coordinate(foot + 14))">\(view.say("board.gantt.today"))</text>
        """
    }
    return Drawing(
      width: width, height: foot + 20, title: summary, holdsLinks: true,
      className: "gantt forecast", content
    ).html
  }

  private func row(
    _ one: ProjectChances.MilestoneChance, _ y: Double, _ x: (Day) -> Double, _ perDay: Double,
    _ width: Double
  ) -> HTML {
    let name = TextLines.broken(one.milestone.label, at: 38, most: 1).first ?? ""
    let chance = one.outlook.chance.map { words.writePercent($0, decimals: 0) } ?? ""
    let mark: Mark = one.outlook.chance.map { $0 < limit ? .watch : .good } ?? .neutral
    let said = say(
      "said",
      [
        "milestone": .text(one.milestone.label), "early": .day(one.outlook.early),
        "median": .day(one.outlook.median), "late": .day(one.outlook.late),
        "chance": .text(chance.isEmpty ? "–" : chance),
      ])
    let left = x(one.outlook.early)
    let right = max(x(one.outlook.late.adding(days: 1)), left + 3)
    var diamond = HTML.empty
    if let date = one.milestone.date {
      diamond = """
        <path class="milestone \(mark.className ?? "")" d="M\(coordinate(x(date) + perDay / 2)) \
        \(coordinate(y - 8))l8 8l-8 8l-8 -8z"/>
        """
    }
    return """
      <a href="\(view.to.item(one.milestone))" aria-label="\(said)"><text class="label" x="4" \
      y="\(coordinate(y + 4))">\(name)</text><rect class="span" x="\(coordinate(left))" \
      y="\(coordinate(y - 6))" width="\(coordinate(right - left))" height="12" rx="3"/>\
      <path class="median" d="M\(coordinate(x(one.outlook.median) + perDay / 2)) \
      \(coordinate(y - 9))v18"/>\(diamond)</a><text class="tick end strong" \
      x="\(coordinate(width - 4))" y="\(coordinate(y + 4))">\(chance)</text>
      """
  }

  private var table: HTML {
    let rows = milestones.map { one in
      let chance = one.outlook.chance
      return TableLine(
        [
          look.item(one.milestone), look.write(one.milestone.date), look.write(one.outlook.early),
          look.write(one.outlook.median), look.write(one.outlook.late),
          chance.map {
            StatusMark($0 < limit ? .watch : .good, words.writePercent($0, decimals: 0)).html
          } ?? "–",
          look.names(one.milestone.tasks.map(\.text)),
        ], id: one.milestone.id.text)
    }
    return DataTable(
      words, id: "forecast-table", caption: summary,
      columns: [
        TableColumn(look.label("label", of: Milestone.self), isRowHeader: true),
        TableColumn(look.label("date", of: Milestone.self), .day), TableColumn(say("p10"), .day),
        TableColumn(say("p50"), .day), TableColumn(say("p90"), .day),
        TableColumn(say("p"), .mark), TableColumn(look.label("tasks", of: Milestone.self)),
      ], rows: rows
    ).html
  }
}
