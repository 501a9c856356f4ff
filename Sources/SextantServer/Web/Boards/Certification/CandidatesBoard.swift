import SextantModel

/// The candidates by path: what they seek and keep, how often they may still sit it, their teams, and
/// the dates that a validation of experience sets.
enum CandidatesBoard: Board {
  static let name = "candidates"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [
    Candidate.self, CandidateTeam.self, VaeFile.self, Attendance.self,
  ]
  static let perPage = 50

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["path", "page"])
    let all = view.all(Candidate.self)
    guard !all.isEmpty else {
      return look.empty(
        checks: [], action: look.addButton(Candidate.self, "board.candidates.add"))
    }
    return look.styles + CandidatesPicture(look: look, all: all).html
  }
}

private struct CandidatesPicture: BoardPicture {
  let look: BoardLook
  let all: [Candidate]
  private let path: CandidatePath?
  private let shown: [Candidate]
  private let page: Int
  private let clocks: [(file: VaeFile, clock: VaeClock)]
  /// Who has their experience validated and no file that says since when.
  private let fileless: [Candidate]

  init(look: BoardLook, all: [Candidate]) {
    self.look = look
    self.all = all
    let path: CandidatePath? = look.choice("path")
    self.path = path
    shown = all.filter { path == nil || $0.path == path }
    let pages = max(1, (shown.count + CandidatesBoard.perPage - 1) / CandidatesBoard.perPage)
    page = min(max(1, look.choice("page").flatMap { Int($0) } ?? 1), pages)
    let today = look.view.today
    let calendar = VaeCalendar(look.view.dossier)
    clocks = look.view.all(VaeFile.self).map { ($0, calendar.clock(of: $0, today: today)) }
    fileless = all.filter { $0.path == .vae && !calendar.hasFile($0.id) }
  }

  private var pages: Int {
    max(1, (shown.count + CandidatesBoard.perPage - 1) / CandidatesBoard.perPage)
  }

  var html: HTML {
    """
    \(paths)<div class="stack" data-live="candidates">\(look.facts(facts))\(table)\(pager)\
    \(vae)\(teams)</div><p class="cluster print-hidden">\
    \(look.addLink(Candidate.self, say("add")))\(look.addLink(CandidateTeam.self, say("addTeam")))\
    \(look.addLink(VaeFile.self, say("addVae")))</p>
    """
  }

  private var paths: HTML {
    let known = CandidatePath.allCases.filter { path in all.contains { $0.path == path } }
    guard known.count > 1 else { return .empty }
    let tabs =
      [Tab(say("allPaths"), look.bare, isHere: path == nil, count: all.count)]
      + known.map { one in
        Tab(
          look.name(one), "\(look.bare)?path=\(one.rawValue)", isHere: path == one,
          count: all.count { $0.path == one })
      }
    return Tabs(label: say("paths"), tabs).html
  }

  private var facts: [BoardFact] {
    let late = clocks.flatMap(\.clock.hands).count {
      $0.state == .late || $0.state == .plannedLate
    }
    let soon = clocks.flatMap(\.clock.hands).count { $0.state == .soon }
    var facts = [BoardFact(number: words.write(shown.count), text: say("count"))]
    if late > 0 {
      facts.append(BoardFact(number: words.write(late), text: say("late"), mark: .bad))
    }
    if soon > 0 {
      facts.append(BoardFact(number: words.write(soon), text: say("soon"), mark: .watch))
    }
    return facts
  }

  // MARK: - Blocks

