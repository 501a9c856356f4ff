/// All that a session's panels have said, candidate by candidate, ready to be deliberated on.
///
/// One pass over the marks, however many, which notes where each candidate's stand: a sheet is made
/// when it is asked for.
public struct SessionSheets: Sendable {
  public let session: Session
  public let frame: DeliberationFrame
  /// Who was to be heard, in the order of the institution's list.
  public let candidates: [Candidate]

  private let panels: [ID<Panel>: Panel]
  private let slots: ByCandidate<Slot>
  private let attendances: ByCandidate<Attendance>
  private let marks: ByCandidate<Mark>
  private let reconciliations: ByCandidate<Reconciliation>
  private let votes: ByCandidate<JuryVote>
  private let pieces: SettledPieces
  private let sessions: [ID<Session>: Session]
  /// By candidate, the blocks that the session decided on, once it is published.
  private let decided: [ID<Candidate>: Set<String>]

  public init(_ session: Session, in dossier: Dossier, _ frame: DeliberationFrame) {
    self.session = session
    self.frame = frame
    let panels = Dictionary(dossier.all(Panel.self).map { ($0.id, $0) }) { $1 }
    var slots = ByCandidate(dossier.all(Slot.self))
    var own: Set<ID<Slot>> = []
    slots.note { slot, add in
      guard slot.session == session.id else { return }
      own.insert(slot.id)
      for candidate in slot.heard(in: dossier) { add(candidate) }
    }
    candidates = dossier.all(Candidate.self).filter { slots.holds($0.id) }
    var marks = ByCandidate(dossier.all(Mark.self))
    marks.note { mark, add in
      guard mark.submittedAt != nil, let slot = mark.slot, own.contains(slot) else { return }
      add(mark.candidate, orGroupIn: slot)
    }
    var agreed = ByCandidate(dossier.all(Reconciliation.self))
    agreed.note { reconciliation, add in
      guard reconciliation.agreedOn != nil, let slot = reconciliation.slot, own.contains(slot)
      else { return }
      add(reconciliation.candidate, orGroupIn: slot)
    }
    var votes = ByCandidate(dossier.all(JuryVote.self))
    votes.note { vote, add in
      guard vote.castAt != nil, vote.panel.flatMap({ panels[$0] })?.session == session.id else {
        return
      }
      if let candidate = vote.candidate { add(candidate) }
    }
    var attendances = ByCandidate(dossier.all(Attendance.self))
    attendances.note { attendance, add in
      if attendance.slot.map(own.contains) ?? false { add(attendance.candidate ?? "") }
    }
    self.panels = panels
    self.slots = slots
    self.marks = marks
    reconciliations = agreed
    self.votes = votes
    self.attendances = attendances
    pieces = SettledPieces(of: session, in: dossier)
    sessions = Dictionary(dossier.all(Session.self).map { ($0.id, $0) }) { $1 }
    var decided: [ID<Candidate>: Set<String>] = [:]
    if session.publishedOn != nil {
      for decision in dossier.all(BlockDecision.self) where decision.session == session.id {
        guard let candidate = decision.candidate else { continue }
        decided[candidate, default: []].insert(ownName(decision.block, in: frame.code))
      }
    }
    self.decided = decided
  }

  /// Those who judge in a slot: who sat when it was opened; before that who sits on the day, all
  /// members where nobody noted otherwise; but for who stepped aside.
  public static func jurors(of panel: Panel?, in slot: Slot?) -> [ID<JuryMember>] {
    guard let panel else { return [] }
    let seated = slot?.seated ?? []
    return (seated.isEmpty ? panel.sitting : seated).filter {
      !(slot?.recused.contains($0) ?? false)
    }
  }

  /// Who presides over a slot.
  public static func president(of panel: Panel?, in slot: Slot?) -> ID<JuryMember>? {
    slot?.presidedBy ?? panel?.president
  }

  public func slots(of candidate: ID<Candidate>) -> [Slot] { slots.of(candidate) }
  public func panel(of slot: Slot) -> Panel? { slot.panel.flatMap { panels[$0] } }

  /// Whether a juror sits where this candidate is heard.
  public func isHeard(_ candidate: ID<Candidate>, by juror: ID<JuryMember>) -> Bool {
    slots(of: candidate).contains { Self.jurors(of: panel(of: $0), in: $0).contains(juror) }
  }

