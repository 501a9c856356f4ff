internal import SextantKernels
import SextantModel

/// The work as cards in columns, sprint by sprint, with its limit and its pace.
enum KanbanBoard: Board {
  static let name = "kanban"
  static let room = Room.project
  static let kinds: [any Item.Type] = [Card.self, Sprint.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["sprint", "owner"])
    let cards = view.all(Card.self)
    guard !cards.isEmpty else {
      return look.empty(
        checks: ["PRO06", "PRO07"], action: look.addButton(Card.self, "board.kanban.add"))
    }
    return KanbanPicture(look, cards).html
  }
}

/// Columns of cards, the filters above, the burndown below.
private struct KanbanPicture: BoardPicture {
  let look: BoardLook
  let sprint: Sprint?
  let columns: KanbanColumns
  let shown: [Card]
  private let sprintCards: [Card]
  private let homes: CardHomes

  /// What the sprint's filter says of cards that are in no sprint.
  private static let none = "none"

  init(_ look: BoardLook, _ cards: [Card]) {
    self.look = look
    let view = look.view
    let sprints = view.all(Sprint.self)
    homes = CardHomes(sprints)
    let choice = look.choice("sprint")
    let running = sprints.first { sprint in
      guard let start = sprint.start, let end = sprint.end else { return false }
      return start <= view.today && view.today <= end
        && cards.contains { $0.sprint == sprint.id }
    }
    sprint = choice == nil ? running : sprints.first { $0.id.text == choice }
    let chosen = sprint?.id
    let isSprintless = choice == Self.none
    sprintCards = cards.filter {
      isSprintless ? $0.sprint == nil : chosen == nil || $0.sprint == chosen
    }
    let owner = look.choice("owner")
    let owners = Set(cards.compactMap { $0.owner?.text })
    shown = sprintCards.filter { card in
      owner.map { !owners.contains($0) || card.owner?.text == $0 } ?? true
    }
    let projects = Set(shown.map { view.find($0.sprint)?.project })
    let limits = view.all(SteeringTool.self).filter { projects.contains($0.project) }
      .compactMap(\.wipLimit)
    let all = cards.filter { projects.contains(view.find($0.sprint)?.project) }
    columns = KanbanColumns(shown, of: all, limit: limits.min())
  }

  var html: HTML {
    """
    \(look.sheetTabs)\(filters)<div class="stack" data-live="kanban">\(sprintLine)\(next)\
    \(look.facts(facts))\(look.isTable ? table : board)\(burndown)</div>\
    <p class="print-hidden">\(look.addButton(Card.self, "board.kanban.add", given: given))</p>
    """
  }

  private var given: [(name: String, value: String)] {
    [("state", CardState.backlog.rawValue)] + (sprint.map { [("sprint", $0.id.text)] } ?? [])
      + (sprint?.state == .running ? [("takenOn", view.today.text)] : [])
  }

  private var filters: HTML {
    let sprints =
      [ChoiceOption("all", say("allSprints")), ChoiceOption(Self.none, say("noSprint"))]
      + view.all(Sprint.self).map { ChoiceOption($0.id.text, $0.name) }
    var owners: [ChoiceOption] = [ChoiceOption("", view.say("picture.all"))]
    let used = Set(view.all(Card.self).compactMap(\.owner))
    owners += view.all(SextantModel.Person.self).filter { used.contains($0.id) }
      .map { ChoiceOption($0.id.text, $0.name) }
    return FilterBar(
      words, to: look.bare, activeCount: look.choiceCount, reset: look.bare,
      """
      \(look.kept)\(FormField(words, "sprint", label: look.label("sprint", of: Card.self), .choice(sprint?.id.text ?? (look.choice("sprint") == Self.none ? Self.none : "all"), sprints), scope: "filter"))\
      \(FormField(words, "owner", label: look.label("owner", of: Card.self), .choice(look.choice("owner") ?? "", owners), scope: "filter"))
      """
    ).html
  }

  private var sprintLine: HTML {
    guard let sprint else { return .empty }
    var days = ""
    if let start = sprint.start, let end = sprint.end {
      days = say("days", ["start": .day(start), "end": .day(end)])
    }
    return """
      <p>\(look.item(sprint)) <span class="muted small">\(days)</span>\
      \(if: !sprint.goal.isEmpty, "<br>\(sprint.goal)")</p>
      """
  }

