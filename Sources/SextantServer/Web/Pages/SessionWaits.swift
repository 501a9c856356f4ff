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
    if view.reader.juror == nil { offices() } else { jurors() }
  }

  private mutating func add(
    _ mark: Mark, _ key: String, _ arguments: [String: Argument], _ item: any Item
  ) {
    lines.append(
      Line(
        mark: mark, message: Message("institution.waits.\(key)", arguments),
        address: view.to.item(item)))
  }

  private mutating func add(_ mark: Mark, _ key: String, _ item: any Item) {
    add(mark, key, [:], item)
  }

  // MARK: - Who looks after the session

  private mutating func offices() {
    if session.frameworkDigest.isEmpty { add(.watch, "unfrozen", session) }
    if slots.isEmpty { add(.watch, "noSlots", session) }
    let rules = view.dossier.rules(of: session) ?? CertifierRules()
    for panel in panels {
      let own = slots.filter { $0.panel == panel.id }
      let heard = Set(own.flatMap { $0.heard(in: view.dossier) }).compactMap { view.find($0) }
      let law = PanelLaw(
        panel, members: view.all(JuryMember.self), candidates: heard, rules: rules,
        links: view.all(JuryLink.self))
      let broken = law.obstacles.count
      if broken > 0 {
        add(
          .bad, broken == 1 ? "unlawful.one" : "unlawful",
          ["panel": .text(panel.name), "count": .integer(broken)], panel)
      }
    }
    var isMarked = !slots.isEmpty
    for slot in slots {
      guard let panel = view.find(slot.panel) else {
        isMarked = false
        add(.watch, "noPanel", ["slot": .text(slot.id.text)], slot)
        continue
      }
      let sitting = panel.present.isEmpty ? panel.members : panel.present
      let done = Set(
        view.all(SextantModel.Mark.self)
          .filter { $0.slot == slot.id && $0.submittedAt != nil }.compactMap(\.juror))
      let missing = sitting.filter { !done.contains($0) }
      guard !missing.isEmpty else { continue }
      isMarked = false
      guard slot.at.map({ $0.day <= view.today }) ?? false else { continue }
      add(
        .watch, "marks",
        [
          "slot": .text(slot.id.text),
          "jurors": .texts(missing.map { view.find($0)?.name ?? $0.text }),
        ], slot)
    }
    if session.publishedOn == nil, isMarked { add(.watch, "publish", session) }
    minutes()
    deposit()
  }

  private mutating func minutes() {
    let written = view.all(Minutes.self).filter { $0.session == session.id }
    for minutes in written {
      let panel = view.find(minutes.panel)
      let sitting = panel.map { $0.present.isEmpty ? $0.members : $0.present } ?? []
      let signed = Set(minutes.signatures.compactMap(\.member))
      let missing = sitting.filter { !signed.contains($0) }
      if !missing.isEmpty {
        add(
          .watch, "sign",
          ["jurors": .texts(missing.map { view.find($0)?.name ?? $0.text })], minutes)
      }
    }
    guard session.publishedOn != nil else { return }
    for panel in panels where !written.contains(where: { $0.panel == panel.id }) {
      add(.watch, "minutes", ["panel": .text(panel.name)], panel)
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
          address:
            "\(view.to.board(DepositBoard.name))?session=\(percentEncoded(session.id.text))"))
    }
  }

  // MARK: - Who judges

  private mutating func jurors() {
    guard let juror = view.reader.juror else { return }
    let own = Set(panels.filter { $0.members.contains(juror) }.map(\.id))
    for slot in slots where slot.panel.map(own.contains) ?? false {
      let marks = view.all(SextantModel.Mark.self).filter {
        $0.slot == slot.id && $0.juror == juror
      }
      let open = marks.count { $0.submittedAt == nil }
      if marks.isEmpty {
        if slot.at.map({ $0.day <= view.today }) ?? false {
          add(.watch, "own.none", ["slot": .text(slot.id.text)], slot)
        }
      } else if open > 0 {
        add(.watch, "own.open", ["slot": .text(slot.id.text), "count": .integer(open)], slot)
      }
    }
    for minutes in view.all(Minutes.self)
    where minutes.session == session.id && (minutes.panel.map(own.contains) ?? true)
      && !minutes.signatures.contains(where: { $0.member == juror })
    {
      add(.watch, "own.sign", minutes)
    }
  }
}
