import SextantModel

/// The log of a crisis cell: events, decisions and messages in the order they came.
enum CrisisLogBoard: Board {
  static let name = "crisis-log"
  static let room = Room.team
  static let kinds: [any Item.Type] = [Inject.self, CrisisResponse.self, CrisisPlan.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["plan"])
    let plans = view.all(CrisisPlan.self)
    let events = view.all(Inject.self)
    guard !plans.isEmpty || !events.isEmpty else {
      return look.empty(
        checks: ["EQU08"], action: look.addButton(CrisisPlan.self, "board.crisis-log.addPlan"))
    }
    let plan = plans.first { $0.id.text == look.choice("plan") } ?? plans.first
    let tabs = look.tabs(
      view.say("board.crisis-log.which"), over: plans.map { ($0.id.text, $0.title) }, "plan",
      here: plan?.id.text)
    let shown = events.filter { plans.count < 2 || $0.plan == plan?.id }
    let chronicle = CrisisChronicle(shown, view.examined.examination)
    return "\(tabs)\(CrisisPicture(look: look, plan: plan, chronicle: chronicle).html)"
  }
}

/// The cell, its waiting messages and what happened.
private struct CrisisPicture: BoardPicture {
  let look: BoardLook
  let plan: CrisisPlan?
  let chronicle: CrisisChronicle

  private var limit: Int { view.examined.examination.rules.crisisMinutes }

  var html: HTML {
    """
    \(look.sheetTabs)<div class="stack" data-live="crisis">\(cell)\(look.facts(facts))\
    \(chronicle.entries.isEmpty ? look.note(.neutral, say("calm")) : look.isTable ? table : timeline)\
    \(messages)</div><p class="print-hidden cluster">\
    \(look.addButton(Inject.self, "board.crisis-log.addEvent", given: plan.map { [("plan", $0.id.text)] } ?? []))\
    \(look.addButton(CrisisResponse.self, "board.crisis-log.addResponse"))</p>
    """
  }

  /// Who does what, who speaks.
  private var cell: HTML {
    guard let plan else { return look.note(.watch, say("noPlan")) }
    var entries: [(term: String, HTML)] = [
      (
        look.label("spokespersons", of: CrisisPlan.self),
        plan.spokespersons.isEmpty
          ? StatusMark(.bad, say("noVoice")).html : look.names(plan.spokespersons.map(\.text))
      )
    ]
    for role in plan.roles {
      entries.append((role.role, role.person.map { look.names([$0.text]) } ?? "–"))
    }
    if let day = plan.exercisedOn {
      entries.append((look.label("exercisedOn", of: CrisisPlan.self), look.write(day)))
    }
    return """
      <p>\(look.item(plan))</p>\(Disclosure(say("cell"), isOpen: chronicle.entries.isEmpty, Definitions(entries).html))
      """
  }

  private var facts: [BoardFact] {
    var facts = [BoardFact(number: words.write(chronicle.delays.count), text: say("answered"))]
    if chronicle.unanswered > 0 {
      facts.append(
        BoardFact(number: words.write(chronicle.unanswered), text: say("unanswered"), mark: .bad))
    }
    if let median = chronicle.medianDelay {
      facts.append(
        BoardFact(
          number: say("minutes", ["minutes": .number(median, decimals: nil)]), text: say("median"),
          mark: median > Double(limit) ? .watch : .good))
    }
    return facts
  }

  private func when(_ at: Moment?) -> String {
    at.map { "\(look.short($0.day)), \($0.time.text)" } ?? say("noMoment")
  }

  private var timeline: HTML {
    TimelineList(
      chronicle.entries.map { entry in
        switch entry.content {
        case .event(let event):
          return TimelineEntry(
            when: when(entry.at),
            title: "<strong>\(look.headline(event))</strong> \(look.badge(event.id.text))",
            mark: .bad)
        case .response(let response, _):
          return TimelineEntry(
            when: when(entry.at), title: title(response, entry), text: text(response),
            mark: isLate(entry) ? .watch : .good)
        }
      }
    ).html
  }

  private func isLate(_ entry: CrisisChronicle.Entry) -> Bool {
    entry.delay.map { $0 > limit } ?? false
  }

  private func title(_ response: CrisisResponse, _ entry: CrisisChronicle.Entry) -> HTML {
    "\(look.headline(response)) \(delay(entry)) \(look.badge(response.id.text))"
  }

  private func delay(_ entry: CrisisChronicle.Entry) -> HTML {
    guard let delay = entry.delay else { return .empty }
    let text = say("after", ["minutes": .integer(delay)])
    return isLate(entry)
      ? StatusMark(.watch, text).html : "<span class=\"muted small\">\(text)</span>"
  }

  private func text(_ response: CrisisResponse) -> HTML {
    let owner: HTML =
      view.find(response.owner).map { "<p class=\"small\">\(Person($0.name))</p>" }
      ?? "<p>\(StatusMark(.watch, view.say("picture.noOwner")))</p>"
    let message: HTML =
      response.message.isEmpty
      ? "<p>\(StatusMark(.watch, say("noMessage")))</p>"
      : "<blockquote>\(response.message)</blockquote>"
    return "\(owner)\(message)"
  }

  private var table: HTML {
    let rows = chronicle.entries.map { entry -> TableLine in
      switch entry.content {
      case .event(let event):
        return TableLine(
          [
            HTML(text: when(entry.at)), HTML(text: say("event")), look.item(event), .empty, .empty,
            .empty,
          ], mark: .bad)
      case .response(let response, _):
        return TableLine([
          HTML(text: when(entry.at)), HTML(text: say("response")), look.item(response),
          look.names(response.owner.map { [$0.text] } ?? []), HTML(text: response.message),
          delay(entry),
        ])
      }
    }
    return DataTable(
      words, id: "crisis-table", caption: view.say("board.crisis-log.title"),
      columns: [
        TableColumn(say("when"), .day), TableColumn(say("nature")),
        TableColumn(say("what"), isRowHeader: true),
        TableColumn(look.label("owner", of: CrisisResponse.self)),
        TableColumn(look.label("message", of: CrisisResponse.self)),
        TableColumn(say("delay"), .number),
      ], rows: rows
    ).html
  }

  private var messages: HTML {
    guard let plan, !plan.holdingMessages.isEmpty else { return .empty }
    return look.section(
      look.label("holdingMessages", of: CrisisPlan.self),
      "\(each: plan.holdingMessages, { "<blockquote>\($0)</blockquote>" })")
  }
}
