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

  /// Those that the session judges by.
  private let rules: CertifierRules
  private let form: MinutesForm

  init(_ minutes: Minutes, in dossier: Dossier, as form: MinutesForm) {
    self.minutes = minutes
    self.form = form
    self.dossier = dossier
    rules = dossier.find(minutes.session).flatMap { dossier.rules(of: $0) } ?? CertifierRules()
  }

  mutating func members() -> [(String, JSONValue?)] {
    note(minutes.id.text, minutes.id.text, "text", minutes.text)
    let session = dossier.find(minutes.session)
    var members: [(String, JSONValue?)] = [
      ("form", .text(form.rawValue)), ("minutes", .text(minutes.id.text)),
      ("date", day(minutes.date)), ("institution", institution), ("session", json(session)),
    ]
    let slots = dossier.all(Slot.self).filter { slot in
      slot.session == minutes.session && (minutes.panel == nil || slot.panel == minutes.panel)
    }.sorted { ($0.at?.order ?? 0, $0.id.text) < ($1.at?.order ?? 0, $1.id.text) }
    if let panel = dossier.find(minutes.panel) {
      members.append(("panel", json(panel)))
      members.append(("law", law(panel, slots)))
      members.append(("slots", .list(slots.map { json($0) })))
      members.append(("teams", .list(teams(slots))))
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
      ("rulesVersion", text(rules.version)),
      ("rulesDigest", text(session.rulesDigest)),
    ])
  }

  // MARK: - The panel

  private mutating func json(_ panel: Panel) -> JSONValue {
    let present = form < .second ? panel.sitting : panel.everSitting(in: dossier)
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

  /// That the panel was lawful for all whom it heard, clause by clause, each with those it rests on;
  /// who stepped aside for one passage is no member there.
  private mutating func law(_ panel: Panel, _ slots: [Slot]) -> JSONValue {
    let heard = Set(slots.flatMap { $0.heard(in: dossier) })
    let links = dossier.all(JuryLink.self).filter { link in
      link.juror.map { panel.members.contains($0) } ?? false
        && link.candidate.map { heard.contains($0) } ?? false
    }
    let sat = panel.members + slots.flatMap(\.seated)
    lawRestsOn = Set(
      sat.map(\.text) + heard.map(\.text) + links.map(\.id.text))
    let proof = PanelProof(
      panel, slots: slots, in: dossier, by: rules, as: form < .second ? .first : .second)
    let clauses = proof.lines.map { line in
      let outcome =
        switch line.clause.outcome {
        case .held: "held"
        case .doubtful: "doubtful"
        case .broken: "broken"
        }
      return jsonObject([
        ("rule", .text(line.clause.rule.rawValue)), ("outcome", .text(outcome)),
        ("evidence", .list(line.clause.evidence.map { .text($0) })),
        ("slots", .list(line.slots.map { .text($0.text) })),
      ])
    }
    return jsonObject([("isLawful", .flag(proof.isLawful)), ("clauses", .list(clauses))])
  }

  // MARK: - What was heard

  private mutating func json(_ slot: Slot) -> JSONValue {
    let attendances = dossier.all(Attendance.self).filter { $0.slot == slot.id }
      .sorted { $0.id.text < $1.id.text }
    let members: [(String, JSONValue?)] = [
      ("id", .text(slot.id.text)), ("assessment", text(slot.assessment)), ("at", moment(slot.at)),
      ("room", text(slot.room)), ("team", slot.team.map { .text($0.text) }),
      ("candidates", .list(slot.heard(in: dossier).map { .text($0.text) })),
      ("recused", slot.recused.isEmpty ? nil : .list(slot.recused.map { .text($0.text) })),
      ("openedAt", moment(slot.openedAt)),
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
    ]
    return jsonObject(form < .second ? members : members + howItWent(slot))
  }

  /// Who judged it, how long it took, what was chosen and handed in, what was arranged.
  private mutating func howItWent(_ slot: Slot) -> [(String, JSONValue?)] {
    let seconds = slot.pressed(by: slot.talkMinutes, slot.questionMinutes)
    let presses = slot.clock.compactMap { press -> JSONValue? in
      guard let what = press.press, let at = press.at else { return nil }
      return jsonObject([
        ("press", .text(what.rawValue)), ("at", moment(at)),
        ("second", press.second.map { .number(String($0)) }),
        ("by", press.by.map { .text($0.text) }),
      ])
    }
    let clock = jsonObject([
      ("presses", .list(presses)), ("talkSeconds", .number(String(seconds.talk))),
      ("questionSeconds", .number(String(seconds.questions))),
      ("pausedSeconds", .number(String(seconds.paused))),
      ("talkOverrunSeconds", .number(String(seconds.talkOverrun))),
      ("questionOverrunSeconds", .number(String(seconds.questionsOverrun))),
    ])
    let dossiers = dossier.frozenDossiers(of: slot).sorted { $0.id.text < $1.id.text }.map {
      jsonObject([("id", .text($0.id.text)), ("digest", text($0.digest))])
    }
    return [
      ("seated", slot.seated.isEmpty ? nil : .list(slot.seated.map { .text($0.text) })),
      ("presidedBy", slot.presidedBy.map { .text($0.text) }),
      ("clock", presses.isEmpty ? nil : clock), ("choice", text(slot.choice)),
      ("choiceMadeAt", moment(slot.choiceMadeAt)),
      ("dossiers", dossiers.isEmpty ? nil : .list(dossiers)), ("arrangements", arranged(slot)),
    ]
  }

  /// The measures granted to who was heard, and when they were seen to. What each is tells of a
  /// person, and stands as a digest; why it was given does not stand at all.
  private mutating func arranged(_ slot: Slot) -> JSONValue? {
    let heard = slot.heard(in: dossier)
    let assessment = FrameworkCode.assessment(slot.assessment)
    let granted = dossier.all(Accommodation.self).filter { one in
      one.grantedOn != nil && one.candidate.map(heard.contains) ?? false
        && (one.assessments.isEmpty
          || one.assessments.contains { FrameworkCode.assessment($0) == assessment })
    }.sorted { $0.id.text < $1.id.text }
    guard !granted.isEmpty else { return nil }
    return .list(
      granted.map { one in
        note(one.candidate?.text ?? "", one.id.text, "measure", one.measure)
        return jsonObject([
          ("id", .text(one.id.text)), ("candidate", one.candidate.map { .text($0.text) }),
          ("grantedOn", day(one.grantedOn)), ("appliedOn", day(one.appliedOn)),
        ])
      })
  }

  // MARK: - Candidates

  /// What was said of teams' common work, which is said of no member alone.
  private mutating func teams(_ slots: [Slot]) -> [JSONValue] {
    let said = Said(of: slots, in: dossier)
    return slots.compactMap { slot in
      let marks = said.groupMarks[slot.id] ?? []
      let agreed = said.groupReconciliations[slot.id] ?? []
      guard !marks.isEmpty || !agreed.isEmpty else { return nil }
      return jsonObject([
        ("slot", .text(slot.id.text)), ("team", slot.team.map { .text($0.text) }),
        ("candidates", .list(slot.heard(in: dossier).map { .text($0.text) })),
        ("marks", .list(rows(marks, of: minutes.id.text))),
        ("reconciliations", .list(rows(agreed, of: minutes.id.text))),
      ])
    }
  }

  private mutating func candidates(_ slots: [Slot]) -> [JSONValue] {
    var heard = Set(slots.flatMap { $0.heard(in: dossier) })
    let decisions = Dictionary(
      grouping: dossier.all(BlockDecision.self).filter { $0.session == minutes.session },
      by: \.candidate)
    if minutes.panel == nil { heard.formUnion(decisions.keys.compactMap(\.self)) }
    let said = Said(of: slots, in: dossier)
    let readings = dossier.find(minutes.session).map { SettledPieces(of: $0, in: dossier) }
    let own = Set(slots.map(\.id))
    return dossier.all(Candidate.self).filter { heard.contains($0.id) }
      .sorted { $0.id.text < $1.id.text }
      .map { candidate in
        let id = candidate.id.text
        note(id, id, "name", candidate.name)
        // The session's minutes leave marks to those of the panels.
        let isOfPanel = minutes.panel != nil
        let read = (readings?.of(candidate.id) ?? []).flatMap(\.marks).filter {
          $0.slot.map(own.contains) ?? false
        }
        if isOfPanel { noteReaders(read) }
        return jsonObject([
          ("id", .text(id)), ("path", candidate.path.map { .text($0.rawValue) }),
          ("blocks", .list(candidate.blocks.map { .text($0) })),
          ("keptBlocks", .list(candidate.keptBlocks.map { .text($0.block) })),
          ("marks", isOfPanel ? .list(rows(said.marks[candidate.id] ?? [], of: id)) : nil),
          ("readings", isOfPanel && !read.isEmpty ? .list(rows(read, of: id)) : nil),
          (
            "reconciliations",
            isOfPanel ? .list(rows(said.reconciliations[candidate.id] ?? [], of: id)) : nil
          ),
          ("votes", .list(rows(said.votes[candidate.id] ?? []))),
          ("decisions", .list(rows(decisions[candidate.id] ?? [], of: id))),
        ])
      }
  }

  /// Second and third markers are no members of the panel, and are named all the same.
  private mutating func noteReaders(_ readings: [Mark]) {
    var seen: Set<String> = []
    for juror in readings.compactMap(\.juror) where seen.insert(juror.text).inserted {
      guard let member = dossier.find(juror) else { continue }
      note(juror.text, juror.text, "name", member.name)
    }
  }

  private mutating func rows(_ marks: [Mark], of owner: String) -> [JSONValue] {
    marks.sorted { Self.order($0) < Self.order($1) }.map { mark in
      let isProven = form >= .second && !mark.id.text.isEmpty
      if isProven { note(owner, mark.id.text, "comment", mark.comment) }
      return jsonObject([
        ("id", isProven ? .text(mark.id.text) : nil),
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
      note(candidate, row.id.text, "grounds", row.grounds)
      if form >= .second {
        note(candidate, row.id.text, "failed", row.failed.joined(separator: "\n"))
        note(candidate, row.id.text, "awaited", row.awaited.joined(separator: "\n"))
      }
      return jsonObject([
        ("id", .text(row.id.text)), ("block", .text(row.block)),
        ("result", row.result.map { .text($0.rawValue) }), ("on", day(row.date)),
        ("computed", row.computed.map { .text($0.rawValue) }),
        ("inFavour", row.inFavour.map { .number(String($0)) }),
        ("against", row.against.map { .number(String($0)) }),
        ("isCasting", row.isCasting ? .flag(true) : nil),
        ("corrects", row.corrects.map { .text($0.text) }),
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

/// What was handed in, agreed on and voted in some slots.
private struct Said {
  var marks: [ID<Candidate>: [Mark]] = [:]
  var groupMarks: [ID<Slot>: [Mark]] = [:]
  var reconciliations: [ID<Candidate>: [Reconciliation]] = [:]
  var groupReconciliations: [ID<Slot>: [Reconciliation]] = [:]
  var votes: [ID<Candidate>: [JuryVote]] = [:]

  init(of slots: [Slot], in dossier: Dossier) {
    let own = Set(slots.map(\.id))
    let panels = Set(slots.compactMap(\.panel))
    for mark in dossier.all(Mark.self) where mark.submittedAt != nil {
      guard let slot = mark.slot, own.contains(slot) else { continue }
      if let candidate = mark.candidate {
        marks[candidate, default: []].append(mark)
      } else {
        groupMarks[slot, default: []].append(mark)
      }
    }
    for agreed in dossier.all(Reconciliation.self) where agreed.agreedOn != nil {
      guard let slot = agreed.slot, own.contains(slot) else { continue }
      if let candidate = agreed.candidate {
        reconciliations[candidate, default: []].append(agreed)
      } else {
        groupReconciliations[slot, default: []].append(agreed)
      }
    }
    for vote in dossier.all(JuryVote.self) where vote.castAt != nil {
      guard let candidate = vote.candidate, vote.panel.map(panels.contains) ?? false else {
        continue
      }
      votes[candidate, default: []].append(vote)
    }
  }
}

extension Moment {
  /// Minutes since the first day counted, for sorting.
  fileprivate var order: Int { Int(day.number) * 1440 + time.minutes }
}
