import SextantModel

/// A jury's deliberation: independent marks, gaps and what was agreed on, votes, and what the rules
/// make of them, block by block.
enum DeliberationBoard: Board {
  static let name = "deliberation"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [
    JurySession.self, BlockDecision.self, Reconciliation.self, JuryVote.self,
  ]
  static let isPersonal = true

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(
      view, Self.self, choices: ["session", "panel", "state", "name", "page", "candidate"])
    guard
      let (session, tabs) = look.chosen(
        "session", of: view.all(JurySession.self), label: "board.deliberation.which")
    else {
      return look.empty(
        checks: [], action: look.addButton(JurySession.self, "board.deliberation.addSession"))
    }
    switch SessionFrame.frame(of: session, in: view.dossier, view.library) {
    case .failure(let fault):
      return "\(tabs)\(look.faultNote(fault, session))"
    case .success(let frame):
      let list = DeliberationList(
        view.sheets(of: session, frame), in: view.dossier, for: view.reader.juror)
      if let line = look.choice("candidate").flatMap({ list.whole($0) }) {
        let page = CandidateDeliberation(look: look, list: list, line: line)
        return BoardLook.sheetStyle + page.html
      }
      let picture = DeliberationPicture(
        look: look, session: session, list: list, all: view.lines(of: list))
      return "\(BoardLook.sheetStyle)\(tabs)\(picture.html)"
    }
  }
}

extension BoardLook {
  static let sheetStyle: HTML = """
    <link rel="stylesheet" href="/boards/sheets.css"><link rel="stylesheet" href="/boards/pictures.css">
    """

  /// Says why a session cannot be deliberated on, and where that is mended.
  func faultNote(_ fault: SessionFault, _ session: JurySession) -> HTML {
    let key = "verb.session.decide.\(fault.fault.rawValue)"
    let said = "\(view.say(key)) \(view.say("\(key).remedy"))"
    let body: HTML = """
      <p>\(said) <a href="\(view.to.item(session))">\(session.title)</a></p>
      """
    return Notice(.watch, body).html
  }

  /// A button that uses a verb on an item, at once.
  func verbButton(_ verb: String, on item: any Item, _ style: ButtonLook = .primary) -> HTML {
    PostForm(
      view, to: view.to.verb(type(of: item).kind, item.idText, verb), version: version,
      back: here, look: .bare, Button(view.say("verb.\(verb).label"), style).html
    ).html
  }
}

extension Mark {
  /// How a decision is marked, by shape and word.
  init(_ result: BlockResult) {
    switch result {
    case .acquired: self = .good
    case .notAcquired: self = .bad
    case .undecided: self = .unknown
    }
  }
}

/// The list of candidates, who is waited for, and what can be decided.
private struct DeliberationPicture: BoardPicture {
  let look: BoardLook
  let session: JurySession
  let list: DeliberationList
  let all: [DeliberationList.Line]

  var html: HTML {
    """
    <div class="stack" data-live="deliberation">\(heading)\(seal)\(look.facts(facts))\(waiting)\
    \(decide)</div>\(filter)<div class="stack" data-live="deliberation-list">\(table)</div>
    """
  }

  private var heading: HTML {
    var parts: [HTML] = []
    if let start = session.start { parts.append(look.write(start)) }
    if let day = session.decidedOn {
      parts.append(HTML(text: say("decidedOn", ["day": .day(day)])))
    }
    if let day = session.publishedOn {
      parts.append(HTML(text: say("publishedOn", ["day": .day(day)])))
    }
    return look.heading(session, parts)
  }

  private var seal: HTML {
    if session.publishedOn != nil { return .empty }
    return Notice(.neutral, say(list.isSealed ? "sealed" : "confidential"), isStatus: false).html
  }

  private var facts: [BoardFact] {
    var facts = [
      BoardFact(
        number: words.write(all.count),
        text: say("fact.candidates", ["count": .integer(all.count)]))
    ]
    for state in DeliberationList.State.allCases {
      let count = all.count { $0.state == state }
      guard count > 0 else { continue }
      let mark: Mark = state == .ready ? .good : state == .sealed ? .neutral : .watch
      facts.append(
        BoardFact(number: words.write(count), text: factText(state, count), mark: mark))
    }
    return facts
  }

  /// Once results are out nobody is to be decided on any more.
  private func factText(_ state: DeliberationList.State, _ count: Int) -> String {
    let isOut = state == .ready && session.publishedOn != nil
    return say("fact.\(isOut ? "published" : state.rawValue)", ["count": .integer(count)])
  }

  private var waiting: HTML {
    let waiting = all.waiting
    guard !waiting.isEmpty else { return .empty }
    let items = waiting.prefix(40).map { wait -> HTML in
      let name = view.find(wait.juror)?.name ?? wait.juror.text
      return """
        <li>\(say("waitsFor", ["juror": .text(name), "count": .integer(wait.candidates)]))</li>
        """
    }
    return Disclosure(
      say("waiting"), isOpen: waiting.count <= 6, count: waiting.count,
      "<ul>\(items.joined())</ul>" as HTML
    ).html
  }