  /// What was said of one candidate.
  public func sheet(_ candidate: Candidate) -> CandidateSheet {
    let slots = slots(of: candidate.id)
    let came = attendances.of(candidate.id)
    var (absent, excused): (Set<String>, Set<String>) = ([], [])
    var seats: [JurySeat] = []
    var judged: [Slot] = []
    for slot in slots {
      let assessment = frame.short(slot.assessment)
      switch came.last(where: { $0.slot == slot.id })?.state {
      case .absent: absent.insert(assessment)
      case .excused: excused.insert(assessment)
      case .present, nil:
        judged.append(slot)
        let panel = panel(of: slot)
        let seat = JurySeat(
          assessment, Self.jurors(of: panel, in: slot),
          president: Self.president(of: panel, in: slot))
        seats.removeAll { $0.assessment == assessment }
        seats.append(seat)
      }
    }
    // Who came another day was neither absent nor excused.
    let heard = Set(seats.map(\.assessment))
    absent.subtract(heard)
    excused.subtract(heard.union(absent))
    let rooms = judged.map(\.id)
    var marks = marks.of(candidate.id, andGroupIn: rooms)
    var agreed = reconciliations.of(candidate.id, andGroupIn: rooms)
    for place in marks.indices where frame.isLong(marks[place].criterion) {
      marks[place].criterion = frame.short(marks[place].criterion)
    }
    for place in agreed.indices { agreed[place].criterion = frame.short(agreed[place].criterion) }
    var settled: Set<String> = []
    for piece in pieces.of(candidate.id) {
      let assessment = frame.short(piece.assessment)
      guard let place = seats.firstIndex(where: { $0.assessment == assessment }) else { continue }
      for juror in piece.jurors where !seats[place].jurors.contains(juror) {
        seats[place].jurors.append(juror)
        seats[place].readers.append(juror)
      }
      marks += piece.marks.map { mark in
        var mark = mark
        (mark.candidate, mark.criterion) = (candidate.id, frame.short(mark.criterion))
        return mark
      }
      settled.formUnion(piece.settled.map(frame.short))
    }
    var candidate = candidate
    candidate.blocks = frame.sought(by: candidate)
    candidate.keptBlocks = candidate.keptBlocks(
      before: session, decided: decided[candidate.id] ?? [], in: frame.code,
      years: frame.rules.validityYears
    ) { sessions[$0] }
    for place in candidate.keptBlocks.indices {
      candidate.keptBlocks[place].block = ownName(
        candidate.keptBlocks[place].block, in: frame.code)
    }
    var sheet = JurySheet(
      candidate: candidate, marks: marks, jurors: seats.flatMap(\.jurors),
      reconciliations: agreed,
      votes: votes.of(candidate.id).map { vote in
        var vote = vote
        vote.block = frame.short(vote.block)
        return vote
      }, absentFrom: absent)
    sheet.seats = seats.isEmpty ? [JurySeat("", [])] : seats
    sheet.settled = settled
    return CandidateSheet(sheet: sheet, slots: judged, excusedFrom: excused, frame: frame)
  }
}

/// What was said of one candidate, where they were heard, and what has still to be handed in.
public struct CandidateSheet: Sendable {
  public let sheet: JurySheet
  /// Where they were heard, or are to be.
  public let slots: [Slot]
  /// Assessments missed with a reason that was accepted.
  public let excusedFrom: Set<String>
  /// Who has still to hand in what.
  public let waits: [Wait]

  /// Criteria of one assessment that a juror has not handed in.
  public struct Wait: Sendable, Equatable {
    public let juror: ID<JuryMember>
    public let assessment: String
    public let criteria: [String]
  }

  init(sheet: JurySheet, slots: [Slot], excusedFrom: Set<String>, frame: DeliberationFrame) {
    self.sheet = sheet
    self.slots = slots
    self.excusedFrom = excusedFrom
    let candidate = sheet.candidate
    let kept = Set(candidate.keptBlocks.map(\.block))
    let sought = frame.blockNames.filter { block in
      (candidate.blocks.isEmpty || candidate.blocks.contains(block)) && !kept.contains(block)
    }
    let assessments = Set(sought.flatMap { frame.assessments(of: $0) })
    let seats = sheet.seats.filter { assessments.contains($0.assessment) }
    let done = HandedIn(sheet.marks, frame)
    waits = seats.flatMap { seat in
      // What is read under a code is settled before it counts: nobody waits for it.
      seat.panel.compactMap { juror -> Wait? in
        let open = done.open(frame.criteria(of: seat.assessment), juror)
        return open.isEmpty
          ? nil : Wait(juror: juror, assessment: seat.assessment, criteria: open)
      }
    }
  }

  /// Whether every juror has handed in every criterion.
  public var isWhole: Bool { waits.isEmpty }
}

/// Which criteria each juror has handed in.
private struct HandedIn {
  private var jurors: [ID<JuryMember>] = []
  private var done: [[Bool]] = []
  private let frame: DeliberationFrame

  init(_ marks: [Mark], _ frame: DeliberationFrame) {
    self.frame = frame
    for mark in marks {
      guard let juror = mark.juror, let place = frame.place(of: mark.criterion) else { continue }
      if let row = jurors.firstIndex(of: juror) {
        done[row][place] = true
      } else {
        jurors.append(juror)
        done.append([Bool](repeating: false, count: frame.criterionCount))
        done[done.count - 1][place] = true
      }
    }
  }

  /// Those of a list of criteria that a juror has not handed in.
  func open(_ criteria: [String], _ juror: ID<JuryMember>) -> [String] {
    guard let row = jurors.firstIndex(of: juror) else { return criteria }
    return criteria.filter { criterion in
      !(frame.place(of: criterion).map { done[row][$0] } ?? false)
    }
  }
}