  private var table: HTML {
    let progress = BlockLedger(view)
    let first = (page - 1) * CandidatesBoard.perPage
    let rows = shown.dropFirst(first).prefix(CandidatesBoard.perPage).map { candidate in
      let absences = progress.absences[candidate.id] ?? (absent: 0, excused: 0)
      return TableLine(
        [
          look.headline(candidate), HTML(text: candidate.path.map { view.label($0) } ?? "–"),
          HTML(text: candidate.framework), blocks(progress.of(candidate)),
          absences.absent + absences.excused == 0
            ? HTML(text: "–")
            : HTML(
              text: say(
                "absences",
                ["absent": .integer(absences.absent), "excused": .integer(absences.excused)])),
          look.editLink(candidate, say("edit")),
        ], id: candidate.id.text)
    }
    return DataTable(
      words, id: "candidates", caption: say("caption"),
      columns: [
        TableColumn(look.label("name", of: Candidate.self), isRowHeader: true),
        TableColumn(look.label("path", of: Candidate.self)),
        TableColumn(look.label("framework", of: Candidate.self)), TableColumn(say("blocks")),
        TableColumn(view.say("kind.attendance.plural")), TableColumn(say("change")),
      ], rows: Array(rows)
    ).html
  }

  private func blocks(_ progress: [BlockProgress]) -> HTML {
    guard !progress.isEmpty else { return HTML(text: "–") }
    let lines = progress.map { block -> HTML in
      let mark: Mark =
        switch block.state {
        case .kept, .acquired: .good
        case .toSit: .neutral
        case .notAcquired: .watch
        case .expired, .exhausted: .bad
        }
      var text = "\(block.block)\u{A0}: \(say("state.\(block.state.rawValue)"))"
      if let left = block.left,
        block.state == .notAcquired || block.spent > 0 && block.state == .toSit
      {
        text += ", " + view.counted("board.candidates.left", left)
      }
      if let until = block.validUntil, block.state == .kept || block.state == .acquired {
        text += ", " + say("until", ["day": .day(until)])
      }
      return "<li>\(StatusMark(mark, text))</li>"
    }
    return "<ul class=\"lines\">\(lines.joined())</ul>"
  }

  private var pager: HTML {
    guard shown.count > CandidatesBoard.perPage else { return .empty }
    let first = (page - 1) * CandidatesBoard.perPage + 1
    let last = min(shown.count, page * CandidatesBoard.perPage)
    let look = look
    return Pager(
      words, page: page, of: pages, shown: first...last, total: shown.count,
      address: { look.address("page", String($0)) }
    ).html
  }

  // MARK: - Validation of experience

  private var vae: HTML {
    guard path == nil || path == .vae else { return .empty }
    let unfiled = unfiled
    guard !clocks.isEmpty else {
      return fileless.isEmpty ? .empty : look.section(say("vae"), unfiled)
    }
    let rows = clocks.map { entry -> TableLine in
      let worst = entry.clock.hands.contains {
        [.late, .doneLate, .plannedLate].contains($0.state)
      }
      return TableLine(
        [look.names(entry.file.candidate.map { [$0.text] } ?? [])]
          + entry.clock.hands.map { hand($0, entry.file) }
          + [look.editLink(entry.file, say("edit"))],
        id: entry.file.id.text, mark: worst ? .bad : .none)
    }
    return look.section(
      say("vae"),
      "<p class=\"muted\">\(say("vae.why"))</p>\(unfiled)"
        + DataTable(
          words, id: "vae", caption: say("vae"),
          columns: [TableColumn(view.say("kind.candidate"), isRowHeader: true)]
            + VaeClock.Step.allCases.map { TableColumn(say("vae.\($0.rawValue)"), .mark) }
            + [TableColumn(say("change"))], rows: rows, hidesCaption: true
        ).html)
  }

  /// No clock runs for whom nobody wrote a date of.
  private var unfiled: HTML {
    guard !fileless.isEmpty else { return .empty }
    let shown = fileless.prefix(20).map { one -> HTML in
      let add = look.addLink(
        VaeFile.self, say("addVae"), given: [("candidate", one.id.text)])
      return "<li>\(ItemLink(view, one)) \(add)</li>"
    }
    let left = fileless.count - shown.count
    let more: HTML =
      left > 0
      ? "<p class=\"muted\">\(say("vae.moreFileless", ["count": .integer(left)]))</p>" : .empty
    return Notice(
      .watch, "<ul>\(shown.joined())</ul>\(more)" as HTML,
      title: say("vae.fileless", ["count": .integer(fileless.count)]), isStatus: false
    ).html
  }

