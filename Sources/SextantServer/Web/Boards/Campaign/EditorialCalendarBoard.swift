import SextantModel

/// What is published when, where and by whom, month by month.
enum EditorialCalendarBoard: Board {
  static let name = "editorial-calendar"
  static let room = Room.campaign
  static let kinds: [any Item.Type] = [CalendarSlot.self, ContentItem.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["month", "channel"])
    let slots = view.all(CalendarSlot.self)
    let asked = look.choice("month").flatMap { Day.written($0 + "-01") }
      .flatMap { CalendarMonth.month(of: $0) }
    guard !slots.isEmpty,
      let month = asked ?? CalendarMonth.opening(slots, today: view.today)
    else {
      return look.empty(
        checks: ["CAM03", "CAM01"],
        action: look.addButton(CalendarSlot.self, "board.editorial-calendar.add"))
    }
    let channels = Set(slots.compactMap { $0.channel?.text })
    let channel = look.choice("channel").flatMap { channels.contains($0) ? $0 : nil }
    let shown = slots.filter { channel == nil || $0.channel?.text == channel }
    return CalendarPicture(
      look: look, calendar: CalendarMonth(month, shown), channel: channel,
      undated: shown.filter { $0.at == nil }
    ).html
  }
}

/// The month as a grid of days, or as a list.
private struct CalendarPicture: BoardPicture {
  let look: BoardLook
  let calendar: CalendarMonth
  let channel: String?
  let undated: [CalendarSlot]

  var html: HTML {
    """
    \(look.sheetTabs)\(months)\(filter)<div class="stack" data-live="calendar">\(look.facts(facts))\
    \(look.isTable ? list : picture)\(moves)\(withoutDay)</div>\
    <p class="print-hidden">\(look.addButton(CalendarSlot.self, "board.editorial-calendar.add"))</p>
    """
  }

  private func key(_ period: Period) -> String { String(period.first.text.prefix(7)) }

  private var months: HTML {
    let around = [-1, 0, 1].compactMap {
      CalendarMonth.month(of: calendar.month.first.adding(months: $0))
    }
    return Tabs(
      label: say("months"),
      around.map {
        Tab(
          capitalised(words.write($0)), look.address("month", key($0)),
          isHere: $0 == calendar.month)
      }
    ).html
  }

  private var filter: HTML {
    let used = Set(view.all(CalendarSlot.self).compactMap(\.channel))
    let channels = view.all(Channel.self).filter { used.contains($0.id) }
    guard channels.count > 1 else { return .empty }
    let options =
      [ChoiceOption("", view.say("picture.all"))]
      + channels.map { ChoiceOption($0.id.text, $0.name) }
    let field = FormField(
      words, "channel", label: look.label("channel", of: CalendarSlot.self),
      .choice(channel ?? "", options), scope: "filter")
    return FilterBar(
      words, to: look.bare, activeCount: channel == nil ? 0 : 1,
      reset: look.address("channel", nil),
      "\(look.kept)\(Hidden("month", key(calendar.month)))\(field)"
    ).html
  }

  private func state(_ slot: CalendarSlot) -> ContentState? { view.find(slot.content)?.state }

  private var facts: [BoardFact] {
    let ready = calendar.slots.count { slot in
      let state = state(slot)
      return state == .approved || state == .published
    }
    let without = calendar.slots.count { view.find($0.content) == nil }
    var facts = [
      BoardFact(number: words.write(calendar.slots.count), text: say("slots")),
      BoardFact(number: words.write(ready), text: say("ready"), mark: .good),
    ]
    if without > 0 {
      facts.append(
        BoardFact(number: words.write(without), text: say("withoutContent"), mark: .watch))
    }
    return facts
  }

  // MARK: - Month

