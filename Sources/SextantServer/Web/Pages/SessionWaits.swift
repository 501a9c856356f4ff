import SextantModel

/// What a session waits for, as one reader may know it: what is not frozen, which panels the law
/// refuses, whose marks are missing, what is to be published and signed.
///
/// Worked out of the dossier as the reader sees it: of marks that are sealed nothing is counted but
/// the reader's own.
struct SessionWaits: Sendable {
  struct Line: Sendable {
    var mark: Mark
    var message: Message
    var address: String
  }

  private(set) var lines: [Line] = []
  let candidates: Int

  private let session: SextantModel.Session
  private let view: View
  private let panels: [Panel]
  private let slots: [Slot]
  private let rules: CertifierRules

  init(of session: SextantModel.Session, _ view: View) {
    self.session = session
    self.view = view
    panels = view.all(Panel.self).filter { $0.session == session.id }
    slots = view.all(Slot.self).filter { $0.session == session.id }
    rules = view.dossier.rules(of: session) ?? CertifierRules()
    candidates = Set(slots.flatMap { $0.heard(in: view.dossier) }).count
    if view.reader.isOfficer {
      officer()
    } else if view.reader.juror == nil {
      offices()
    } else {
      jurors()
    }
  }

  /// - Parameter address: where it is done.
  private mutating func add(
    _ mark: Mark, _ key: String, _ arguments: [String: Argument] = [:], at address: String
  ) {
    lines.append(
      Line(
        mark: mark, message: Message("institution.waits.\(key)", arguments), address: address))
  }

  private func board(_ board: any Board.Type) -> String {
    "\(view.to.board(board.name))?session=\(percentEncoded(session.id.text))"
  }

  /// Who is heard on what: people know no slot by its id.
  private func named(_ slot: Slot) -> Argument {
    let who = slot.heard(view)
    return .text(
      [who.isEmpty ? slot.id.text : who, slot.assessment].filter { !$0.isEmpty }
        .joined(separator: ", "))
  }

  private func reading(_ minutes: Minutes) -> String {
    "\(view.to.board(MinutesBoard.name))?minutes=\(percentEncoded(minutes.id.text))"
  }

  private func named(_ minutes: Minutes) -> Argument {
    .text(view.find(minutes.panel)?.name ?? view.say("minutes.ofSession"))
  }

  // MARK: - Who decides on arrangements

  private mutating func officer() {
    let open = view.all(Accommodation.self).count { $0.grantedOn == nil && $0.refusedOn == nil }
    guard open > 0 else { return }
    add(
      .watch, "arrangements", ["count": .integer(open)],
      at: view.to.board(ArrangementsBoard.name))
  }

  // MARK: - Who looks after the session

  private mutating func offices() {
    if session.frameworkDigest.isEmpty { add(.watch, "unfrozen", at: board(RulesBoard.self)) }
    if slots.isEmpty { add(.watch, "noSlots", at: board(SessionPlanBoard.self)) }
    experience()
    for panel in panels {
      let own = slots.filter { $0.panel == panel.id }
      let broken = PanelProof(panel, slots: own, in: view.dossier, by: rules).obstacles.count
      if broken > 0 {
        add(
          .bad, broken == 1 ? "unlawful.one" : "unlawful",
          ["panel": .text(panel.name), "count": .integer(broken)], at: board(PanelsBoard.self))
      }
    }
    // Who handed in marks in which slot, found in one pass: a large session has many of both.
    var handedIn: [ID<Slot>: Set<ID<JuryMember>>] = [:]
    for mark in view.all(SextantModel.Mark.self) where mark.submittedAt != nil {
      if let slot = mark.slot, let juror = mark.juror {
        handedIn[slot, default: []].insert(juror)
      }
    }
    var isMarked = !slots.isEmpty
    let first = lines.count
    for slot in slots {
      guard let panel = view.find(slot.panel) else {
        isMarked = false
        add(.watch, "noPanel", ["slot": named(slot)], at: view.to.edit(Slot.kind, slot.id.text))
        continue
      }
      let done = handedIn[slot.id] ?? []
      let missing = SessionSheets.jurors(of: panel, in: slot).filter { !done.contains($0) }
      guard !missing.isEmpty else { continue }
      isMarked = false
      guard isDue(slot) else { continue }
      add(
        .watch, "marks",
        [
          "slot": named(slot),
          "jurors": .texts(missing.map { view.find($0)?.name ?? $0.text }),
        ], at: DefenceBoard.address(slot, view))
    }
    // What concerns the session as a whole stands before what its slots wait for.
    let bySlot = lines[first...]
    lines.removeSubrange(first...)
    if session.publishedOn == nil, isMarked {
      add(.watch, "publish", at: board(DeliberationBoard.self))
    }
    minutes()
    certificates()
    deposit()
    lines += bySlot
  }

