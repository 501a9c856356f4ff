import SextantModel

/// One slot's room as its reader sees it: who is heard, the clock, what was arranged, what was handed
/// in, and for a juror of the panel the grid.
struct DefencePicture {
  let sheet: DefenceSheet
  let view: View
  /// What was typed and is not kept, and what is wrong with it.
  let typed: TypedMarks

  init(_ slot: Slot, _ view: View, typed: TypedMarks = TypedMarks()) {
    sheet = DefenceSheet(slot, in: view.dossier, view.library)
    self.view = view
    self.typed = typed
  }

  func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    view.say("defence.\(key)", arguments)
  }

  var html: HTML {
    """
    <link rel="stylesheet" href="/boards/defence.css"><script defer src="/defence.js"></script>\
    \(typed.summary(sheet, view))\(heading)\
    <div class="defence"><div class="defence-side" role="region" tabindex="0"\
     aria-label="\(say("side"))">\(DefenceClockFace(sheet, view).html)\
    <p id="clock-said" class="visually-hidden" role="status"></p>\(arrangements)\(people)</div>\
    <div class="defence-main stack">\(marking)</div></div>
    """
  }

  private var heading: HTML {
    let slot = sheet.slot
    let facts: [String] = [
      sheet.slot.assessmentName(view), slot.at.map { view.words.write(.moment($0)) } ?? "",
      slot.roomName(in: view.all(JuryRoom.self)),
      sheet.panel?.name ?? "",
    ]
    return """
      <p><a href="\(view.to.board(DefenceBoard.name))">\(say("back"))</a></p>\
      <h2 class="defence-who">\(sheet.slot.heard(view))</h2>\
      <p class="muted">\(facts.filter { !$0.isEmpty }.joined(separator: " · "))</p>
      """
  }

  // MARK: - Beside the grid

  /// The measures; why they were granted is nobody's to read here.
  private var arrangements: HTML {
    let lines = sheet.measures.map { measure -> HTML in
      let who = view.find(measure.candidate)?.name ?? ""
      let extra = measure.extraTime.map { " (+\(view.words.write(.share($0))))" } ?? ""
      return "<li><strong>\(who)</strong> – \(measure.measure)\(extra)</li>"
    }
    let text: HTML =
      lines.isEmpty
      ? "<p class=\"muted\">\(say("arrangements.none"))</p>"
      : "<ul>\(lines.joined())</ul><p class=\"muted small\">\(say("arrangements.applied"))</p>"
    return """
      <section class="stack" aria-labelledby="arrangements-title" data-live="defence-arrangements"\
       data-kinds="accommodation"><h2 id="arrangements-title">\(say("arrangements"))</h2>\(text)\
      </section>
      """
  }

  private var people: HTML {
    let sitting = view.dossier.sitting(at: sheet.slot)
    let members = sitting.compactMap { id -> HTML? in
      guard let member = view.find(id) else { return nil }
      let presides = SessionSheets.president(of: sheet.panel, in: sheet.slot) == id
      let role = presides ? " – \(say("president"))" : ""
      let own = view.reader.juror == id ? " (\(say("you")))" : ""
      return "<li>\(member.name)\(role)\(own)</li>"
    }
    let absent = sheet.absent.map { candidate -> HTML in
      "<li>\(candidate.name) – \(say("absent"))</li>"
    }
    let team: HTML =
      sheet.team == nil
      ? .empty
      : """
      <h3>\(say("team"))</h3><ul>\(each: sheet.candidates, { "<li>\($0.name)</li>" })</ul>
      """
    return """
      <section class="stack" aria-labelledby="people-title" data-live="defence-people"\
       data-kinds="panel juryMember attendance"><h2 id="people-title">\(say("people"))</h2>\
      <h3>\(view.say("kind.panel"))</h3><ul>\(members.joined())</ul>\(team)\
      \(if: !absent.isEmpty, "<h3>\(say("absents"))</h3><ul>\(absent.joined())</ul>")</section>
      """
  }

  // MARK: - The grid, or why there is none

  private var marking: HTML {
    let juror = view.reader.juror
    let bar = sheet.bar(for: juror)
    // Live only while there is nothing to type: the grid is never swapped under one's hands.
    if let bar {
      return """
        <div class="stack" data-live="defence-door" data-kinds="slot panel juryMember juryLink session">\
        \(closed(bar))\(evidenceOnly)</div>
        """
    }
    guard let juror else { return .empty }
    return DefenceGrid(self, juror).html
  }

  private func closed(_ bar: MarkingBar) -> HTML {
    guard bar == .notOpen else { return Notice(.none, say("bar.\(bar.rawValue)")).html }
    let obstacles = view.dossier.panelLaw(of: sheet.slot)?.obstacles ?? []
    if !obstacles.isEmpty {
      let lines: HTML = "\(each: obstacles, { "<li>\(view.words.say($0.message))</li>" })"
      let text: HTML = "<p>\(say("unlawful.lead"))</p><ul>\(lines)</ul>"
      return Notice(.bad, text, title: say("unlawful")).html
    }
    if let panel = sheet.panel, panel.openedAt == nil {
      let link: HTML = """
        <a href="\(view.to.board(PanelsBoard.name))">\(view.say("board.panels.title"))</a>
        """
      let text = view.say("verb.slot.open.panelClosed", ["panel": .text(panel.name)])
      let remedy = view.say("verb.slot.open.panelClosed.remedy")
      return Notice(.watch, "<p>\(text) \(remedy) \(link)</p>" as HTML).html
    }
    let form = PostForm(
      view, to: view.to.verb(Slot.kind, sheet.slot.id.text, "slot.open"),
      version: view.examined.told, back: DefenceBoard.address(sheet.slot, view), look: .inline,
      Button(view.say("verb.slot.open.label"), .primary, icon: "check").html)
    let text: HTML = """
      <p>\(say("bar.notOpen"))</p><p class="muted">\(view.say("verb.slot.open.why"))</p>\(form)
      """
    return Notice(.none, text, title: say("closed")).html
  }

  /// What was handed in, for who reads and does not mark.
  private var evidenceOnly: HTML {
    guard !sheet.frozen.isEmpty else { return .empty }
    return sheet.parts.map { part -> HTML in
      """
      <section class="stack"><h2>\(title(of: part))</h2>\(each: part.criteria, { criterion in
        """
        <article class="defence-criterion"><h3>\(words(criterion))</h3>\
        \(EvidenceSheet(criterion.id.text, part.candidate?.id, sheet, view).html)</article>
        """
      })</section>
      """
    }.joined()
  }

  func title(of part: DefenceSheet.Part) -> String {
    switch (part.part, part.candidate) {
    case (_, nil): say("part.group", ["team": .text(sheet.slot.heard(view))])
    case (nil, let candidate?): say("part.whole", ["candidate": .text(candidate.name)])
    case (_, let candidate?): say("part.individual", ["candidate": .text(candidate.name)])
    }
  }

  /// A criterion by its code and its words, the certifier's own where a private layer has them.
  func words(_ criterion: Criterion) -> HTML {
    let text = sheet.framework?.words(criterion, in: view.words.language) ?? criterion.id.text
    return "<span class=\"code\">\(criterion.id.text)</span> \(text)"
  }
}

