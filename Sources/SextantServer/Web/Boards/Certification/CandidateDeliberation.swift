import SextantModel

/// One candidate before the panel: every mark beside the others, what is too far apart and what was
/// agreed on, the votes, and each block with its reason.
struct CandidateDeliberation: BoardPicture {
  let look: BoardLook
  let list: DeliberationList
  let line: DeliberationList.Whole

  private let framework: Framework?

  init(look: BoardLook, list: DeliberationList, line: DeliberationList.Whole) {
    (self.look, self.list, self.line) = (look, list, line)
    framework = SessionFrame.framework(
      of: list.session, in: look.view.dossier, look.view.library)
  }

  private var frame: DeliberationFrame { list.frame }
  private var candidate: Candidate { line.candidate }
  private var hides: Bool { line.state == .own || list.isSealed }
  private var isOpen: Bool { list.session.publishedOn == nil }
  private var juror: ID<JuryMember>? { view.reader.juror }
  private var sits: Bool { juror.map { list.sheets.isHeard(candidate.id, by: $0) } ?? false }

  var html: HTML {
    """
    <p class="print-hidden"><a href="\(look.address("candidate"))">\(say("backToList"))</a></p>\
    <div class="stack" data-live="candidate">\(heading)\(note)\(certification)</div>\
    \(blocks)\(assessments)\(decisions)
    """
  }

  private var heading: HTML {
    var parts: [HTML] = [HTML(text: list.session.title)]
    if let path = candidate.path { parts.append(HTML(text: view.label(path))) }
    for team in view.all(CandidateTeam.self)
    where team.session == list.session.id && team.members.contains(candidate.id) {
      parts.append(HTML(text: say("team", ["team": .text(team.name)])))
    }
    return "\(Heading(2, candidate.name))<p class=\"muted small\">\(parts.joined(by: " · "))</p>"
  }

  private var note: HTML {
    switch line.state {
    case .own: Notice(.watch, say("note.own"), isStatus: false).html
    case .sealed: Notice(.neutral, say("sealed"), isStatus: false).html
    case .waits: Notice(.watch, waits, title: say("note.waits"), isStatus: false).html
    case .open, .ready: .empty
    }
  }

  private var waits: HTML {
    let lines = line.sheet.waits.map { wait -> HTML in
      let text = say(
        "waitsOf",
        [
          "juror": .text(name(wait.juror)), "assessment": .text(wait.assessment),
          "count": .integer(wait.criteria.count),
        ])
      return "<li>\(text)</li>"
    }
    return "<ul>\(lines.joined())</ul>"
  }

  private func name(_ juror: ID<JuryMember>) -> String { view.find(juror)?.name ?? juror.text }

  // MARK: - What is decided

  private var certification: HTML {
    guard !hides else { return .empty }
    let result = line.deliberation.certification
    let partial = line.deliberation.partial
    let text: String
    switch result {
    case .acquired: text = say("certified")
    case .notAcquired where !partial.isEmpty:
      text = say("partial", ["blocks": .texts(partial)])
    case .notAcquired: text = say("notCertified")
    case .undecided: text = say("undecided")
    }
    // What is acquired stays: a partial validation is no failure.
    let mark: Mark = result == .notAcquired && !partial.isEmpty ? .watch : Mark(result)
    return "<p>\(StatusMark(mark, text))</p>"
  }

  private var blocks: HTML {
    guard !hides else { return .empty }
    let boxes = line.deliberation.blocks.map { block -> HTML in
      let reasons = line.deliberation.reasons(for: block, line.sheet, frame)
        .map { "<li>\(words.say($0))</li>" as HTML }
      let title: HTML = """
        \(block.block) \(StatusMark(Mark(block.result), view.label(block.result)))
        """
      let named = framework?.blocks.first { $0.id.text == block.block }
      let statement = named.map { framework?.words($0, in: words.language) ?? "" } ?? ""
      let body: HTML = """
        <p class="muted small">\(statement)</p><ul>\(reasons.joined())</ul>\
        \(competencies(of: block.block))\(vote(block))
        """
      return Box(
        title: title, level: 3, mark: Mark(block.result), body
      ).html
    }
    return look.section(say("byBlock"), "<div class=\"grid-2\">\(boxes.joined())</div>")
  }

  private func competencies(of block: String) -> HTML {
    let own = frame.competencies(of: block)
    let items = line.deliberation.competencies.filter { own.contains($0.competency) }.map {
      standing -> HTML in
      let points: HTML =
        standing.points.map { points -> HTML in
          let text = say("points", ["points": .text(words.write(points, decimals: 2))])
          return " <span class=\"muted small\">\(text)</span>"
        } ?? .empty
      return """
        <li>\(StatusMark(Mark(standing.result), "\(standing.competency) \(view.label(standing.result))"))\(points)</li>
        """
    }
    guard !items.isEmpty else { return .empty }
    return Disclosure(
      say("competencies"), count: items.count, "<ul>\(items.joined())</ul>" as HTML
    ).html
  }

