import SextantModel

/// A session's way from its rules to the registry, step by step, each with the board on which it is
/// taken: what is done, what comes next.
///
/// Like all of an overview it is worked out of what the reader sees, and asks of jurors only what is
/// theirs to do.
struct SessionSteps: Sendable {
  enum Step: String, Sendable, CaseIterable {
    case rules, plan, panels, defences, deliberation, minutes, publication, certificates, deposit
  }

  enum State: String, Sendable { case done, next, later }

  struct Line: Sendable, Equatable {
    let step: Step
    let state: State
    let address: String
  }

  let lines: [Line]

  init(of session: SextantModel.Session, _ view: View) {
    let slots = view.all(Slot.self).filter { $0.session == session.id }
    let panels = view.all(Panel.self).filter { panel in
      panel.session == session.id && slots.contains { $0.panel == panel.id }
    }
    let asked = percentEncoded(session.id.text)
    var found: [Line] = []
    var isAhead = false
    for step in Step.allCases where Self.concerns(step, view) {
      let isDone = Self.isDone(step, session, slots, panels, view)
      let state: State = isDone ? .done : isAhead ? .later : .next
      if !isDone { isAhead = true }
      found.append(
        Line(
          step: step, state: state,
          address: "\(view.to.board(Self.board(of: step)))?session=\(asked)"))
    }
    lines = found
  }

  private static func concerns(_ step: Step, _ view: View) -> Bool {
    switch step {
    case .deposit: view.mayDeposit
    default: true
    }
  }

  private static func board(of step: Step) -> String {
    switch step {
    case .rules: RulesBoard.name
    case .plan: SessionPlanBoard.name
    case .panels: PanelsBoard.name
    case .defences: DefenceBoard.name
    case .deliberation, .publication: DeliberationBoard.name
    case .minutes: MinutesBoard.name
    case .certificates: CertificatesBoard.name
    case .deposit: DepositBoard.name
    }
  }

  private static func isDone(
    _ step: Step, _ session: SextantModel.Session, _ slots: [Slot], _ panels: [Panel],
    _ view: View
  ) -> Bool {
    switch step {
    case .rules: return !session.frameworkDigest.isEmpty
    case .plan:
      let rules = view.dossier.rules(of: session)
      return !slots.isEmpty
        && slots.allSatisfy { slot in
          (slot.at != nil || rules?.isWritten(slot.assessment) == true)
            && view.find(slot.panel) != nil
        }
        && isEverybodyHeard(in: session, slots, view)
    case .panels: return !panels.isEmpty && panels.allSatisfy { $0.openedAt != nil }
    case .defences: return areMarked(slots, view)
    case .deliberation: return session.decidedOn != nil
    case .minutes:
      let written = view.all(Minutes.self).filter { $0.session == session.id }
      return !panels.isEmpty
        && panels.allSatisfy { panel in
          written.contains { $0.panel == panel.id && $0.standing(view).state == .signed }
        }
    case .publication: return session.publishedOn != nil
    case .certificates: return session.certifiedOn != nil
    case .deposit:
      guard session.certifiedOn != nil else { return false }
      let watch = DepositWatch(
        [session], in: view.dossier, library: view.library, on: view.today)
      return watch.withdrawals.isEmpty && watch.lines.allSatisfy { $0.missing == 0 }
    }
  }

  /// Whether everybody who is of this session has a passage in it.
  private static func isEverybodyHeard(
    in session: SextantModel.Session, _ slots: [Slot], _ view: View
  ) -> Bool {
    let heard = Set(slots.flatMap { $0.heard(in: view.dossier) })
    let isOnly = view.dossier.count(of: SextantModel.Session.self) == 1
    return view.all(Candidate.self).allSatisfy { one in
      let isOfIt = one.sessions.contains(session.id) || one.sessions.isEmpty && isOnly
      return !isOfIt || one.framework != session.framework || heard.contains(one.id)
    }
  }

  /// Whether all who sit have handed their marks in; of jurors the reader's own alone are asked for,
  /// and only where they sit.
  private static func areMarked(_ slots: [Slot], _ view: View) -> Bool {
    // In one pass: a large session has many of both.
    var handedIn: [ID<Slot>: Set<ID<JuryMember>>] = [:]
    var open: [ID<Slot>: Set<ID<JuryMember>>] = [:]
    for mark in view.all(SextantModel.Mark.self) {
      guard let slot = mark.slot, let juror = mark.juror else { continue }
      if mark.submittedAt == nil {
        open[slot, default: []].insert(juror)
      } else {
        handedIn[slot, default: []].insert(juror)
      }
    }
    return !slots.isEmpty
      && slots.allSatisfy { slot in
        var sitting = view.dossier.sitting(at: slot)
        if let juror = view.reader.juror { sitting = sitting.filter { $0 == juror } }
        guard !sitting.isEmpty else { return view.reader.juror != nil }
        let done = (handedIn[slot.id] ?? []).subtracting(open[slot.id] ?? [])
        return sitting.allSatisfy { done.contains($0) }
      }
  }

  func html(_ view: View, of session: SextantModel.Session) -> HTML {
    let items = lines.map { line -> HTML in
      let mark: Mark =
        switch line.state {
        case .done: .good
        case .next: .ours
        case .later: .neutral
        }
      return """
        <li>\(StatusMark(mark, view.say("institution.step.\(line.state.rawValue)"))) \
        <a href="\(line.address)">\(view.say("institution.step.\(line.step.rawValue)"))\
        <span class="visually-hidden"> – \(session.title)</span></a></li>
        """
    }
    return Disclosure(
      view.say("institution.steps"), isOpen: session.publishedOn == nil || hasNext,
      count: nil, "<ol class=\"lines\">\(items.joined())</ol>" as HTML
    ).html
  }

  private var hasNext: Bool { lines.contains { $0.state == .next } }
}

extension Minutes {
  /// How far they have come, as the reader may know it: what they say is sealed from who looks after
  /// the session until it is published.
  func standing(_ view: View) -> MinutesStanding {
    MinutesStanding(self, in: view.dossier, isSealed: isSealed)
  }

  /// Whether the reader sees that they are there, and not what they say.
  var isSealed: Bool { data.isEmpty && !digest.isEmpty }
}
