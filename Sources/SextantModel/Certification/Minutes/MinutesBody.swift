internal import SextantKernels

/// The parts of minutes, gathered from an institution: who sat and by what right, what was heard,
/// what was said of it and what was decided.
struct MinutesBody {
  private let minutes: Minutes
  private let dossier: Dossier
  /// Words on people that the minutes prove without saying them.
  private(set) var words: [MinutesWord] = []
  /// Items whose words decide whether the panel was lawful.
  private(set) var lawRestsOn: Set<String> = []

  init(_ minutes: Minutes, in dossier: Dossier) {
    self.minutes = minutes
    self.dossier = dossier
  }

  mutating func members() -> [(String, JSONValue?)] {
    note(minutes.id.text, minutes.id.text, "text", minutes.text)
    let session = dossier.find(minutes.session)
    var members: [(String, JSONValue?)] = [
      ("form", .text(MinutesRecord.form)), ("minutes", .text(minutes.id.text)),
      ("date", day(minutes.date)), ("institution", institution), ("session", json(session)),
    ]
    let slots = dossier.all(Slot.self).filter { slot in
      slot.session == minutes.session && (minutes.panel == nil || slot.panel == minutes.panel)
    }.sorted { ($0.at?.order ?? 0, $0.id.text) < ($1.at?.order ?? 0, $1.id.text) }
    if let panel = dossier.find(minutes.panel) {
      members.append(("panel", json(panel)))
      members.append(("law", law(panel, slots)))
      members.append(("slots", .list(slots.map { json($0) })))
    } else {
      members.append(("panels", .list(panels())))
    }
    members.append(("candidates", .list(candidates(slots))))
    return members
  }

  private var institution: JSONValue {
    let item = dossier.only(Institution.self)
    return jsonObject([
      ("name", text(item.name)), ("certifier", text(item.certifier)),
      ("timeZone", text(item.timeZone)),
    ])
  }

  private func json(_ session: Session?) -> JSONValue? {
    guard let session else { return nil }
    return jsonObject([
      ("id", .text(session.id.text)), ("title", text(session.title)), ("start", day(session.start)),
      ("end", day(session.end)), ("framework", text(session.framework)),
      ("frameworkDigest", text(session.frameworkDigest)),
      ("rules", session.rules.map { .text($0.text) }),
      ("rulesVersion", text(dossier.find(session.rules)?.version ?? "")),
      ("rulesDigest", text(session.rulesDigest)),
    ])
  }

  // MARK: - The panel

  private mutating func json(_ panel: Panel) -> JSONValue {
    let present = panel.present.isEmpty ? panel.members : panel.present
    let sitting = panel.members + panel.replacements.compactMap(\.replaced)
    var seen: Set<String> = []
    var members: [JSONValue] = []
    for id in sitting where seen.insert(id.text).inserted {
      guard let juror = dossier.find(id) else { continue }
      note(id.text, id.text, "name", juror.name)
      note(id.text, id.text, "profession", juror.profession)
      note(id.text, id.text, "employer", juror.employer)
      note(id.text, id.text, "qualification", juror.qualification)
      members.append(
        jsonObject([
          ("id", .text(id.text)), ("isExternal", .flag(juror.isExternal)),
          ("isOfProfession", .flag(juror.isOfProfession)),
          ("isQualified", .flag(juror.isQualified)),
          ("isMember", .flag(panel.members.contains(id))),
          ("wasPresent", .flag(present.contains(id))),
        ]))
    }
    let replacements = panel.replacements.enumerated().map { number, row -> JSONValue in
      let field = "replacements.\(number + 1).reason"
      note(row.replaced?.text ?? "", panel.id.text, field, row.reason)
      return jsonObject([
        ("replaced", row.replaced.map { .text($0.text) }), ("by", row.by.map { .text($0.text) }),
        ("on", day(row.on)),
      ])
    }
    return jsonObject([
      ("id", .text(panel.id.text)), ("name", text(panel.name)),
      ("president", panel.president.map { .text($0.text) }), ("members", .list(members)),
      ("replacements", .list(replacements)),
    ])
  }

