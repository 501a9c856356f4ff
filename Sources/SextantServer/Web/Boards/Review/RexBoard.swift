import SextantModel

/// What a campaign taught: what to keep, what to change, and what is done about it.
enum RexBoard: Board {
  static let name = "rex"
  static let room = Room.review
  static let kinds: [any Item.Type] = [RexItem.self, Rex.self, ImprovementAction.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["rex"])
    let all = view.all(Rex.self)
    guard let (rex, tabs) = look.chosen("rex", of: all, label: "board.rex.which") else {
      return look.empty(
        checks: ["BIL03", "BIL02"], action: look.addButton(Rex.self, "board.rex.addRex"))
    }
    let columns = RexColumns(rex, view.examined.examination)
    return "\(tabs)\(RexPicture(look: look, rex: rex, columns: columns).html)"
  }
}

/// Three columns of cards, and the voices.
private struct RexPicture: BoardPicture {
  let look: BoardLook
  let rex: Rex
  let columns: RexColumns

  var html: HTML {
    """
    \(look.sheetTabs)<div class="stack" data-live="rex">\(heading)\(look.facts(facts))\(silent)\
    \(look.isTable ? table : board)</div>\(addForm)
    """
  }

  private var heading: HTML {
    var parts: [HTML] = []
    if let campaign = view.find(rex.campaign) { parts.append(look.headline(campaign)) }
    if let day = rex.date { parts.append(look.write(day)) }
    if !rex.method.isEmpty { parts.append(HTML(text: rex.method)) }
    return look.heading(rex, parts)
  }

  private var facts: [BoardFact] {
    var facts = [
      BoardFact(number: words.write(columns.strengths.count), text: say("strengths.count")),
      BoardFact(number: words.write(columns.weaknesses.count), text: say("weaknesses.count")),
      BoardFact(number: words.write(columns.improvements.count), text: say("improvements.count")),
    ]
    if !columns.unanswered.isEmpty {
      facts.append(
        BoardFact(
          number: words.write(columns.unanswered.count), text: say("unanswered"), mark: .watch))
    }
    return facts
  }

  private var silent: HTML {
    guard !columns.silent.isEmpty else {
      return rex.expectedVoices.isEmpty ? .empty : look.note(.good, say("allHeard"))
    }
    return """
      <p>\(StatusMark(.watch, say("silent"))) \(look.names(columns.silent.map(\.text)))</p>
      """
  }

  // MARK: - Columns

  private var board: HTML {
    let unsorted: HTML =
      columns.unsorted.isEmpty
      ? .empty
      : MoveZone(
        field: "polarity", value: "", label: say("unsorted"), count: columns.unsorted.count,
        level: 2, columns.unsorted.map(card).joined()
      ).html
    let improvements: HTML =
      columns.improvements.isEmpty
      ? "<p class=\"muted small\">\(say("noImprovement"))</p>"
      : columns.improvements.map(improvement).joined()
    let title: HTML = """
      \(say("improvements")) <span class="count">\(columns.improvements.count)</span>
      """
    return """
      <div class="columns rex">\(unsorted)\(zone(.strength, columns.strengths, .good))\
      \(zone(.weakness, columns.weaknesses, .watch))<section class="zone mark-ours">\
      <div class="zone-head">\(Heading(2, title))</div>\
      <div class="zone-body">\(improvements)\
      <p class="print-hidden">\(look.addButton(ImprovementAction.self, "board.rex.addImprovement"))</p>\
      </div></section></div>
      """
  }

  private func zone(_ polarity: RexPolarity, _ items: [RexItem], _ mark: Mark) -> HTML {
    let body: HTML =
      items.isEmpty
      ? "<p class=\"muted small\">\(view.say("picture.nothingYet"))</p>"
      : items.map(card).joined()
    return MoveZone(
      field: "polarity", value: polarity.rawValue, label: say("column.\(polarity.rawValue)"),
      count: items.count, mark: mark, level: 2, body
    ).html
  }

  private func card(_ item: RexItem) -> HTML {
    let voice: HTML =
      view.find(item.voice).map { "<p class=\"small muted\">\($0.headline)</p>" }
      ?? "<p class=\"small\">\(StatusMark(.watch, say("noVoice")))</p>"
    return Movable(
      id: item.id.text, label: item.text,
      """
      <p class="statement">\(look.headline(item)) \(look.badge(item.id.text))</p>\(voice)\
      \(answers(item))\(move(item))
      """
    ).html
  }