/// What the checks said of one criterion on the day the dossier was handed in: the outcome, the
/// findings, the waiver, the very items. It informs; the juror marks.
struct EvidenceSheet {
  let criterion: String
  let candidate: ID<Candidate>?
  let sheet: DefenceSheet
  let view: View

  init(
    _ criterion: String, _ candidate: ID<Candidate>?, _ sheet: DefenceSheet, _ view: View
  ) {
    self.criterion = criterion
    self.candidate = candidate
    self.sheet = sheet
    self.view = view
  }

  var html: HTML {
    guard let (dossier, row) = sheet.evidence(criterion, of: candidate) else {
      return "<p class=\"muted small\">\(view.say("defence.evidence.none"))</p>"
    }
    let outcome = Outcome(rawValue: row.outcome).map { OutcomeMark(view.words, $0).html }
    let findings: HTML =
      row.findings.isEmpty
      ? "<p class=\"muted small\">\(view.say("defence.evidence.noFinding"))</p>"
      : "<ul>\(each: row.findings, { "<li>\($0)</li>" })</ul>"
    let waiver: HTML =
      row.waiver.isEmpty
      ? .empty
      : Notice(.watch, row.waiver, title: view.say("defence.evidence.waiver"), isStatus: false).html
    let items: HTML =
      row.items.isEmpty
      ? .empty
      : """
      <p>\(view.say("defence.evidence.items")) \(row.items.map { link($0, dossier) }.joined(by: ", "))</p>
      """
    let count = row.findings.count
    let summary = view.say(
      count == 0
        ? "defence.evidence" : count == 1 ? "defence.evidence.one" : "defence.evidence.many",
      ["count": .integer(count)])
    return """
      <div class="evidence-sheet"><div class="cluster">\(outcome ?? .empty)\
      \(if: !row.waiver.isEmpty, StatusMark(.watch, view.say("defence.evidence.waived")).html)</div>\
      \(Disclosure(summary, "\(findings)\(waiver)\(items)"))</div>
      """
  }

  /// The item as it was handed in, whatever became of it since.
  private func link(_ id: String, _ dossier: FrozenDossier) -> HTML {
    let page = "frozen/\(percentEncoded(dossier.id.text))/items/\(percentEncoded(id))"
    return "<a class=\"code\" href=\"\(view.to.page(page))\">\(id)</a>"
  }
}
