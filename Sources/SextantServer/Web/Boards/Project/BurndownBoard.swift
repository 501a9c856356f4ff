internal import SextantKernels
import SextantModel

/// What is left of a sprint day by day, the team's pace, and how many sprints the rest will take.
enum BurndownBoard: Board {
  static let name = "burndown"
  static let room = Room.project
  static let kinds: [any Item.Type] = [Sprint.self, Card.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project", "sprint"])
    let sprints = view.all(Sprint.self)
    let shown = ShownProject(look, of: sprints.map(\.project))
    let chosen = look.choice("sprint").map { ID<Sprint>($0) }
    guard
      let outlook = SprintOutlook(shown.project, view.examined.examination, chosen: chosen)
    else {
      return look.empty(
        checks: ["PRO06", "PRO07"], action: look.addButton(Sprint.self, "board.burndown.add"))
    }
    return "\(shown.tabs)\(BurndownPicture(look: look, outlook: outlook).html)"
  }
}

private struct BurndownPicture: BoardPicture {
  let look: BoardLook
  let outlook: SprintOutlook

  var html: HTML {
    let tabs = look.tabs(
      say("which"),
      over: (outlook.past.map(\.sprint) + running).map { ($0.id.text, $0.name) }, "sprint",
      here: outlook.sprint?.id.text)
    return """
      \(look.planTabs)\(tabs)\(look.facts(facts))\(forecast)\
      <div class="stack" data-live="burndown">\(burndown)\(velocity)\(chances)</div>\
      <p class="small muted">\(say("how"))</p>
      """
  }

  /// The shown sprint where it has not ended.
  private var running: [Sprint] {
    guard let sprint = outlook.sprint, !outlook.past.contains(where: { $0.sprint.id == sprint.id })
    else { return [] }
    return [sprint]
  }

  private var facts: [BoardFact] {
    var facts: [BoardFact] = []
    if let velocity = outlook.velocity {
      facts.append(
        BoardFact(number: words.write(velocity.mean, decimals: 1), text: say("velocity")))
    }
    facts.append(
      BoardFact(number: words.write(outlook.remaining, decimals: nil), text: say("left")))
    if let added = outlook.burndown?.added, added > 0 {
      facts.append(
        BoardFact(number: words.write(added, decimals: nil), text: say("addedFact"), mark: .watch))
    }
    if let burndown = outlook.burndown, running.isEmpty == false, burndown.passed > 0 {
      let behind = burndown.behind
      facts.append(
        BoardFact(
          number: words.write(abs(behind), decimals: 1),
          text: say(behind > 0.5 ? "behind" : "ahead"), mark: behind > 0.5 ? .watch : .good))
    }
    return facts
  }

  private var forecast: HTML {
    guard let forecast = outlook.forecast else { return .empty }
    func sprints(_ count: Int?) -> Argument { count.map { .integer($0) } ?? .text(say("never")) }
    func end(_ count: Int?) -> Argument {
      count.flatMap { outlook.end(after: $0, today: view.today) }.map { .day($0) } ?? "–"
    }
    return look.note(
      .neutral,
      say(
        "forecast",
        [
          "likely": sprints(forecast.likely), "fewest": sprints(forecast.fewest),
          "most": sprints(forecast.most), "end": end(forecast.likely),
          "latest": end(forecast.most),
        ]))
  }

  private var burndown: HTML {
    guard let sprint = outlook.sprint, let pace = outlook.burndown else { return .empty }
    let labels = [say("start")] + outlook.days.map(look.short)
    let left = labels.indices.map { pace.remaining.indices.contains($0) ? pace.remaining[$0] : nil }
    var series = [
      ChartSeries(say("remaining"), left),
      ChartSeries(
        say("steady"), labels.indices.map { pace.ideal.indices.contains($0) ? pace.ideal[$0] : nil }
      ),
    ]
    if !running.isEmpty, let end = pace.projectedEnd, end > Double(pace.passed) {
      let slope = pace.left / (end - Double(pace.passed))
      series.append(
        ChartSeries(
          say("projected"),
          labels.indices.map { day in
            day < pace.passed ? nil : max(0, pace.left - slope * Double(day - pace.passed))
          }))
    }
    return LineChart(
      words, id: "sprint-burndown", title: say("sprintTitle", ["sprint": .text(sprint.name)]),
      summary: say(
        "sprintSummary",
        ["left": .number(pace.left), "scope": .number(pace.remaining.first ?? 0)])
        + (pace.added > 0 ? " " + say("added", ["points": .number(pace.added)]) : ""),
      labelName: say("day"), labels: labels, series: series, unit: .number(decimals: nil)
    ).html
  }

  private var velocity: HTML {
    guard let velocity = outlook.velocity else { return .empty }
    let interval = velocity.prediction(of: 1)
    return BarChart(
      words, id: "velocity", title: say("velocityTitle"),
      summary: say(
        "velocitySummary",
        [
          "mean": .number(velocity.mean, decimals: 1),
          "low": interval.map { .number(max(0, $0.lowerBound), decimals: 1) } ?? "–",
          "high": interval.map { .number($0.upperBound, decimals: 1) } ?? "–",
        ]),
      categoryName: words.text("kind.sprint"), categories: outlook.past.map(\.sprint.name),
      series: [ChartSeries(say("done"), outlook.past.map { $0.done })],
      unit: .number(decimals: nil)
    ).html
  }

  /// The chance of being done within each number of sprints.
  private var chances: HTML {
    let shown = outlook.chances.enumerated().prefix {
      $0.offset == 0 || outlook.chances[$0.offset - 1] < 0.999
    }
    guard !shown.isEmpty else { return .empty }
    let rows = shown.map { place, chance in
      TableLine([
        HTML(text: words.write(place + 1)),
        look.write(outlook.end(after: place + 1, today: view.today)),
        HTML(text: words.writePercent(chance, decimals: 0)),
      ])
    }
    return DataTable(
      words, id: "sprint-chances", caption: say("chances"),
      columns: [
        TableColumn(words.text("kind.sprint.plural"), isRowHeader: true),
        TableColumn(say("end"), .day), TableColumn(say("p"), .number),
      ], rows: Array(rows)
    ).html
  }
}
