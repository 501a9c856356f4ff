/// As whom somebody reads an institution's items.
public struct InstitutionSeat: Sendable, Hashable {
  /// The juror that the reader is, whose own marks are theirs to see.
  public var juror: ID<JuryMember>?
  /// The kinds of which the reader sees what is confidential, too.
  public var confidentialOf: Set<String>
  /// The disability officer alone reads why an arrangement was granted.
  public var readsReasons: Bool
  /// Requests for an arrangement that nobody granted are not for juries to know of.
  public var readsRequests: Bool

  public init(
    juror: ID<JuryMember>? = nil, confidentialOf: Set<String> = [], readsReasons: Bool = false,
    readsRequests: Bool = false
  ) {
    self.juror = juror
    self.confidentialOf = confidentialOf
    self.readsReasons = readsReasons
    self.readsRequests = readsRequests || readsReasons
  }
}

/// What nobody but one may see yet: a mark before its juror hands it in; another juror's mark before
/// one's own on the same thing is handed in, so that marks are independent; what is decided before
/// it is published, but for the panel that decides; a dossier handed in, but for its panel; that an
/// arrangement was asked for, but for who prepares the session; why it was, but for the disability
/// officer.
struct InstitutionSeal {
  static let kinds: Set<String> = [
    Mark.kind.name, Reconciliation.kind.name, JuryVote.kind.name, BlockDecision.kind.name,
    Accommodation.kind.name, AccommodationReason.kind.name, MarkingDraw.kind.name,
    PieceOwner.kind.name, BlindMark.kind.name, AnchorMark.kind.name, Minutes.kind.name,
    FrozenDossier.kind.name,
  ]

  let dossier: Dossier
  private let isInstitution: Bool

  init(of dossier: Dossier) {
    self.dossier = dossier
    isInstitution = dossier.registry.type(named: Mark.kind.name) != nil
  }

  func hidden(from seat: InstitutionSeat) -> Set<String> {
    guard isInstitution else { return [] }
    var hidden: Set<String> = []
    let marks = dossier.all(Mark.self)
    var handedIn: Set<MarkedCell> = []
    for mark in marks where mark.submittedAt != nil && mark.juror == seat.juror {
      handedIn.insert(cell(mark))
    }
    for mark in marks where seat.juror == nil || mark.juror != seat.juror {
      // Who judges sees what others said once they have said it themselves.
      let isOpen =
        mark.submittedAt != nil && (seat.juror == nil || handedIn.contains(cell(mark)))
      if !isOpen { hidden.insert(mark.id.text) }
    }
    if !seat.readsReasons {
      for reason in dossier.all(AccommodationReason.self) { hidden.insert(reason.id.text) }
    }
    if !seat.readsRequests {
      for measure in dossier.all(Accommodation.self) where measure.grantedOn == nil {
        hidden.insert(measure.id.text)
      }
    }
    // What a candidate handed in is for those who judge it and those who look after the session.
    let judged = HandedInTo(seat.juror, in: dossier)
    for frozen in dossier.all(FrozenDossier.self) where !mayRead(frozen, seat, judged) {
      hidden.insert(frozen.id.text)
    }
    // A panel's own deliberation is the panel's until the session is published.
    let heard = heardBy(seat.juror)
    for reconciliation in dossier.all(Reconciliation.self) {
      if !isOpen(reconciliation.candidate, dossier.find(reconciliation.slot)?.session, heard) {
        hidden.insert(reconciliation.id.text)
      }
    }
    for vote in dossier.all(JuryVote.self) {
      if !isOpen(vote.candidate, dossier.find(vote.panel)?.session, heard) {
        hidden.insert(vote.id.text)
      }
    }
    for decision in dossier.all(BlockDecision.self) {
      if !isOpen(decision.candidate, decision.session, heard) { hidden.insert(decision.id.text) }
    }
    hideReadings(from: seat, heard, &hidden)
    // Minutes tell what was decided: they are the signers' until then. Who looks after the session
    // follows that they are made and signed, and reads nothing of them.
    if seat.juror != nil || seat.readsReasons {
      for minutes in unpublishedMinutes where !isOf(seat.juror, minutes) {
        hidden.insert(minutes.id.text)
      }
    }
    return hidden
  }

  private func isOf(_ juror: ID<JuryMember>?, _ minutes: Minutes) -> Bool {
    guard let juror else { return false }
    return MinutesStanding.signers(of: minutes, in: dossier).contains(juror)
      || dossier.find(minutes.panel)?.members.contains(juror) == true
  }

  /// Minutes that are made, of sessions whose results are not out.
  var unpublishedMinutes: [Minutes] {
    dossier.all(Minutes.self).filter {
      !$0.digest.isEmpty && dossier.find($0.session)?.publishedOn == nil
    }
  }

  private func mayRead(
    _ frozen: FrozenDossier, _ seat: InstitutionSeat, _ judged: HandedInTo
  ) -> Bool {
    if seat.readsReasons { return false }
    return seat.juror == nil || judged.holds(frozen)
  }

  private func cell(_ mark: Mark) -> MarkedCell {
    MarkedCell(slot: mark.slot, candidate: mark.candidate, criterion: mark.criterion)
  }

  func isOpen(
    _ candidate: ID<Candidate>?, _ session: ID<Session>?, _ heard: Set<ID<Candidate>>
  ) -> Bool {
    dossier.find(session)?.publishedOn != nil || candidate.map { heard.contains($0) } ?? false
  }

  /// The candidates whom a juror's panels hear.
  private func heardBy(_ juror: ID<JuryMember>?) -> Set<ID<Candidate>> {
    guard let juror else { return [] }
    let panels = Set(dossier.all(Panel.self).filter { $0.members.contains(juror) }.map(\.id))
    let slots = dossier.all(Slot.self).filter { $0.panel.map(panels.contains) ?? false }
    return Set(slots.flatMap { $0.heard(in: dossier) })
  }
}

/// Whose dossiers a juror's panels judge, session by session: of which teams and which candidates.
private struct HandedInTo {
  private var teams: [ID<Session>?: Set<ID<CandidateTeam>>] = [:]
  private var candidates: [ID<Session>?: Set<ID<Candidate>>] = [:]

  init(_ juror: ID<JuryMember>?, in dossier: Dossier) {
    guard let juror else { return }
    let panels = Set(dossier.all(Panel.self).filter { $0.members.contains(juror) }.map(\.id))
    for slot in dossier.all(Slot.self) where slot.panel.map(panels.contains) ?? false {
      if let team = slot.team { teams[slot.session, default: []].insert(team) }
      candidates[slot.session, default: []].formUnion(slot.heard(in: dossier))
    }
  }

  func holds(_ frozen: FrozenDossier) -> Bool {
    frozen.team.map { teams[frozen.session]?.contains($0) ?? false } ?? false
      || frozen.candidate.map { candidates[frozen.session]?.contains($0) ?? false } ?? false
  }
}

/// What one mark is about.
private struct MarkedCell: Hashable {
  let slot: ID<Slot>?
  let candidate: ID<Candidate>?
  let criterion: String
}
