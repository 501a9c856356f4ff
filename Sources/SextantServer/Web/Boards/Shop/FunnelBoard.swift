import SextantModel

/// The way from visit to order, step by step: how many pass, where most are lost, what is done.
enum FunnelBoard: Board {
  static let name = "funnel"
  static let room = Room.shop
  static let kinds: [any Item.Type] = [Funnel.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["funnel"])
    let funnels = view.all(Funnel.self)
    guard
      let funnel = funnels.first(where: { $0.id.text == look.choice("funnel") }) ?? funnels.first
    else {
      return look.empty(
        checks: ["BOU01"], action: look.addButton(Funnel.self, "board.funnel.add"))
    }
    let tabs = look.tabs(
      view.say("board.funnel.which"), over: funnels.map { ($0.id.text, $0.title) }, "funnel",
      here: funnel.id.text)
    let flow = FunnelFlow(funnel, view.examined.examination.measured)
    return "\(tabs)\(FunnelPicture(look: look, flow: flow).html)"
  }
}

/// A funnel with its steps and what answers the weakest.
struct FunnelPicture: BoardPicture {
  let look: BoardLook
  let flow: FunnelFlow

  var html: HTML {
    """
    \(look.sheetTabs)\(heading)<div class="stack" data-live="funnel">\(look.facts(facts))\
    \(!flow.isMeasured || look.isTable ? .empty : Self.chart(flow, look, id: "funnel-chart"))\
    \(flow.isMeasured ? .empty : look.note(.unknown, say("notMeasured")))\(weakest)\
    \(look.section(say("steps"), table))</div>
    """
  }

  static func chart(_ flow: FunnelFlow, _ look: BoardLook, id: String) -> HTML {
    let view = look.view
    let summary = view.say(
      "board.funnel.summary",
      [
        "share": .percent(flow.overall ?? 0, decimals: 2),
        "first": .text(flow.steps.first?.name ?? ""), "last": .text(flow.steps.last?.name ?? ""),
      ])
    return FunnelChart(
      view.words, id: id, title: flow.funnel.title, summary: summary,
      steps: flow.steps.map { ($0.name, $0.count ?? 0) },
      source: flow.period.map { view.words.write($0) }
    ).html
  }

  private var heading: HTML {
    var parts: [String] = []
    if let shop = view.find(flow.funnel.shop) { parts.append(shop.headline) }
    if let period = flow.period { parts.append(words.write(period)) }
    if let reference = flow.reference {
      parts.append(say("against", ["period": .period(reference)]))
    }
    return """
      <p>\(look.item(flow.funnel))<br><span class="muted small">\
      \(parts.joined(separator: " · "))</span></p>
      """
  }

  private var facts: [BoardFact] {
    var facts: [BoardFact] = []
    if let overall = flow.overall {
      facts.append(
        BoardFact(number: words.writePercent(overall, decimals: 2), text: say("overall")))
    }
    if let worst = flow.steps.compactMap({ step in step.lost.map { (step, $0) } })
      .max(by: { $0.1 < $1.1 })
    {
      facts.append(
        BoardFact(
          number: words.write(worst.1, decimals: 0),
          text: say("greatestLoss", ["step": .text(worst.0.name)])))
    }
    return facts
  }

  /// The step that fell most, and what is done about it.
  private var weakest: HTML {
    guard let step = flow.weakest, let change = step.change, let metric = step.metric else {
      return .empty
    }
    let x = view.examined.examination
    var answers: [any Item] = []
    if let metric = view.find(metric) {
      answers += x.citing(metric, by: Adjustment.self, in: "funnelStep") as [any Item]
      answers += x.citing(metric, by: MerchandisingRule.self, in: "funnelStep") as [any Item]
    }
    let text = say(
      "weakest",
      ["step": .text(step.name), "points": .number(-change, decimals: 1)])
    let list = answers.map { look.item($0) }.joined(by: ", ")
    let links: HTML =
      answers.isEmpty
      ? "<p>\(say("untreated"))</p>"
      : "<p>\(say("treatedBy")) \(list)</p>"
    let said: HTML = "<p>\(text)</p>\(links)"
    return Notice(answers.isEmpty ? .bad : .watch, said, isStatus: false).html
  }

  private var table: HTML {
    let rows = flow.steps.map { step in
      TableLine([
        HTML(text: step.name), look.write(step.count, decimals: 0), percent(step.rate),
        percent(step.referenceRate), change(step), look.write(step.lost, decimals: 0),
        step.metric.map { look.names([$0.text]) } ?? "–",
      ])
    }
    return DataTable(
      words, id: "funnel-table", caption: say("stepsOf", ["funnel": .text(flow.funnel.title)]),
      columns: [
        TableColumn(say("step"), isRowHeader: true), TableColumn(say("count"), .number),
        TableColumn(say("rate"), .number), TableColumn(say("referenceRate"), .number),
        TableColumn(say("change"), .number), TableColumn(say("lost"), .number),
        TableColumn(view.label(Metric.self)),
      ], rows: rows, hidesCaption: true
    ).html
  }

  private func percent(_ rate: Double?) -> HTML {
    HTML(text: rate.map { words.writePercent($0, decimals: 1) } ?? "–")
  }

  private func change(_ step: FunnelFlow.Step) -> HTML {
    guard let change = step.change else { return "–" }
    let text = say(
      "points", ["points": .text((change > 0 ? "+" : "") + words.write(change, decimals: 1))])
    return change < -0.05 ? StatusMark(.watch, text).html : HTML(text: text)
  }
}
