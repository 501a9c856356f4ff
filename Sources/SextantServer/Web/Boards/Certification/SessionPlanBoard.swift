import SextantModel

/// A session's defences by day, time and room; what found no place and why; what is in each other's
/// way.
enum SessionPlanBoard: Board {
  static let name = "session-plan"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [
    Slot.self, SextantModel.Session.self, JuryRoom.self, Panel.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["session", "trial"])
    guard let shown = ShownSession(look) else { return look.withoutSession }
    return "\(shown.tabs)\(SessionPlanPicture(look: look, shown: shown).html)"
  }
}

private struct SessionPlanPicture: BoardPicture {
  let look: BoardLook
  let shown: ShownSession
  private let slots: [Slot]
  private let conflicts: [SlotConflict]
  private let byID: [ID<Slot>: Slot]
  private let places: [JuryRoom]

  init(look: BoardLook, shown: ShownSession) {
    self.look = look
    self.shown = shown
    let view = look.view
    let own = view.all(Slot.self).filter { $0.session == shown.session.id }
    slots = own.enumerated().sorted { a, b in
      guard let first = a.element.at else { return false }
      guard let second = b.element.at else { return true }
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
    places = view.all(JuryRoom.self).filter { $0.session == shown.session.id }
    byID = Dictionary(own.map { ($0.id, $0) }) { $1 }
    conflicts = SlotConflict.all(
      of: shown.session, in: view.dossier, framework: shown.law?.framework,
      rules: shown.law?.rules)
  }

  private var mayPlan: Bool { view.reader.mayEdit(Slot.kind) }

  /// What planning would give, or has left: worked out where somebody asks, or after it was done.
  private var plan: SessionPlan? {
    guard mayPlan, let law = shown.law,
      look.choice("trial") != nil || shown.session.plannedOn != nil
    else { return nil }
    return SessionPlan(
      shown.session, in: view.dossier, framework: law.framework, rules: law.rules)
  }

  var html: HTML {
    let plan = plan
    return """
      \(look.sheetTabs)<div class="stack" data-live="session-plan">\(look.facts(facts(plan)))\
      \(acts)\(plan.map { proposal($0) })\(troubles)\(days)</div>\(choices)\(calendars)
      """
  }

  private func facts(_ plan: SessionPlan?) -> [BoardFact] {
    let placed = slots.count { $0.at != nil && $0.panel != nil }
    var facts = [BoardFact(number: words.write(placed), text: say("placed"))]
    if let plan {
      facts.append(
        BoardFact(
          number: words.write(plan.defences.count), text: say("toPlace"),
          mark: plan.defences.isEmpty ? .good : .watch))
    }
    facts.append(
      BoardFact(
        number: words.write(conflicts.count), text: say("conflicts"),
        mark: conflicts.isEmpty ? .good : .bad))
    return facts
  }

  // MARK: - Planning

  private var acts: HTML {
    guard mayPlan else { return .empty }
    let trial =
      look.choice("trial") == nil && shown.session.plannedOn == nil && shown.law != nil
      ? LinkButton(say("try"), to: look.address("trial", "yes"), icon: "search").html : .empty
    return """
      <div class="cluster print-hidden">\(trial)\
      \(look.verbs(["session.plan", "session.clearPlan"], of: shown.session))\
      \(look.addLink(Slot.self, say("add"), given: [("session", shown.session.id.text)]))\
      \(look.addLink(JuryRoom.self, say("addRoom"), given: [("session", shown.session.id.text)]))</div>
      """
  }

  private func names(_ candidates: [ID<Candidate>]) -> String {
    candidates.map { view.find($0)?.name ?? $0.text }.joined(separator: ", ")
  }

  /// What the plan places, what it leaves, and why.
  private func proposal(_ plan: SessionPlan) -> HTML {
    guard !plan.defences.isEmpty || !plan.reasons.isEmpty || !plan.marking.isEmpty else {
      return look.note(.good, say("allPlaced"))
    }
    let lead = say(
      "proposal",
      ["placed": .integer(plan.slots.count), "total": .integer(plan.defences.count)])
    let marking: HTML =
      plan.marking.isEmpty
      ? .empty
      : "<p>\(say("markingPlanned", ["count": .integer(plan.marking.count)]))</p>"
    let left = plan.left.map { defence -> TableLine in
      TableLine([
        HTML(text: names(defence.candidates)), HTML(text: defence.assessment),
        HTML(text: say("minutes", ["minutes": .integer(defence.minutes)])),
      ])
    }
    let leftTable: HTML =
      left.isEmpty
      ? .empty
      : DataTable(
        words, id: "left", caption: say("left"),
        columns: [
          TableColumn(view.say("kind.candidate.plural"), isRowHeader: true),
          TableColumn(look.label("assessment", of: Slot.self)), TableColumn(say("length"), .number),
        ], rows: left
      ).html
    let reasons = plan.reasons.map { words.say($0) }
    let why: HTML =
      reasons.isEmpty
      ? .empty
      : Notice(
        .watch, "<ul>\(each: reasons, { "<li>\($0)</li>" })</ul>" as HTML, title: say("why")
      ).html
    let load = plan.load.filter { $0.minutes > 0 }.map { entry -> (String, HTML) in
      (
        view.find(entry.panel)?.name ?? entry.panel.text,
        HTML(text: say("minutes", ["minutes": .integer(entry.minutes)]))
      )
    }
    let proposed: HTML =
      look.choice("trial") != nil && !plan.slots.isEmpty
      ? Disclosure(
        say("proposed"), count: plan.slots.count,
        slotTable(
          plan.slots.sorted { ($0.at.map(key) ?? "") < ($1.at.map(key) ?? "") }, "proposed",
          isReal: false)
      ).html : .empty
    return Box(
      title: say("proposalTitle"), level: 2, mark: plan.left.isEmpty ? .good : .watch,
      "<p>\(lead)</p>\(marking)\(why)\(leftTable)\(Definitions(load))\(proposed)"
    ).html
  }

  private func key(_ moment: Moment) -> String { "\(moment.day.text) \(moment.time.text)" }

  private var troubles: HTML {
    guard !conflicts.isEmpty else {
      return slots.isEmpty ? .empty : look.note(.good, say("noConflict"))
    }
    let named = conflicts.prefix(Self.most)
    let rows = named.map { conflict -> TableLine in
      let slot = byID[conflict.slot]
      return TableLine(
        [
          slot.map { "<a href=\"\(view.to.item($0))\">\(when($0))</a>" as HTML }
            ?? HTML(text: conflict.slot.text),
          HTML(text: say("conflict.\(conflict.what.rawValue)")),
          HTML(text: words.say(conflict.message)),
          slot.map { look.editLink($0, say("edit")) } ?? .empty,
        ], mark: .bad)
    }
    return look.section(
      say("conflictsTitle"),
      DataTable(
        words, id: "conflicts", caption: say("conflictsCaption"),
        columns: [
          TableColumn(view.say("kind.slot"), isRowHeader: true), TableColumn(say("trouble")),
          TableColumn(say("facts")), TableColumn(say("change")),
        ], rows: rows
      ).html + more(conflicts.count - named.count))
  }

  /// How many conflicts are listed: where there are more, mending the first ones shortens the list.
  private static let most = 20

  private func more(_ count: Int) -> HTML {
    count > 0
      ? "<p class=\"muted\">\(say("moreConflicts", ["count": .integer(count)]))</p>" : .empty
  }

  private func when(_ slot: Slot) -> String {
    guard let at = slot.at else { return "\(slot.assessment) · \(say("noTime"))" }
    return "\(look.short(at.day)), \(at.time.text) · \(slot.assessment)"
  }

  // MARK: - The schedule

  private var days: HTML {
    guard !slots.isEmpty else {
      return EmptyState(
        title: say("emptyTitle"), text: say("empty"), example: say("example")
      ).html
    }
    let byDay = Dictionary(grouping: slots) { $0.at?.day }
    let dated = byDay.keys.compactMap(\.self).sorted()
    var html = HTML.empty
    for day in dated {
      let own = byDay[day] ?? []
      let table = slotTable(own, "day-\(day.text)", isReal: true)
      let body: HTML =
        look.isTable
        ? table
        : ChartFrame(
          words, id: "schedule-\(day.text)",
          title: say("dayTitle", ["day": .day(day)]),
          summary: say("daySummary", ["count": .integer(own.count)]), source: nil,
          drawing: SessionDayDrawing(
            look: look, day: day, slots: own, rules: shown.law?.rules, places: places,
            troubled: Set(conflicts.map(\.slot))
          ).html, table: slotDataTable(own, "day-\(day.text)", isReal: true)
        ).html
      html += look.section(capitalised(words.write(day)), body)
    }
    let rules = shown.law?.rules
    let undated = byDay[nil] ?? []
    let written = undated.filter { rules?.isWritten($0.assessment) == true }
    let unplaced = undated.filter { rules?.isWritten($0.assessment) != true }
    if !unplaced.isEmpty {
      html += look.section(say("undated"), slotTable(unplaced, "undated", isReal: true))
    }
    if !written.isEmpty {
      html += look.section(
        say("written"),
        "<p class=\"muted\">\(say("written.why"))</p>"
          + slotTable(written, "written", isReal: true))
    }
    return html
  }

  private func slotTable(_ slots: [Slot], _ id: String, isReal: Bool) -> HTML {
    slotDataTable(slots, id, isReal: isReal).html
  }

  private func slotDataTable(_ slots: [Slot], _ id: String, isReal: Bool) -> DataTable {
    let troubled = Set(conflicts.map(\.slot))
    let rows = slots.map { slot -> TableLine in
      let start = slot.at?.time.text ?? "–"
      let end = slot.at.map { at in
        ClockTime(minutes: min(1439, at.time.minutes + slot.minutes(by: shown.law?.rules))).text
      }
      let heard = slot.heard(in: view.dossier)
      let team = view.find(slot.team).map { "\($0.name)\u{A0}: " } ?? ""
      let state: HTML =
        troubled.contains(slot.id) && isReal
        ? " \(StatusMark(.bad, say("inConflict")))" : .empty
      let cells: [HTML] = [
        isReal
          ? "<a href=\"\(view.to.item(slot))\">\(start)</a>\(state)" as HTML : HTML(text: start),
        HTML(text: end ?? "–"), HTML(text: slot.assessment),
        HTML(text: team + names(heard)), HTML(text: view.find(slot.panel)?.name ?? "–"),
        HTML(text: slot.room.isEmpty ? "–" : slot.roomName(in: places)), times(slot),
        isReal ? look.editLink(slot, say("edit")) : .empty,
      ]
      return TableLine(
        isReal ? cells : [HTML(text: slot.at.map { look.short($0.day) } ?? "–")] + cells.dropLast(),
        id: isReal ? slot.id.text : nil)
    }
    var columns = [
      TableColumn(say("from"), .day, isRowHeader: true), TableColumn(say("to"), .day),
      TableColumn(look.label("assessment", of: Slot.self)),
      TableColumn(view.say("kind.candidate.plural")), TableColumn(view.say("kind.panel")),
      TableColumn(look.label("room", of: Slot.self)), TableColumn(say("times")),
    ]
    if isReal {
      columns.append(TableColumn(say("change")))
    } else {
      columns.insert(TableColumn(say("day"), .day), at: 0)
    }
    return DataTable(
      words, id: "table-\(id)", caption: caption(slots), columns: columns, rows: rows,
      hidesCaption: true)
  }

  /// Tables of several days are told apart by their day.
  private func caption(_ slots: [Slot]) -> String {
    let days = Set(slots.compactMap { $0.at?.day })
    guard let day = days.first, days.count == 1 else { return say("caption") }
    return say("captionOfDay", ["day": .day(day)])
  }

  /// Talk and questions, and whether an arrangement lengthened them.
  private func times(_ slot: Slot) -> HTML {
    let text = say(
      "talkAndQuestions",
      [
        "talk": .number(slot.talkMinutes ?? 0), "questions": .number(slot.questionMinutes ?? 0),
      ])
    guard let law = shown.law,
      let assessment = law.framework.assessment(named: slot.assessment),
      let plain = SlotTimes(assessment, rules: law.rules),
      (slot.talkMinutes ?? 0) + (slot.questionMinutes ?? 0)
        > plain.talkMinutes + plain.questionMinutes
    else { return HTML(text: text) }
    return "\(text) \(StatusMark(.ours, say("arranged")))"
  }

  // MARK: - What the panel chose

  private var choices: HTML {
    guard let law = shown.law else { return .empty }
    let due = slots.filter {
      law.framework.assessment(named: $0.assessment)?.juryChoosesAmong != nil
    }
    guard !due.isEmpty else { return .empty }
    let rows = due.map { slot -> TableLine in
      let among = law.framework.assessment(named: slot.assessment)?.juryChoosesAmong ?? 0
      let state: HTML =
        slot.choice.isEmpty
        ? StatusMark(.watch, say("choice.open", ["among": .integer(among)])).html
        : "\(slot.choice) <span class=\"muted small\">\(slot.choiceMadeAt.map { words.write(.moment($0)) } ?? "")</span>"
      return TableLine(
        [
          HTML(text: names(slot.heard(in: view.dossier))), HTML(text: when(slot)), state,
          "<div class=\"print-hidden\">\(look.verbs(["slot.choose"], of: slot))</div>",
        ], id: slot.id.text)
    }
    return look.section(
      say("choices"),
      "<p class=\"muted\">\(say("choices.why"))</p>"
        + DataTable(
          words, id: "choices", caption: say("choices"),
          columns: [
            TableColumn(view.say("kind.candidate.plural"), isRowHeader: true),
            TableColumn(view.say("kind.slot")),
            TableColumn(look.label("choice", of: Slot.self)), TableColumn(say("act")),
          ], rows: rows, hidesCaption: true
        ).html)
  }

  // MARK: - Calendars

  private var calendars: HTML {
    guard slots.contains(where: { $0.at != nil }) else { return .empty }
    func link(_ text: String, _ scope: SessionCalendar.Scope) -> HTML {
      let address =
        "\(look.bare)?session=\(percentEncoded(shown.session.id.text))&format=ics&for=\(percentEncoded(scope.text))"
      return "<li><a href=\"\(address)\">\(text)</a></li>"
    }
    let panels = Set(slots.compactMap(\.panel)).compactMap { view.find($0) }
    let seated = Set(panels.flatMap(\.members))
    let jurors = view.all(JuryMember.self).filter { seated.contains($0.id) }
    let heard = Set(slots.flatMap { $0.heard(in: view.dossier) })
    let candidates = view.all(Candidate.self).filter { heard.contains($0.id) }
    let rooms = Set(slots.map { $0.roomName(in: places) }).filter { !$0.isEmpty }.sorted()
    func group(_ key: String, _ links: [HTML]) -> HTML {
      guard !links.isEmpty else { return .empty }
      return Disclosure(say(key), count: links.count, "<ul>\(links.joined())</ul>" as HTML).html
    }
    return look.section(
      say("calendars"),
      """
      <p class="muted">\(say("calendars.why"))</p><div class="print-hidden stack">\
      <ul>\(link(say("calendar.all"), .all))</ul>\
      \(group("calendar.jurors", jurors.map { link($0.name, .juror($0.id)) }))\
      \(group("calendar.candidates", candidates.map { link($0.name, .candidate($0.id)) }))\
      \(group("calendar.rooms", rooms.map { link($0, .room($0)) }))</div>
      """)
  }
}