  /// Where no sprint is open: what that means for cards left over, and the next sprint by one button.
  private var next: HTML {
    if let open = homes.open {
      guard open.state != .running, view.reader.mayEdit(Sprint.kind) else { return .empty }
      let text: HTML = """
        <p>\(say("planned", ["sprint": .text(open.name)])) \
        <a href="\(view.to.item(open))">\(say("planned.start"))</a></p>
        """
      return Notice(.neutral, text, isStatus: false).html
    }
    let left = view.all(Card.self).count(where: homes.isLeftOver)
    let sprints = view.all(Sprint.self)
    let next = NextSprint(after: sprints, today: view.today, word: view.label(Sprint.self))
    var text: HTML = "<p>\(say("noOpen", ["count": .integer(left)]))</p>"
    if view.reader.mayEdit(Sprint.kind) {
      let label = say(
        "prepare", ["sprint": .text(next.name), "start": .day(next.start), "end": .day(next.end)])
      let form = PostForm(
        view, to: view.to.list(Sprint.kind), back: look.here, once: onceKey(), look: .bare,
        """
        \(Hidden("name", next.name))\(Hidden("project", next.project?.text ?? ""))\
        \(Hidden("start", next.start.text))\(Hidden("end", next.end.text))\
        \(Button(label, .primary, icon: "add"))
        """)
      text += "<div class=\"print-hidden\">\(form)</div>"
    }
    return Notice(.neutral, "<div class=\"stack\">\(text)</div>" as HTML, isStatus: false).html
  }

  private var facts: [BoardFact] {
    let done = shown.count { $0.state == .done }
    let late = shown.count { isLate($0) }
    var facts = [
      BoardFact(
        number: words.write(done), text: say("doneOf", ["count": .integer(shown.count)])),
      BoardFact(
        number: columns.limit.map { "\(words.write(columns.underWay)) / \(words.write($0))" }
          ?? words.write(columns.underWay),
        text: say(columns.limit == nil ? "underWayNoLimit" : "underWay"),
        mark: columns.isOverLimit ? .bad : .none),
    ]
    if late > 0 {
      facts.append(BoardFact(number: words.write(late), text: say("late"), mark: .bad))
    }
    return facts
  }

  private func isLate(_ card: Card) -> Bool {
    card.state != .done && card.due.map { $0 < view.today } ?? false
  }

  // MARK: - Cards

  private var board: HTML {
    let zones = columns.columns.map { column -> HTML in
      let isOver = columns.isOverLimit && KanbanColumns.isLimited(column.state)
      let body: HTML =
        column.cards.isEmpty
        ? "<p class=\"muted small\">\(view.say("picture.nothingYet"))</p>"
        : cards(column)
      return MoveZone(
        field: "state", value: column.state.rawValue, label: look.name(column.state),
        count: column.cards.count, mark: isOver ? .bad : .none, level: 2,
        head: isOver ? StatusMark(.bad, say("overLimit")).html : .empty, body
      ).html
    }
    return "<div class=\"columns kanban\">\(zones.joined())</div>"
  }

  /// All cards to be worked on; of those done, the last few, the others folded.
  private func cards(_ column: (state: CardState, cards: [Card])) -> HTML {
    guard column.state == .done, column.cards.count > Self.fewDone else {
      return column.cards.map(card).joined()
    }
    let latest = column.cards.enumerated().sorted { a, b in
      switch (a.element.movedOn, b.element.movedOn) {
      case (let one?, let other?) where one != other: one > other
      case (_?, nil): true
      case (nil, _?): false
      default: a.offset > b.offset
      }
    }.map(\.element)
    let older: HTML = "<div class=\"stack\">\(each: latest.dropFirst(Self.fewDone), card)</div>"
    let rest = Disclosure(say("older"), count: latest.count - Self.fewDone, older)
    return latest.prefix(Self.fewDone).map(card).joined() + rest.html
  }

  private static let fewDone = 5

  private func card(_ card: Card) -> HTML {
    Movable(
      id: card.id.text, label: card.title, mark: isLate(card) ? .bad : .none,
      """
      <p class="statement">\(look.headline(card)) \(look.badge(card.id.text))</p>\
      <p class="small">\(owner(card))</p><p class="small cluster">\(due(card))\(task(card))</p>\
      \(leftOver(card))\
      \(move(card))
      """
    ).html
  }