  /// The session's minutes name the panels' own, which say the rest.
  private mutating func panels() -> [JSONValue] {
    let all = dossier.all(Minutes.self)
    return dossier.all(Panel.self).filter { $0.session == minutes.session }.map { panel in
      if let president = dossier.find(panel.president) {
        note(president.id.text, president.id.text, "name", president.name)
      }
      let own = all.filter { $0.panel == panel.id && !$0.digest.isEmpty }
      return jsonObject([
        ("id", .text(panel.id.text)), ("name", text(panel.name)),
        ("president", panel.president.map { .text($0.text) }),
        (
          "minutes",
          .list(
            own.map { jsonObject([("id", .text($0.id.text)), ("digest", .text($0.digest))]) })
        ),
      ])
    }
  }

  /// That the panel was lawful, clause by clause, each with those it rests on.
  private mutating func law(_ panel: Panel, _ slots: [Slot]) -> JSONValue {
    let heard = Set(slots.flatMap { hears($0) })
    let candidates = dossier.all(Candidate.self).filter { heard.contains($0.id) }
    let members = dossier.all(JuryMember.self).filter { panel.members.contains($0.id) }
    let links = dossier.all(JuryLink.self).filter { link in
      link.juror.map { panel.members.contains($0) } ?? false
        && link.candidate.map { heard.contains($0) } ?? false
    }
    lawRestsOn = Set(members.map(\.id.text) + candidates.map(\.id.text) + links.map(\.id.text))
    let rules = dossier.find(dossier.find(minutes.session)?.rules) ?? CertifierRules()
    let law = PanelLaw(
      panel, members: members, candidates: candidates, rules: rules, links: links,
      present: panel.present.isEmpty ? nil : Set(panel.present))
    let clauses = law.clauses.map { clause in
      let outcome =
        switch clause.outcome {
        case .held: "held"
        case .doubtful: "doubtful"
        case .broken: "broken"
        }
      return jsonObject([
        ("rule", .text(clause.rule.rawValue)), ("outcome", .text(outcome)),
        ("evidence", .list(clause.evidence.map { .text($0) })),
      ])
    }
    return jsonObject([("isLawful", .flag(law.isLawful)), ("clauses", .list(clauses))])
  }

  // MARK: - What was heard

  private func json(_ slot: Slot) -> JSONValue {
    let attendances = dossier.all(Attendance.self).filter { $0.slot == slot.id }
      .sorted { $0.id.text < $1.id.text }
    return jsonObject([
      ("id", .text(slot.id.text)), ("assessment", text(slot.assessment)), ("at", moment(slot.at)),
      ("room", text(slot.room)), ("team", slot.team.map { .text($0.text) }),
      ("candidates", .list(hears(slot).map { .text($0.text) })),
      ("talkMinutes", slot.talkMinutes.map { .number(numberText($0)) }),
      ("questionMinutes", slot.questionMinutes.map { .number(numberText($0)) }),
      ("editionDigest", text(slot.editionDigest)),
      (
        "attendance",
        .list(
          attendances.map {
            jsonObject([
              ("candidate", $0.candidate.map { .text($0.text) }),
              ("state", $0.state.map { .text($0.rawValue) }),
            ])
          })
      ),
    ])
  }

  /// The candidates of a slot, those of its team among them.
  private func hears(_ slot: Slot) -> [ID<Candidate>] {
    var all = slot.candidates
    for id in dossier.find(slot.team)?.members ?? [] where !all.contains(id) { all.append(id) }
    return all
  }

  // MARK: - Candidates