  /// Whether marks are awaited of a slot: once its day is there; of written work, once the session's
  /// is.
  private func isDue(_ slot: Slot) -> Bool {
    let day = slot.at?.day ?? (rules.isWritten(slot.assessment) ? session.start : nil)
    return day.map { $0 <= view.today } ?? false
  }

  /// The dates of those who have their experience validated here.
  private mutating func experience() {
    let heard = Set(slots.flatMap { $0.heard(in: view.dossier) })
    let calendar = VaeCalendar(view.dossier)
    var fileless: [String] = []
    for candidate in view.all(Candidate.self)
    where candidate.path == .vae
      && (heard.contains(candidate.id) || candidate.sessions.contains(session.id))
    {
      guard let clock = calendar.clock(of: candidate.id, today: view.today) else {
        fileless.append(candidate.name)
        continue
      }
      for hand in clock.hands {
        guard let due = hand.due, [.soon, .late, .plannedLate].contains(hand.state) else {
          continue
        }
        add(
          hand.state == .soon ? .watch : .bad,
          "vae.\(hand.step.rawValue).\(hand.state == .soon ? "soon" : "late")",
          ["candidate": .text(candidate.name), "day": .day(due)],
          at: view.to.board(CandidatesBoard.name))
      }
    }
    if !fileless.isEmpty {
      let named = fileless.prefix(5)
      add(
        .watch, fileless.count > named.count ? "vae.filelessMany" : "vae.fileless",
        [
          "candidates": .texts(Array(named)),
          "count": .integer(fileless.count - named.count),
        ], at: view.to.board(CandidatesBoard.name))
    }
  }

  private mutating func minutes() {
    let written = view.all(Minutes.self).filter { $0.session == session.id }
    for minutes in written {
      let missing = minutes.standing(view).missing
      if !missing.isEmpty {
        add(
          .watch, "sign",
          [
            "of": named(minutes),
            "jurors": .texts(missing.map { view.find($0)?.name ?? $0.text }),
          ], at: reading(minutes))
      }
    }
    guard session.publishedOn != nil else { return }
    for panel in panels where !written.contains(where: { $0.panel == panel.id }) {
      add(.watch, "minutes", ["panel": .text(panel.name)], at: board(MinutesBoard.self))
    }
  }

  /// What was issued and must be revoked, what rests on nothing that is written.
  private mutating func certificates() {
    guard session.publishedOn != nil else { return }
    let earned = EarnedCertificates(session, in: view.dossier, view.library)
    let unearned = earned.unearned(in: view.dossier).count
    if unearned > 0 {
      add(.bad, "unearned", ["count": .integer(unearned)], at: board(CertificatesBoard.self))
    }
    if !earned.unproven.isEmpty {
      add(
        .watch, "unproven", ["count": .integer(earned.unproven.count)],
        at: board(CertificatesBoard.self))
    }
  }

  /// The three months in which certificates must be deposited.
  private mutating func deposit() {
    guard view.mayDeposit, session.publishedOn != nil else { return }
    let watch = DepositWatch([session], in: view.dossier, library: view.library, on: view.today)
    for line in watch.withdrawals {
      add(
        line.awaited == line.count ? .watch : .bad, "withdraw", ["count": .integer(line.count)],
        at: board(DepositBoard.self))
    }
    for line in watch.lines {
      lines.append(
        Line(
          mark: line.urgency == .late ? .bad : line.urgency == .soon ? .watch : .neutral,
          message: Message(
            "institution.waits.deposit.\(line.urgency.rawValue)",
            ["count": .integer(line.missing), "day": .day(line.lastDay)]),
          address: board(DepositBoard.self)))
    }
  }

  // MARK: - Who judges

  private mutating func jurors() {
    guard let juror = view.reader.juror else { return }
    let own = Set(panels.filter { $0.members.contains(juror) }.map(\.id))
    var (all, drafts): ([ID<Slot>: Int], [ID<Slot>: Int]) = ([:], [:])
    for mark in view.all(SextantModel.Mark.self) where mark.juror == juror {
      guard let slot = mark.slot else { continue }
      all[slot, default: 0] += 1
      if mark.submittedAt == nil { drafts[slot, default: 0] += 1 }
    }
    for slot in slots where slot.panel.map(own.contains) ?? false {
      let open = drafts[slot.id] ?? 0
      if all[slot.id] == nil {
        if isDue(slot) {
          add(
            .watch, "own.none", ["slot": named(slot)], at: DefenceBoard.address(slot, view))
        }
      } else if open > 0 {
        add(
          .watch, "own.open", ["slot": named(slot), "count": .integer(open)],
          at: DefenceBoard.address(slot, view))
      }
    }
    for minutes in view.all(Minutes.self)
    where minutes.session == session.id && minutes.standing(view).missing.contains(juror) {
      add(.watch, "own.sign", ["of": named(minutes)], at: reading(minutes))
    }
  }
}
