/// All that a session's panels have said, candidate by candidate, ready to be deliberated on.
///
/// One pass over the marks, however many: a sheet is made when it is asked for.
public struct SessionSheets: Sendable {
  public let session: Session
  public let frame: DeliberationFrame
  /// Who was to be heard, in the order of the institution's list.
  public let candidates: [Candidate]

  private let slots: [ID<Candidate>: [Slot]]
  private let panels: [ID<Panel>: Panel]
  private let attendances: [ID<Candidate>: [Attendance]]
  private let ownMarks: [ID<Candidate>: [Mark]]
  private let groupMarks: [ID<Slot>: [Mark]]
  private let reconciliations: [ID<Candidate>: [Reconciliation]]
  private let groupReconciliations: [ID<Slot>: [Reconciliation]]
  private let votes: [ID<Candidate>: [JuryVote]]
  private let pieces: SettledPieces

  public init(_ session: Session, in dossier: Dossier, _ frame: DeliberationFrame) {
    self.session = session
    self.frame = frame
    panels = Dictionary(dossier.all(Panel.self).map { ($0.id, $0) }) { $1 }
    let teams = Dictionary(dossier.all(CandidateTeam.self).map { ($0.id, $0) }) { $1 }
    var slots: [ID<Candidate>: [Slot]] = [:]
    var own: Set<ID<Slot>> = []
    for slot in dossier.all(Slot.self) where slot.session == session.id {
      own.insert(slot.id)
      for candidate in Self.heard(slot, slot.team.flatMap { teams[$0] }) {
        slots[candidate, default: []].append(slot)
      }
    }
    self.slots = slots
    candidates = dossier.all(Candidate.self).filter { slots[$0.id] != nil }
    var (ownMarks, groupMarks): ([ID<Candidate>: [Mark]], [ID<Slot>: [Mark]]) = ([:], [:])
    for mark in dossier.all(Mark.self) where mark.submittedAt != nil {
      guard let slot = mark.slot, own.contains(slot) else { continue }
      if let candidate = mark.candidate {
        ownMarks[candidate, default: []].append(mark)
      } else {
        groupMarks[slot, default: []].append(mark)
      }
    }
    self.ownMarks = ownMarks
    self.groupMarks = groupMarks
    var agreed: [ID<Candidate>: [Reconciliation]] = [:]
    var agreedOfGroups: [ID<Slot>: [Reconciliation]] = [:]
    for reconciliation in dossier.all(Reconciliation.self) where reconciliation.agreedOn != nil {
      guard let slot = reconciliation.slot, own.contains(slot) else { continue }
      if let candidate = reconciliation.candidate {
        agreed[candidate, default: []].append(reconciliation)
      } else {
        agreedOfGroups[slot, default: []].append(reconciliation)
      }
    }
    reconciliations = agreed
    groupReconciliations = agreedOfGroups
    let panels = panels
    votes = Dictionary(
      grouping: dossier.all(JuryVote.self).filter { vote in
        vote.castAt != nil && vote.candidate != nil
          && vote.panel.flatMap { panels[$0] }?.session == session.id
      }
    ) { $0.candidate ?? "" }
    attendances = Dictionary(
      grouping: dossier.all(Attendance.self).filter { $0.slot.map(own.contains) ?? false }
    ) { $0.candidate ?? "" }
    pieces = SettledPieces(of: session, in: dossier)
  }

  /// Who is heard in a slot: those named, and the team's members.
  public static func heard(_ slot: Slot, _ team: CandidateTeam?) -> [ID<Candidate>] {
    var heard = slot.candidates
    for member in team?.members ?? [] where !heard.contains(member) { heard.append(member) }
    return heard
  }

  /// Those who judge in a slot: who sat on the day, all members where nobody noted otherwise, but
  /// for who stepped aside.
  public static func jurors(of panel: Panel?, in slot: Slot?) -> [ID<JuryMember>] {
    guard let panel else { return [] }
    let sitting = panel.present.isEmpty ? panel.members : panel.present
    return sitting.filter { !(slot?.recused.contains($0) ?? false) }
  }

  public func slots(of candidate: ID<Candidate>) -> [Slot] { slots[candidate] ?? [] }
  public func panel(of slot: Slot) -> Panel? { slot.panel.flatMap { panels[$0] } }

  /// Whether a juror sits where this candidate is heard.
  public func isHeard(_ candidate: ID<Candidate>, by juror: ID<JuryMember>) -> Bool {
    slots(of: candidate).contains { Self.jurors(of: panel(of: $0), in: $0).contains(juror) }
  }

  /// What was said of one candidate.
  public func sheet(_ candidate: Candidate) -> CandidateSheet {
    let slots = slots(of: candidate.id)
    let came = attendances[candidate.id] ?? []
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
          assessment, Self.jurors(of: panel, in: slot), president: panel?.president)
        seats.removeAll { $0.assessment == assessment }
        seats.append(seat)
      }
    }
    // Who came another day was neither absent nor excused.
    let heard = Set(seats.map(\.assessment))
    absent.subtract(heard)
    excused.subtract(heard.union(absent))
    var marks = ownMarks[candidate.id] ?? []
    var agreed = reconciliations[candidate.id] ?? []
    for slot in judged {
      marks += groupMarks[slot.id] ?? []
      agreed += groupReconciliations[slot.id] ?? []
    }
    for place in marks.indices { marks[place].criterion = frame.short(marks[place].criterion) }
    for place in agreed.indices { agreed[place].criterion = frame.short(agreed[place].criterion) }
    var settled: Set<String> = []
    for piece in pieces.of(candidate.id) {
      let assessment = frame.short(piece.assessment)
      guard let place = seats.firstIndex(where: { $0.assessment == assessment }) else { continue }
      for juror in piece.jurors where !seats[place].jurors.contains(juror) {
        seats[place].jurors.append(juror)
      }
      marks += piece.marks.map { mark in
        var mark = mark
        (mark.candidate, mark.criterion) = (candidate.id, frame.short(mark.criterion))
        return mark
      }
      settled.formUnion(piece.settled.map(frame.short))
    }
    var candidate = candidate
    candidate.blocks = candidate.blocks.map(frame.short)
    candidate.keptBlocks = candidate.keptBlocks.map(frame.short)
    var sheet = JurySheet(
      candidate: candidate, marks: marks, jurors: seats.flatMap(\.jurors),
      reconciliations: agreed,
      votes: (votes[candidate.id] ?? []).map { vote in
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
    let kept = Set(candidate.keptBlocks)
    let sought = frame.blockNames.filter { block in
      (candidate.blocks.isEmpty || candidate.blocks.contains(block)) && !kept.contains(block)
    }
    let assessments = Set(sought.flatMap { frame.assessments(of: $0) })
    var handedIn: [ID<JuryMember>: Set<String>] = [:]
    for mark in sheet.marks {
      if let juror = mark.juror { handedIn[juror, default: []].insert(mark.criterion) }
    }
    waits = sheet.seats.filter { assessments.contains($0.assessment) }.flatMap { seat in
      seat.jurors.compactMap { juror -> Wait? in
        let done = handedIn[juror] ?? []
        let open = frame.criteria(of: seat.assessment).filter { !done.contains($0) }
        return open.isEmpty
          ? nil : Wait(juror: juror, assessment: seat.assessment, criteria: open)
      }
    }
  }

  /// Whether every juror has handed in every criterion.
  public var isWhole: Bool { waits.isEmpty }
}
