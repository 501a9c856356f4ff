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

  init(of session: SextantModel.Session, _ view: View) {
    self.session = session
    self.view = view
    panels = view.all(Panel.self).filter { $0.session == session.id }
    slots = view.all(Slot.self).filter { $0.session == session.id }
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
    let rules = view.dossier.rules(of: session) ?? CertifierRules()
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
      guard slot.at.map({ $0.day <= view.today }) ?? false else { continue }
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
    deposit()
    lines += bySlot
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

  /// The three months in which certificates must be deposited.
  private mutating func deposit() {
    guard view.mayDeposit, session.publishedOn != nil else { return }
    let watch = DepositWatch([session], in: view.dossier, library: view.library, on: view.today)
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
        if slot.at.map({ $0.day <= view.today }) ?? false {
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