  /// What it led to.
  private func answers(_ item: RexItem) -> HTML {
    let x = view.examined.examination
    let found =
      (x.citing(item, by: ImprovementAction.self, in: "origins") as [any Item])
      + (x.citing(item, by: Action.self, in: "origins") as [any Item])
    guard !found.isEmpty else {
      return columns.unanswered.contains(item.id)
        ? "<p class=\"small\">\(StatusMark(.watch, say("leadsNowhere")))</p>" : .empty
    }
    return """
      <p class="small">→ \(found.map { look.headline($0) }.joined(by: ", "))</p>
      """
  }

  private func move(_ item: RexItem) -> HTML {
    guard view.reader.mayEdit(RexItem.kind) else { return .empty }
    return MoveForm(
      view, item: item.id.text, to: view.to.set(RexItem.kind, item.id.text), field: "polarity",
      options: RexPolarity.allCases.map {
        ChoiceOption($0.rawValue, say("column.\($0.rawValue)"))
      },
      current: item.polarity?.rawValue ?? "", version: look.version, back: look.here,
      label: view.say("picture.moveTo")
    ).html
  }

  private func improvement(_ action: ImprovementAction) -> HTML {
    """
    <article class="board-card"><p class="statement">\(look.headline(action)) \
    \(look.badge(action.id.text))</p>\(gain(action))<p class="small muted">\
    \(view.find(action.owner)?.name ?? say("noOwner"))\(days(action))</p></article>
    """
  }

  private func gain(_ action: ImprovementAction) -> HTML {
    guard let gain = action.expectedGain else {
      return "<p class=\"small\">\(StatusMark(.watch, say("noGain")))</p>"
    }
    let text = say(
      "gain",
      ["gain": .quantity(gain, unit: action.gainUnit, decimals: nil)])
    return "<p class=\"small\">\(text)</p>"
  }

  private func days(_ action: ImprovementAction) -> String {
    action.end.map { " · \(say("until", ["day": .day($0)]))" } ?? ""
  }

  private var table: HTML {
    let items = columns.unsorted + columns.strengths + columns.weaknesses
    let rows = items.map { item in
      TableLine(
        [
          look.item(item),
          HTML(text: item.polarity.map { say("column.\($0.rawValue)") } ?? say("unsorted")),
          look.names(item.voice.map { [$0.text] } ?? []), answers(item), move(item),
        ], id: item.id.text)
    }
    let table = DataTable(
      words, id: "rex-table", caption: rex.title,
      columns: [
        TableColumn(look.label("text", of: RexItem.self), isRowHeader: true),
        TableColumn(look.label("polarity", of: RexItem.self)),
        TableColumn(look.label("voice", of: RexItem.self)), TableColumn(say("leadsTo")),
        TableColumn(view.say("picture.move")),
      ], rows: rows)
    guard !columns.improvements.isEmpty else { return table.html }
    return "\(table)\(look.section(say("improvements"), improvementTable))"
  }

  private var improvementTable: HTML {
    func label(_ field: String) -> String { look.label(field, of: ImprovementAction.self) }
    let rows = columns.improvements.map { action in
      TableLine([
        look.item(action), gain(action), look.names(action.owner.map { [$0.text] } ?? []),
        look.write(action.start), look.write(action.end),
      ])
    }
    return DataTable(
      words, id: "improvement-table", caption: say("improvements"),
      columns: [
        TableColumn(label("title"), isRowHeader: true), TableColumn(label("expectedGain")),
        TableColumn(label("owner")), TableColumn(label("start"), .day),
        TableColumn(label("end"), .day),
      ], rows: rows, hidesCaption: true
    ).html
  }

  private var addForm: HTML {
    guard view.reader.mayEdit(RexItem.kind) else { return .empty }
    let options = RexPolarity.allCases.map {
      ChoiceOption($0.rawValue, say("column.\($0.rawValue)"))
    }
    let form = PostForm(
      view, to: view.to.list(RexItem.kind), back: look.here, once: onceKey(), look: .inline,
      """
      \(Hidden("rex", rex.id.text))\
      \(FormField(words, "text", label: say("newItem"), .text(""), scope: "rex"))\
      \(FormField(words, "polarity", label: look.label("polarity", of: RexItem.self), .choice("strength", options), scope: "rex"))\
      \(Button(view.say("picture.add"), .primary, icon: "add"))
      """)
    return "<div class=\"print-hidden\">\(form)</div>"
  }
}
