internal import SextantKernels

/// When and before which panel each candidate or team of a session defends, or why it cannot be.
///
/// A panel hears only those whom it may lawfully judge; arrangements lengthen a candidate's time;
/// panels hear as much as each other. Slots that have a time and a panel already keep them, and the
/// others are placed around them.
public struct SessionPlan: Sendable {
  /// A defence to be held, before it has a place.
  public struct Defence: Sendable, Equatable {
    public let assessment: String
    public let candidates: [ID<Candidate>]
    public let team: ID<CandidateTeam>?
    public let talkMinutes: Double
    public let questionMinutes: Double
    /// How long panel and room are taken, the panel's own deliberation included.
    public let minutes: Int
    /// The slot that stood for it without a place.
    public let written: Slot?
  }

  public let defences: [Defence]
  /// By defence; those without a place are left out.
  public let slots: [Slot]
  /// Defences without a place.
  public let left: [Defence]
  /// Written work that a panel marks: slots without an hour and without a room.
  public let marking: [Slot]
  /// Why not all who should are heard, in the reader's language; empty where all are.
  public let reasons: [Message]
  /// Minutes of defences by panel.
  public let load: [(panel: ID<Panel>, minutes: Int)]
  /// What the independent look at the plan found wrong: nothing, or there is a fault of ours.
  public let breaches: Int

  /// - Parameters:
  ///   - institution: the session's candidates, teams, panels, rooms, arrangements and links.
  ///   - changeover: minutes that a panel takes between two defences.
  public init(
    _ session: Session, in institution: Dossier, framework: Framework, rules: CertifierRules,
    changeover: Int = 5
  ) {
    let draft = SessionDraft(
      session, institution, framework, rules, changeover: max(0, min(changeover, 240)))
    defences = draft.defences
    marking = draft.marking
    var reasons = draft.reasons
    let problem = draft.problem
    guard let found = try? Timetable(problem) else {
      slots = []
      left = draft.defences
      load = []
      breaches = 0
      self.reasons = reasons + [Message("plan.unreadable")]
      return
    }
    reasons += found.obstacles.compactMap { draft.reason($0) }
    left = found.left.map { draft.defences[$0] }
    for row in found.left {
      guard let due = draft.dueOn[row] else { continue }
      reasons.append(
        Message(
          "plan.vaeDue",
          [
            "candidates": .texts(
              draft.defences[row].candidates.map { institution.find($0)?.name ?? $0.text }),
            "day": .day(due),
          ]))
    }
    if !left.isEmpty, reasons.isEmpty {
      reasons = [Message("plan.notFound", ["left": .integer(left.count)])]
    }
    self.reasons = reasons
    slots = draft.slots(found.places)
    load = zip(draft.panels, found.load).map { ($0.id, $1) }
    breaches = problem.breaches(of: found.places).count { breach in
      if case .notHeld = breach { return false }
      return true
    }
  }
}
