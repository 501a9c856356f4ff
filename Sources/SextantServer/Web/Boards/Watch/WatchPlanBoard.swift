import SextantModel

/// The sources of the watch by how often they are read, what is overdue, what each axis rests on.
enum WatchPlanBoard: Board {
  static let name = "watch-plan"
  static let room = Room.watch
  static let kinds: [any Item.Type] = [WatchSource.self, Collector.self, WatchPlan.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["axis"])
    guard view.all(WatchSource.self).contains(where: \.isActive) else {
      return look.empty(
        checks: ["VEI01", "VEI02", "VEI03"],
        action: look.addButton(WatchSource.self, "picture.addSource"))
    }
    let axis: WatchAxis? = look.choice("axis")
    let rounds = WatchRounds(of: view.dossier, on: view.today, axis: axis)
    return WatchPlanPicture(look: look, rounds: rounds, axis: axis).html
  }
}

/// The rounds of the watch on the board.
private struct WatchPlanPicture {
  let look: BoardLook
  let rounds: WatchRounds
  let axis: WatchAxis?

  private var view: View { look.view }
  private var words: Catalogue { view.words }

  var html: HTML {
    """
    \(look.tabs)\(filter)<div class="stack" data-live="rounds">\(look.facts(facts))\
    \(look.isTable ? table : picture)\(axes)</div>
    """
  }

  private var facts: [BoardFact] {
    var facts = [
      BoardFact(number: words.write(rounds.active), text: view.say("picture.activeSources")),
      BoardFact(
        number: words.write(rounds.overdue), text: view.say("picture.overdue"),
        mark: rounds.overdue == 0 ? .good : .bad),
    ]
    if rounds.uncollected > 0 {
      facts.append(
        BoardFact(
          number: words.write(rounds.uncollected), text: view.say("picture.uncollected"),
          mark: .watch))
    }
    if rounds.active > 0 {
      let share = Double(rounds.automated) / Double(rounds.active)
      facts.append(
        BoardFact(
          number: words.writePercent(share, decimals: 0), text: view.say("picture.automated")))
    }
    return facts
  }

  private var filter: HTML {
    let options =
      [ChoiceOption("", view.say("picture.all"))]
      + WatchAxis.allCases.map { ChoiceOption($0.rawValue, capitalised(view.label($0))) }
    let field = FormField(
      words, "axis", label: words.label(field: "axes", of: WatchSource.kind.name),
      .choice(axis?.rawValue ?? "", options), scope: "filter")
    return FilterBar(
      words, to: look.bare, activeCount: look.choiceCount, reset: look.bare,
      "\(look.kept)\(field)"
    ).html
  }

  // MARK: - Rounds

  private var picture: HTML {
    """
    \(each: rounds.groups, { group in
      """
      <section class="stack"><h2>\(view.say("picture.rhythm.\(group.rhythm.rawValue)")) \
      <span class="count">\(group.stops.count)</span></h2>\
      <ul class="grid-3 board-list">\(each: group.stops, { "<li>\(card($0))</li>" })</ul></section>
      """
    })
    """
  }

  private func card(_ stop: WatchRounds.Stop) -> HTML {
    let source = stop.source
    var marks: [HTML] = [due(stop)]
    if let family = source.family {
      marks.append("<span class=\"badge\">\(capitalised(view.label(family)))</span>")
    }
    marks.append(look.badge(source.id.text))
    let axes = source.axes.map { capitalised(view.label($0)) }.joined(separator: ", ")
    let title: HTML = "<a href=\"\(view.to.item(source))\">\(source.name)</a>"
    return Box(
      title: title,
      mark: stop.isOverdue ? .bad : .none, item: source.id.text,
      """
      <p class="cluster small">\(marks.filter { !$0.isEmpty }.joined(by: " "))</p>\
      <p class="small muted">\(axes)</p>\(score(stop))\(collector(stop))
      """
    ).html
  }

  private func due(_ stop: WatchRounds.Stop) -> HTML {
    guard let collector = stop.collector else {
      return StatusMark(.watch, view.say("picture.noCollector")).html
    }
    guard let due = stop.due, let delay = stop.delay else {
      let key = collector.lastRunAt == nil ? "picture.neverRead" : "picture.noPeriod"
      return StatusMark(.unknown, view.say(key)).html
    }
    if delay > 0 {
      return StatusMark(
        .bad, view.say("picture.overdueBy", ["days": .integer(delay), "day": .day(due)])
      ).html
    }
    return StatusMark(.good, view.say("picture.dueOn", ["day": .day(due)])).html
  }