  private func owner(_ card: Card) -> HTML {
    guard let owner = card.owner else {
      return StatusMark(.watch, view.say("picture.noOwner")).html
    }
    return view.find(owner).map { Person($0.name).html } ?? HTML(text: owner.text)
  }

  private func leftOver(_ card: Card) -> HTML {
    guard homes.isLeftOver(card), let sprint = view.find(card.sprint) else { return .empty }
    let text = say("leftOver", ["sprint": .text(sprint.name)])
    return "<p class=\"small\">\(StatusMark(.watch, text))</p>"
  }

  private func due(_ card: Card) -> HTML {
    guard let due = card.due else { return .empty }
    if card.state == .done {
      return "<span class=\"muted\">\(say("due", ["day": .text(look.short(due))]))</span>"
    }
    return isLate(card)
      ? StatusMark(.bad, say("dueLate", ["day": .text(look.short(due))])).html
      : "<span>\(say("due", ["day": .text(look.short(due))]))</span>"
  }

  /// The task that the card is a part of, with how long the whole of it is expected to take.
  private func task(_ card: Card) -> HTML {
    guard let task = view.find(card.task) else { return .empty }
    let length: HTML =
      task.estimate.map {
        let days = say("taskDays", ["days": .number($0.expected, decimals: 1)])
        return " <span class=\"muted\">\(days)</span>"
      } ?? .empty
    return "<span>\(look.headline(task))\(length)</span>"
  }

  private func move(_ card: Card) -> HTML {
    // What was done in a closed sprint stays there; what was left over is taken along into the open
    // one, or out of any.
    let isLeftOver = homes.isLeftOver(card)
    guard view.reader.mayEdit(Card.kind), isLeftOver || !homes.isClosed(card) else {
      return .empty
    }
    let states =
      isLeftOver && homes.open == nil ? [.backlog, .ready] : CardState.allCases
    let sprint: HTML =
      isLeftOver ? Hidden("sprint", homes.open?.id.text ?? "").html : .empty
    return MoveForm(
      view, item: card.id.text, to: view.to.verb(Card.kind, card.id.text, "card.move"),
      field: "state",
      options: states.map { ChoiceOption($0.rawValue, look.name($0)) },
      current: isLeftOver ? "" : (card.state ?? .backlog).rawValue, version: look.version,
      back: look.here,
      label: isLeftOver
        ? say(homes.open == nil ? "takeOut" : "takeAlong") : view.say("picture.moveTo"),
      extra: sprint
    ).html
  }

  private var table: HTML {
    func label(_ field: String) -> String { look.label(field, of: Card.self) }
    let rows = columns.columns.flatMap(\.cards).map { card in
      TableLine(
        [
          look.item(card), HTML(text: look.name(card.state ?? .backlog)),
          card.sprint.map { look.names([$0.text]) } ?? "–", owner(card), due(card), task(card),
          look.write(card.movedOn), move(card),
        ], id: card.id.text, mark: isLate(card) ? .bad : .none)
    }
    return DataTable(
      words, id: "kanban-table", caption: say("caption"),
      columns: [
        TableColumn(label("title"), isRowHeader: true), TableColumn(label("state")),
        TableColumn(label("sprint")), TableColumn(label("owner")),
        TableColumn(label("due"), .day), TableColumn(label("task")),
        TableColumn(label("movedOn"), .day), TableColumn(view.say("picture.move")),
      ], rows: rows
    ).html
  }

  // MARK: - Pace

  private var burndown: HTML {
    guard let sprint,
      let pace = Burndown(sprint, sprintCards, today: view.today, view.dossier.holidays)
    else {
      return .empty
    }
    let left = pace.left.last { $0 != nil } ?? nil
    let summary =
      left.map {
        say("burndown.summary", ["left": .integer($0), "count": .integer(sprintCards.count)])
      } ?? say("burndown.notBegun", ["count": .integer(sprintCards.count)])
    return LineChart(
      words, id: "burndown", title: say("burndown", ["sprint": .text(sprint.name)]),
      summary: summary, labelName: say("burndown.day"), labels: pace.days.map(look.short),
      series: [
        ChartSeries(say("burndown.left"), pace.left.map { $0.map(Double.init) }),
        ChartSeries(say("burndown.steady"), pace.steady),
      ], unit: .number(decimals: nil)
    ).html
  }
}