  /// What the president and the one in charge can do next.
  private var decide: HTML {
    guard session.publishedOn == nil else { return .empty }
    var buttons = HTML.empty
    if view.reader.mayApprove && view.reader.mayUseVerbs(JurySession.kind) {
      buttons += look.verbButton("session.decide", on: session)
    }
    if view.reader.mayUseVerbs(JurySession.kind), session.decidedOn != nil,
      view.reader.juror == nil || view.reader.mayApprove
    {
      buttons += look.verbButton("session.publish", on: session, .plain)
    }
    guard !buttons.isEmpty else { return .empty }
    return """
      <div class="cluster print-hidden">\(buttons)</div><p class="muted small">\
      \(say("decide.why"))</p>
      """
  }

  // MARK: - List

  private var filter: HTML {
    let panels = view.all(Panel.self).filter { $0.session == session.id }
    let scope = "deliberation"
    let fields: HTML = """
      <input type="hidden" name="session" value="\(session.id.text)">\
      \(FormField(
        words, "name", label: say("filter.name"), .search(look.choice("name") ?? ""), scope: scope))\
      \(FormField(
        words, "panel", label: say("filter.panel"),
        .choice(
          look.choice("panel") ?? "",
          [ChoiceOption("", say("filter.allPanels"))]
            + panels.map { ChoiceOption($0.id.text, $0.name) }), scope: scope))\
      \(FormField(
        words, "state", label: say("filter.state"),
        .choice(
          look.choice("state") ?? "",
          [ChoiceOption("", say("filter.allStates"))]
            + DeliberationList.State.allCases.map {
              ChoiceOption($0.rawValue, say("state.\($0.rawValue)"))
            }), scope: scope))
      """
    let active = ["name", "panel", "state"].count { look.choice($0) != nil }
    return FilterBar(
      words, to: look.bare, activeCount: active,
      reset: "\(look.bare)?session=\(percentEncoded(session.id.text))", fields
    ).html
  }

  private var table: HTML {
    let lines = all.filtered(
      panel: look.choice("panel"),
      state: look.choice("state").flatMap { DeliberationList.State(rawValue: $0) },
      name: look.choice("name"))
    guard !lines.isEmpty else { return "<p class=\"muted\">\(say("none"))</p>" }
    let pages = (lines.count + DeliberationList.perPage - 1) / DeliberationList.perPage
    let page = min(pages, max(1, look.choice("page").flatMap { Int($0) } ?? 1))
    let first = (page - 1) * DeliberationList.perPage
    let shown = lines[first..<min(lines.count, first + DeliberationList.perPage)]
    let table = DataTable(
      words, id: "deliberation", caption: say("caption"),
      columns: [
        TableColumn(say("candidate"), isRowHeader: true), TableColumn(say("panel")),
        TableColumn(say("handedIn"), .number), TableColumn(say("gaps"), .number),
        TableColumn(say("blocks")), TableColumn(say("stateOf")),
      ], rows: shown.map(row), liveKey: "deliberation-table")
    let look = look
    let pager = Pager(
      words, page: page, of: pages, shown: (first + 1)...(first + shown.count),
      total: lines.count
    ) { look.address("page", String($0)) }
    return "\(table)\(pager)"
  }

  private func row(_ line: DeliberationList.Line) -> TableLine {
    var panels: [String] = []
    for case let name? in line.panels.map({ view.find($0)?.name }) where !panels.contains(name) {
      panels.append(name)
    }
    let hides = line.state == .own || list.isSealed
    let address = look.address("candidate", line.candidate.id.text)
    let link: HTML = "<a href=\"\(address)\">\(line.candidate.name)</a>"
    let done = line.handedIn.map {
      say("doneOf", ["done": .integer($0.done), "all": .integer($0.all)])
    }
    var blocks: HTML = "<span class=\"muted\">\(say("underSeal"))</span>"
    var gaps: HTML = "–"
    if !hides, let found = list.whole(line.candidate.id.text)?.deliberation {
      gaps = HTML(text: words.write(found.criteria.count(where: \.mustReconcile)))
      blocks = found.blocks.map { block -> HTML in
        StatusMark(Mark(block.result), "\(block.block) \(view.label(block.result))").html
      }.joined(by: " ")
    }
    return TableLine(
      [
        link, HTML(text: panels.joined(separator: ", ")), HTML(text: done ?? "–"),
        gaps, blocks, stateMark(line.state),
      ], id: line.candidate.id.text, name: line.candidate.name)
  }

  private func stateMark(_ state: DeliberationList.State) -> HTML {
    let mark: Mark =
      switch state {
      case .own, .open: .watch
      case .waits: .unknown
      case .ready: .good
      case .sealed: .neutral
      }
    let isOut = state == .ready && session.publishedOn != nil
    return StatusMark(mark, say("state.\(isOut ? "published" : state.rawValue)")).html
  }
}