  private func score(_ stop: WatchRounds.Stop) -> HTML {
    guard let score = stop.score else {
      return "<p class=\"small\">\(StatusMark(.watch, view.say("picture.notRated")))</p>"
    }
    let text = view.say("picture.sourceScore", ["score": .number(score, decimals: 1)])
    return "<p class=\"small\">\(text)</p>"
  }

  /// Who or what reads the source, and the button that says it was read today.
  private func collector(_ stop: WatchRounds.Stop) -> HTML {
    guard let collector = stop.collector else { return .empty }
    let key = collector.isAutomated ? "picture.byMachine" : "picture.byHand"
    var parts: HTML = """
      <p class="small">\(ItemLink(view, collector)) <span class="muted">\(view.say(key))</span></p>
      """
    if view.reader.mayEdit(Collector.kind), stop.isOverdue {
      let form = PostForm(
        view, to: view.to.set(Collector.kind, collector.id.text), version: look.version,
        back: look.here, look: .inline,
        """
        <input type="hidden" name="lastRunAt" value="\(view.today.text)">\
        \(Button(view.say("picture.readToday"), icon: "check"))
        """)
      parts += "<div class=\"print-hidden\">\(form)</div>"
    }
    return parts
  }

  // MARK: - Axes

  private var axes: HTML {
    let rows = rounds.axes.map { line in
      let state: HTML =
        if let waiver = line.waiver {
          StatusMark(.neutral, view.say("picture.axisWaived", ["reason": .text(waiver)])).html
        } else if line.sources == 0 {
          StatusMark(.bad, view.say("picture.axisBare")).html
        } else {
          StatusMark(.good, view.say("picture.axisCovered")).html
        }
      let need: HTML =
        line.needs.isEmpty
        ? StatusMark(.watch, view.say("picture.noNeed")).html
        : HTML(text: line.needs.joined(separator: " "))
      return TableLine([
        "<a href=\"\(look.address("axis", line.axis.rawValue))\">\(capitalised(view.label(line.axis)))</a>",
        need, HTML(text: words.write(line.sources)), state,
      ])
    }
    return DataTable(
      words, id: "axes", caption: view.say("picture.axesCaption"),
      columns: [
        TableColumn(words.label(field: "axis", ofRow: "watchNeed"), isRowHeader: true),
        TableColumn(view.say("picture.column.need")),
        TableColumn(WatchSource.kind.pluralLabel(words), .number),
        TableColumn(view.say("picture.column.state"), .mark),
      ], rows: rows
    ).html
  }

  private var table: HTML {
    func label(_ field: String) -> String { words.label(field: field, of: WatchSource.kind.name) }
    let rows = rounds.groups.flatMap { group in
      group.stops.map { stop in
        TableLine(
          [
            "\(ItemLink(view, stop.source)) \(look.badge(stop.source.id.text))",
            HTML(text: view.say("picture.rhythm.\(group.rhythm.rawValue)")),
            stop.collector.map { ItemLink(view, $0).html } ?? .empty,
            stop.collector?.lastRunAt.map { HTML(text: words.write($0)) } ?? .empty,
            due(stop),
            stop.score.map { HTML(text: words.write($0, decimals: 1)) } ?? .empty,
            HTML(
              text: stop.source.axes.map { capitalised(view.label($0)) }.joined(separator: ", ")),
          ], mark: stop.isOverdue ? .bad : .none)
      }
    }
    return DataTable(
      words, caption: view.say("board.watch-plan.title"),
      columns: [
        TableColumn(label("name"), isRowHeader: true),
        TableColumn(view.say("picture.column.rhythm")),
        TableColumn(view.label(Collector.self)),
        TableColumn(words.label(field: "lastRunAt", of: Collector.kind.name), .day),
        TableColumn(view.say("picture.column.state"), .mark),
        TableColumn(view.say("picture.column.score"), .number), TableColumn(label("axes")),
      ], rows: rows
    ).html
  }
}

extension Kind {
  /// The kind's name for several items.
  func pluralLabel(_ words: Catalogue) -> String { words.text("kind.\(name).plural") }
}