  // MARK: - Votes

  private func vote(_ block: BlockStanding) -> HTML {
    guard !block.isKept else { return .empty }
    let votes = line.sheet.sheet.votes.filter { $0.block == block.block }
    let cast = votes.map { vote -> HTML in
      let text = say(
        vote.isInFavour ? "votedFor" : "votedAgainst",
        ["juror": .text(vote.juror.map(name) ?? "")])
      let back =
        vote.juror == juror && isOpen
        ? look.verbButton("juryVote.withdraw", on: vote, .quiet) : .empty
      return "<li class=\"cluster\">\(text) \(back)</li>"
    }
    let said: HTML = cast.isEmpty ? .empty : "<ul>\(cast.joined())</ul>"
    return said + voteForm(block, hasVoted: votes.contains { $0.juror == juror })
  }

  private func voteForm(_ block: BlockStanding, hasVoted: Bool) -> HTML {
    let assessments = frame.assessments(of: block.block)
    let isWhole = !line.sheet.waits.contains { assessments.contains($0.assessment) }
    let slot = line.sheet.slots.first { slot in
      let jurors = SessionSheets.jurors(of: list.sheets.panel(of: slot), in: slot)
      return assessments.contains(frame.short(slot.assessment))
        && jurors.contains { $0 == juror }
    }
    guard isOpen, sits, !hasVoted, isWhole, let panel = slot?.panel else { return .empty }
    let form = PostForm(
      view, to: view.to.boardAct(DeliberationBoard.name, candidate.id.text, "vote"),
      back: look.here, look: .inline,
      """
      <input type="hidden" name="panel" value="\(panel.text)">\
      <input type="hidden" name="block" value="\(block.block)">\
      \(Button(say("voteFor"), name: "vote", value: "true"))\
      \(Button(say("voteAgainst"), name: "vote", value: "false"))
      """)
    return Disclosure(
      say("voteOn"), "<p class=\"muted small\">\(say("vote.why"))</p>\(form)" as HTML
    ).html
  }

  // MARK: - Marks

  private var assessments: HTML {
    line.sheet.sheet.seats.filter { !$0.jurors.isEmpty }.map(assessment).joined()
  }

  private func assessment(_ seat: JurySeat) -> HTML {
    let criteria = line.deliberation.criteria.filter {
      frame.assessment(of: $0.criterion) == seat.assessment
    }
    guard !criteria.isEmpty else { return .empty }
    let assessment = framework?.assessments.first { $0.id.text == seat.assessment }
    let title = assessment.map { framework?.words($0, in: words.language) ?? "" } ?? ""
    let waits = line.sheet.waits.contains { $0.assessment == seat.assessment }
    // Independent first: nobody's mark is shown before all are in.
    let shows = !hides && !waits
    let table = DataTable(
      words, id: "marks-\(markupID(seat.assessment))",
      caption: "\(seat.assessment) \(title)",
      columns: [TableColumn(say("criterion"), isRowHeader: true), TableColumn(say("part"))]
        + seat.jurors.map { TableColumn(name($0)) }
        + [
          TableColumn(say("gap"), .number), TableColumn(say("common")),
          TableColumn(say("verdict")),
        ],
      rows: criteria.map { row($0, seat, shows) })
    let gaps =
      shows ? criteria.filter { needsAgreement($0) }.map { form($0, seat) }.joined() : .empty
    let agreed = shows ? self.agreed(criteria) : .empty
    return look.section(
      say("assessment", ["assessment": .text(seat.assessment)]), "\(table)\(gaps)\(agreed)")
  }

  private func needsAgreement(_ standing: CriterionStanding) -> Bool {
    standing.mustReconcile
      || (standing.isAcquired == nil && !standing.isAwaited && !standing.levels.isEmpty)
  }