  private func hand(_ hand: VaeClock.Hand, _ file: VaeFile) -> HTML {
    let mark: Mark =
      switch hand.state {
      case .notBegun: .neutral
      case .running, .done, .planned: .good
      case .soon: .watch
      case .late, .doneLate, .plannedLate: .bad
      }
    if hand.step == .admissibility, file.admissibleOn != nil, !file.isAdmissible {
      return StatusMark(.neutral, say("vae.refused")).html
    }
    var arguments: [String: Argument] = [:]
    if let due = hand.due { arguments["due"] = .day(due) }
    if let on = hand.on { arguments["on"] = .day(on) }
    if let left = hand.left { arguments["days"] = .integer(abs(left)) }
    return StatusMark(mark, say("vae.state.\(hand.state.rawValue)", arguments)).html
  }

  // MARK: - Teams

  private var teams: HTML {
    let teams = view.all(CandidateTeam.self)
    guard !teams.isEmpty else { return .empty }
    let candidates = Dictionary(all.map { ($0.id, $0) }) { $1 }
    let sessions = Dictionary(view.all(SextantModel.Session.self).map { ($0.id, $0) }) { $1 }
    var laws: [ID<SextantModel.Session>: SessionLaw] = [:]
    let rows = teams.map { team -> TableLine in
      var law = team.session.flatMap { laws[$0] }
      if law == nil, let session = view.find(team.session) {
        law = SessionLaw(of: session, in: view.dossier, library: view.library)
        laws[session.id] = law
      }
      let standing = law.map {
        TeamStanding(
          team, among: teams, candidates: candidates, sessions: sessions, framework: $0.framework,
          rules: $0.rules)
      }
      let state: HTML =
        standing.map { standing in
          standing.faults.isEmpty
            ? StatusMark(.good, say("team.sound")).html
            : "<ul class=\"lines\">\(each: standing.faults, { "<li>\(fault($0, of: team))</li>" })</ul>"
        } ?? StatusMark(.unknown, say("team.noLaw")).html
      let sizes = [standing?.least, standing?.most].compactMap(\.self).map { words.write($0) }
      return TableLine(
        [
          "<a href=\"\(view.to.item(team))\">\(team.name)</a>",
          look.names(team.session.map { [$0.text] } ?? []),
          HTML(text: team.assessment),
          look.names(team.members.map(\.text)),
          HTML(text: words.write(Set(team.members).count)),
          HTML(text: sizes.isEmpty ? "–" : sizes.joined(separator: "–")), state,
        ], id: team.id.text)
    }
    return look.section(
      view.say("kind.candidateTeam.plural"),
      DataTable(
        words, id: "teams", caption: say("teams"),
        columns: [
          TableColumn(look.label("name", of: CandidateTeam.self), isRowHeader: true),
          TableColumn(view.say("kind.session")),
          TableColumn(look.label("assessment", of: CandidateTeam.self)),
          TableColumn(look.label("members", of: CandidateTeam.self)),
          TableColumn(say("team.size"), .number), TableColumn(say("team.wanted"), .number),
          TableColumn(say("team.state"), .mark),
        ], rows: rows, hidesCaption: true
      ).html)
  }

  /// A size with written grounds is heard all the same.
  private func fault(_ fault: TeamStanding.Fault, of team: CandidateTeam) -> HTML {
    switch fault {
    case .tooFew, .tooMany:
      if team.sizeGround.allSatisfy(\.isWhitespace) { break }
      let ground = say("team.grounds", ["grounds": .text(team.sizeGround)])
      return "\(StatusMark(.watch, said(fault)))<p class=\"muted small\">\(ground)</p>"
    default: break
    }
    return StatusMark(.bad, said(fault)).html
  }