  private mutating func candidates(_ slots: [Slot]) -> [JSONValue] {
    var heard = Set(slots.flatMap { hears($0) })
    let decisions = Dictionary(
      grouping: dossier.all(BlockDecision.self).filter { $0.session == minutes.session },
      by: { $0.candidate?.text ?? "" })
    if minutes.panel == nil { heard.formUnion(decisions.keys.map { ID($0) }) }
    let slotIDs = Set(slots.map(\.id))
    let marks = Dictionary(
      grouping: dossier.all(Mark.self).filter {
        $0.submittedAt != nil && ($0.slot.map { slotIDs.contains($0) } ?? false)
      }, by: { $0.candidate?.text ?? "" })
    let agreed = Dictionary(
      grouping: dossier.all(Reconciliation.self).filter {
        $0.slot.map { slotIDs.contains($0) } ?? false
      }, by: { $0.candidate?.text ?? "" })
    let panels = Set(slots.compactMap(\.panel))
    let votes = Dictionary(
      grouping: dossier.all(JuryVote.self).filter {
        $0.panel.map { panels.contains($0) } ?? false
      }, by: { $0.candidate?.text ?? "" })
    return dossier.all(Candidate.self).filter { heard.contains($0.id) }
      .sorted { $0.id.text < $1.id.text }
      .map { candidate in
        let id = candidate.id.text
        note(id, id, "name", candidate.name)
        return jsonObject([
          ("id", .text(id)), ("path", candidate.path.map { .text($0.rawValue) }),
          ("blocks", .list(candidate.blocks.map { .text($0) })),
          ("keptBlocks", .list(candidate.keptBlocks.map { .text($0) })),
          // The session's minutes leave marks to those of the panels.
          ("marks", minutes.panel == nil ? nil : .list(rows(marks[id] ?? []))),
          (
            "reconciliations",
            minutes.panel == nil ? nil : .list(rows(agreed[id] ?? [], of: id))
          ),
          ("votes", .list(rows(votes[id] ?? []))),
          ("decisions", .list(rows(decisions[id] ?? [], of: id))),
        ])
      }
  }

  private func rows(_ marks: [Mark]) -> [JSONValue] {
    marks.sorted { Self.order($0) < Self.order($1) }.map { mark in
      jsonObject([
        ("slot", mark.slot.map { .text($0.text) }), ("criterion", .text(mark.criterion)),
        ("juror", mark.juror.map { .text($0.text) }), ("level", .text(mark.level)),
        ("at", moment(mark.submittedAt)), ("dossierDigest", text(mark.dossierDigest)),
        ("frameworkDigest", text(mark.frameworkDigest)),
      ])
    }
  }

  private static func order(_ mark: Mark) -> (String, String, String) {
    (mark.criterion, mark.juror?.text ?? "", mark.id.text)
  }

  private mutating func rows(_ agreed: [Reconciliation], of candidate: String) -> [JSONValue] {
    agreed.sorted { ($0.criterion, $0.id.text) < ($1.criterion, $1.id.text) }.map { row in
      note(candidate, row.id.text, "reason", row.reason)
      return jsonObject([
        ("id", .text(row.id.text)), ("criterion", .text(row.criterion)),
        ("level", .text(row.level)), ("on", day(row.agreedOn)),
      ])
    }
  }

  private func rows(_ votes: [JuryVote]) -> [JSONValue] {
    votes.sorted { ($0.block, $0.juror?.text ?? "") < ($1.block, $1.juror?.text ?? "") }.map {
      jsonObject([
        ("block", .text($0.block)), ("juror", $0.juror.map { .text($0.text) }),
        ("isInFavour", .flag($0.isInFavour)),
      ])
    }
  }

  private mutating func rows(_ decisions: [BlockDecision], of candidate: String) -> [JSONValue] {
    decisions.sorted { ($0.block, $0.id.text) < ($1.block, $1.id.text) }.map { row in
      note(candidate, row.id.text, "missing", row.missing.joined(separator: "\n"))
      return jsonObject([
        ("id", .text(row.id.text)), ("block", .text(row.block)),
        ("result", row.result.map { .text($0.rawValue) }), ("on", day(row.date)),
      ])
    }
  }

  // MARK: - Values

  private mutating func note(_ owner: String, _ item: String, _ field: String, _ text: String) {
    words.append(MinutesWord(owner: owner, item: item, field: field, text: text))
  }

  private func text(_ text: String) -> JSONValue? { text.isEmpty ? nil : .text(text) }
  private func day(_ day: Day?) -> JSONValue? { day.map { .text($0.text) } }
  private func moment(_ moment: Moment?) -> JSONValue? {
    moment.map { .text("\($0.day.text)T\($0.time.text)") }
  }
}

extension Moment {
  /// Minutes since the first day counted, for sorting.
  fileprivate var order: Int { Int(day.number) * 1440 + time.minutes }
}