  private var picture: HTML {
    let names = (1...7).map { number -> HTML in
      let name = say("weekday.\(number)")
      return """
        <th scope="col"><abbr title="\(name)">\(String(name.prefix(3))).</abbr></th>
        """
    }
    let rows = calendar.weeks.map { week -> HTML in "<tr>\(each: week, box)</tr>" }
    let caption = say("caption", ["month": .period(calendar.month)])
    return """
      <div class="table-frame" role="region" tabindex="0" aria-labelledby="calendar-caption">\
      <table class="calendar"><caption id="calendar-caption">\(caption)</caption>\
      <thead><tr>\(names.joined())</tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private func box(_ box: CalendarMonth.Box) -> HTML {
    guard box.isInMonth else { return "<td class=\"beside\"></td>" }
    let isToday = box.day == view.today
    let number: HTML = """
      <span class="day-number" aria-hidden="true">\(box.day.dayOfMonth)</span>\
      <span class="visually-hidden">\(words.write(box.day))</span>\
      \(if: isToday, "<span class=\"small strong\"> \(say("today"))</span>")
      """
    let slots: HTML =
      box.slots.isEmpty
      ? .empty : "<ul class=\"slots\">\(each: box.slots, { "<li>\(chip($0))</li>" })</ul>"
    return "<td\(attribute: "class", isToday ? "today" : nil)>\(number)\(slots)</td>"
  }

  private func chip(_ slot: CalendarSlot) -> HTML {
    let time = slot.at.map { $0.time.text } ?? ""
    return """
      <span class="slot" data-item="\(slot.id.text)"><span class="small muted">\(time) \
      \(view.find(slot.channel)?.name ?? "")</span> \(look.headline(slot)) \(stateMark(slot)) \
      \(look.badge(slot.id.text))</span>
      """
  }

  private func stateMark(_ slot: CalendarSlot) -> HTML {
    guard let content = view.find(slot.content) else {
      return StatusMark(.watch, say("noContent")).html
    }
    guard let state = content.state else { return StatusMark(.unknown, say("noState")).html }
    let mark: Mark =
      switch state {
      case .approved, .published: .good
      case .reviewed, .proposed: .ours
      case .draft: .neutral
      }
    return StatusMark(mark, view.label(state)).html
  }

  // MARK: - List

  private var list: HTML {
    func label(_ field: String) -> String { look.label(field, of: CalendarSlot.self) }
    let rows = calendar.slots.map { slot in
      TableLine(
        [
          moment(slot), look.item(slot), look.names(slot.channel.map { [$0.text] } ?? []),
          HTML(text: slot.format.map { view.label($0) } ?? "–"),
          look.names(slot.content.map { [$0.text] } ?? []), stateMark(slot),
          look.names(slot.author.map { [$0.text] } ?? []),
          look.names(slot.approver.map { [$0.text] } ?? []),
          look.names(slot.objective.map { [$0.text] } ?? []),
        ], id: slot.id.text)
    }
    return DataTable(
      words, id: "calendar-table", caption: say("caption", ["month": .period(calendar.month)]),
      columns: [
        TableColumn(label("at"), .day), TableColumn(label("title"), isRowHeader: true),
        TableColumn(label("channel")), TableColumn(label("format")),
        TableColumn(label("content")), TableColumn(say("state"), .mark),
        TableColumn(label("author")), TableColumn(label("approver")),
        TableColumn(label("objective")),
      ], rows: rows
    ).html
  }

  private func moment(_ slot: CalendarSlot) -> HTML {
    HTML(text: slot.at.map { "\(words.write($0.day)), \($0.time.text)" } ?? "–")
  }

  // MARK: - Moves

  /// A day or a week earlier or later, or any day and hour.
  private var moves: HTML {
    guard view.reader.mayEdit(CalendarSlot.kind), !calendar.slots.isEmpty else { return .empty }
    let lines = calendar.slots.map { slot -> HTML in
      let name = slot.at.map { "\(look.short($0.day)) – \(slot.title)" } ?? slot.title
      return "<li class=\"split\"><span>\(name)</span>\(steps(slot))</li>"
    }
    return """
      <div class="print-hidden">\(Disclosure(say("move"), "<ul class=\"stack board-list\">\(lines.joined())</ul>"))</div>
      """
  }

  private func steps(_ slot: CalendarSlot) -> HTML {
    let address = view.to.set(CalendarSlot.kind, slot.id.text)
    var buttons: [Button] = []
    if let at = slot.at {
      buttons = [-7, -1, 1, 7].map { count in
        let moved = Moment(day: at.day.adding(days: count), time: at.time)
        return Button(
          say("step.\(count < 0 ? "minus" : "plus")\(abs(count))"), .quiet, name: "at",
          value: "\(moved.day.text) \(moved.time.text)")
      }
    }
    let typed = PostForm(
      view, to: address, version: look.version, back: look.here, look: .inline,
      """
      \(FormField(words, "at", label: look.label("at", of: CalendarSlot.self), .moment(slot.at.map { "\($0.day.text) \($0.time.text)" } ?? ""), scope: "slot-\(markupID(slot.id.text))", look: .hiddenLabel))\
      \(Button(view.say("picture.set"), .quiet, icon: "check", hidesLabel: true))
      """)
    let stepped: HTML =
      buttons.isEmpty
      ? .empty
      : StepForm(view, to: address, version: look.version, back: look.here, buttons).html
    return "<span class=\"cluster steps\">\(stepped)\(typed)</span>"
  }

  private var withoutDay: HTML {
    guard !undated.isEmpty else { return .empty }
    return look.section(
      say("undated"),
      "<ul>\(each: undated, { "<li>\(look.item($0))</li>" })</ul>")
  }
}