  private func said(_ fault: TeamStanding.Fault) -> String {
    func names(_ ids: [ID<Candidate>]) -> Argument {
      .texts(ids.map { view.find($0)?.name ?? $0.text })
    }
    switch fault {
    case .tooFew(let least): return say("team.tooFew", ["least": .integer(least)])
    case .tooMany(let most): return say("team.tooMany", ["most": .integer(most)])
    case .noTeamwork: return say("team.noTeamwork")
    case .unknownAssessment: return say("team.unknownAssessment")
    case .notSitting(let ids): return say("team.notSitting", ["candidates": names(ids)])
    case .elsewhere(let ids): return say("team.elsewhere", ["candidates": names(ids)])
    }
  }
}

/// How every candidate stands with their blocks; what all of them share is looked up once.
private struct BlockLedger {
  let view: View
  let absences: [ID<Candidate>: (absent: Int, excused: Int)]
  private let decisions: [String: [BlockDecision]]
  private let attendances: [String: [Attendance]]
  private let slots: [ID<Slot>: Slot]
  private let sessions: [ID<SextantModel.Session>: SextantModel.Session]
  private let frameworks: [String: Parts]
  private let rules: [String: CertifierRules]

  /// What a framework is made of, found once.
  private struct Parts {
    let blocks: [String]
    let options: Set<String>
    let blockOf: [String: String]
    let short: @Sendable (String) -> String
  }

  init(_ view: View) {
    self.view = view
    let all = view.all(Attendance.self)
    decisions = Dictionary(grouping: view.all(BlockDecision.self)) { $0.candidate?.text ?? "" }
    attendances = Dictionary(grouping: all) { $0.candidate?.text ?? "" }
    slots = Dictionary(view.all(Slot.self).map { ($0.id, $0) }) { $1 }
    var absences: [ID<Candidate>: (absent: Int, excused: Int)] = [:]
    for attendance in all {
      guard let candidate = attendance.candidate else { continue }
      if attendance.state == .absent { absences[candidate, default: (0, 0)].absent += 1 }
      if attendance.state == .excused { absences[candidate, default: (0, 0)].excused += 1 }
    }
    self.absences = absences
    sessions = Dictionary(view.all(SextantModel.Session.self).map { ($0.id, $0) }) { $1 }
    var frameworks: [String: Parts] = [:]
    var rules: [String: CertifierRules] = [:]
    for framework in view.library.frameworks {
      let blockOf = Dictionary(
        framework.assessments.map { ($0.id.text, $0.block?.text ?? "") }
      ) { $1 }
      frameworks[framework.code.uppercased()] = Parts(
        blocks: framework.blocks.map(\.id.text),
        options: Set(framework.blocks.filter { $0.option != nil }.map(\.id.text)),
        blockOf: blockOf, short: { framework.short($0) })
      rules[framework.code.uppercased()] = CertifierRules.inForce(
        for: framework.code, in: view.dossier)
    }
    self.frameworks = frameworks
    self.rules = rules
  }

  func of(_ candidate: Candidate) -> [BlockProgress] {
    let code = candidate.framework.uppercased()
    guard let framework = frameworks[code] else { return [] }
    var seen: Set<String> = []
    // What was sat for another framework is none of this one's, whatever its blocks are called.
    func isOwn(_ session: ID<SextantModel.Session>?) -> Bool {
      session.flatMap { sessions[$0] }?.isOfFramework(code) ?? true
    }
    var candidate = candidate
    candidate.keptBlocks.removeAll { !isOwn($0.session) }
    let kept = candidate.kept(in: candidate.framework).filter { seen.insert($0).inserted }
    let chosen = Set(candidate.options.map { framework.short($0) })
    let sought =
      candidate.blocks.isEmpty
      ? framework.blocks.filter {
        !framework.options.contains($0) || chosen.contains($0) || kept.contains($0)
      } : candidate.sought(in: candidate.framework)
    return BlockProgress.all(
      of: candidate, blocks: sought + kept.filter { !sought.contains($0) }, rules: rules[code],
      decisions: (decisions[candidate.id.text] ?? []).filter { isOwn($0.session) },
      attendances: (attendances[candidate.id.text] ?? []).filter { attendance in
        isOwn(attendance.slot.flatMap { slots[$0] }?.session)
      }, slots: slots, blockOf: framework.blockOf, today: view.today)
  }
}