  private func row(_ standing: CriterionStanding, _ seat: JurySeat, _ shows: Bool) -> TableLine {
    let criterion = framework?.criteria.first { $0.id.text == standing.criterion }
    let text = criterion.map { framework?.words($0, in: words.language) ?? "" } ?? ""
    let levels = zip(standing.jurors, standing.levels).map { juror, level -> HTML in
      guard let level else {
        // A third reader reads what was far apart alone.
        if seat.readers.contains(juror) { return "–" }
        return "<span class=\"muted\">\(say("awaited"))</span>"
      }
      guard shows else { return HTML(text: say("in")) }
      return HTML(text: levelName(level))
    }
    var (gap, common, verdict): (HTML, HTML, HTML) = ("–", "–", "–")
    if shows {
      gap = look.write(standing.gap, decimals: nil)
      if standing.mustReconcile {
        gap = StatusMark(.watch, words.write(standing.gap ?? 0, decimals: nil)).html
      }
      if let points = standing.points {
        let level = levelName(frame.scale.level(reachedBy: points)?.code ?? "")
        let remark = standing.isReconciled ? " (\(say("reconciled")))" : ""
        common = HTML(text: level + remark)
      }
      let result: BlockResult
      switch standing.isAcquired {
      case true?: result = .acquired
      case false?: result = .notAcquired
      case nil: result = .undecided
      }
      verdict = StatusMark(Mark(result), view.label(result)).html
    }
    let name: HTML = "<strong>\(standing.criterion)</strong> \(text)"
    return TableLine(
      [name, HTML(text: part(standing.criterion))] + levels + [gap, common, verdict])
  }

  private func part(_ criterion: String) -> String {
    say(frame.groupCriteria.contains(criterion) ? "part.group" : "part.own")
  }

  private func levelName(_ code: String) -> String {
    guard let level = frame.scale.level(code) else { return code }
    let text = words.language == .french ? level.fr : level.en
    return text.isEmpty ? code : "\(code) – \(text)"
  }

  // MARK: - Reconciliation

  private func form(_ standing: CriterionStanding, _ seat: JurySeat) -> HTML {
    guard isOpen, sits, juror.map({ seat.jurors.contains($0) }) ?? false,
      let slot = line.sheet.slots.first(where: { frame.short($0.assessment) == seat.assessment })
    else { return .empty }
    let scope = "agree-\(markupID(standing.criterion))"
    let fields: HTML = """
      <input type="hidden" name="slot" value="\(slot.id.text)">\
      <input type="hidden" name="criterion" value="\(standing.criterion)">\
      \(FormField(
        words, "level", label: say("agreedLevel"),
        .choice("", [ChoiceOption("", "–")]
          + frame.scale.levels.map { ChoiceOption($0.code, levelName($0.code)) }),
        isRequired: true, scope: scope))\
      \(FormField(
        words, "reason", label: say("agreedReason"), .longText("", lines: 3),
        help: say("agreedReason.help"), isRequired: true, scope: scope))\
      \(Button(say("agree"), .primary))
      """
    let form = PostForm(
      view, to: view.to.boardAct(DeliberationBoard.name, candidate.id.text, "reconcile"),
      back: look.here, fields)
    return Disclosure(
      say("reconcile", ["criterion": .text(standing.criterion)]), isOpen: true,
      "<p class=\"muted small\">\(say("reconcile.why"))</p>\(form)" as HTML
    ).html
  }

  private func agreed(_ criteria: [CriterionStanding]) -> HTML {
    let names = Set(criteria.filter(\.isReconciled).map(\.criterion))
    let items = line.sheet.sheet.reconciliations.filter { names.contains($0.criterion) }.map {
      agreed -> HTML in
      var link = HTML(text: agreed.criterion)
      if let item = view.find(agreed.id) {
        link = "<a href=\"\(view.to.item(item))\">\(agreed.criterion)</a>"
      }
      let day = agreed.agreedOn.map { view.words.write($0) } ?? ""
      return """
        <li>\(link) · \(levelName(agreed.level)) · \(day)<br>\
        <span class="muted">\(agreed.reason)</span></li>
        """
    }
    guard !items.isEmpty else { return .empty }
    return "<h3>\(say("agreedList"))</h3><ul class=\"stack\">\(items.joined())</ul>"
  }

  // MARK: - Decisions as they were written down

  private var decisions: HTML {
    let all = view.all(BlockDecision.self).filter {
      $0.session == list.session.id && $0.candidate == candidate.id
    }
    guard !all.isEmpty else { return .empty }
    let standing = Set(BlockDecision.standing(all).map(\.id))
    let rows = all.map { decision -> TableLine in
      let link: HTML = "<a href=\"\(view.to.item(decision))\">\(decision.block)</a>"
      let result = decision.result ?? .undecided
      let lacking = (decision.missing + decision.failed).joined(separator: ", ")
      let remark = standing.contains(decision.id) ? decision.grounds : say("corrected")
      return TableLine([
        link, StatusMark(Mark(result), view.label(result)).html, HTML(text: lacking),
        look.write(decision.date), HTML(text: remark),
      ])
    }
    let table = DataTable(
      words, id: "decisions", caption: say("decisions"),
      columns: [
        TableColumn(say("block"), isRowHeader: true), TableColumn(say("verdict")),
        TableColumn(say("lacking")), TableColumn(say("decidedDay"), .day),
        TableColumn(say("remark")),
      ], rows: rows)
    return look.section(say("decisions"), table.html)
  }
}
