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
/// it is published, but for those who decide it; a dossier handed in, but for its panel; that an
/// arrangement was asked for, but for who prepares the session; why it was, but for the disability
/// officer.
struct InstitutionSeal {
  static let kinds: Set<String> = [
    Mark.kind.name, Reconciliation.kind.name, JuryVote.kind.name, BlockDecision.kind.name,
    Accommodation.kind.name, AccommodationReason.kind.name, MarkingDraw.kind.name,
    PieceOwner.kind.name, BlindMark.kind.name, AnchorMark.kind.name, Minutes.kind.name,
    FrozenDossier.kind.name, Evidence.kind.name,
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
      for piece in dossier.medicalEvidence { hidden.insert(piece.text) }
    }
    if !seat.readsRequests {
      for measure in dossier.all(Accommodation.self) where measure.grantedOn == nil {
        hidden.insert(measure.id.text)
      }
    }
    // What a candidate handed in is for those who judge it and those who look after the session.
    let heard = HeardByJuror(seat.juror, in: dossier)
    for frozen in dossier.all(FrozenDossier.self) where !mayRead(frozen, seat, heard) {
      hidden.insert(frozen.id.text)
    }
    // A panel's own deliberation is its own until the session is published: that of those who sit
    // where somebody is heard, in this session.
    for reconciliation in dossier.all(Reconciliation.self) {
      let session = dossier.find(reconciliation.slot)?.session
      let isTheirs = reconciliation.slot.map(heard.slots.contains) ?? false
      if !isTheirs, !isPublished(session) { hidden.insert(reconciliation.id.text) }
    }
    for vote in dossier.all(JuryVote.self) {
      let session = dossier.find(vote.panel)?.session
      if !heard.holds(vote.candidate, by: vote.panel), !isPublished(session) {
        hidden.insert(vote.id.text)
      }
    }
    for decision in dossier.all(BlockDecision.self) {
      if !heard.holds(decision.candidate, in: decision.session), !isPublished(decision.session) {
        hidden.insert(decision.id.text)
      }
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
    return MinutesStanding.sat(minutes, in: dossier).contains(juror)
      || dossier.find(minutes.panel)?.members.contains(juror) == true
  }

  /// Minutes that are made, of sessions whose results are not out.
  var unpublishedMinutes: [Minutes] {
    dossier.all(Minutes.self).filter {
      !$0.digest.isEmpty && dossier.find($0.session)?.publishedOn == nil
    }
  }

  private func mayRead(
    _ frozen: FrozenDossier, _ seat: InstitutionSeat, _ heard: HeardByJuror
  ) -> Bool {
    if seat.readsReasons { return false }
    return seat.juror == nil || heard.holds(frozen)
  }

  private func cell(_ mark: Mark) -> MarkedCell {
    MarkedCell(slot: mark.slot, candidate: mark.candidate, criterion: mark.criterion)
  }

  func isPublished(_ session: ID<Session>?) -> Bool {
    dossier.find(session)?.publishedOn != nil
  }
}

/// Whom a juror hears: in which session, on which panel and passage. Who steps aside for a passage
/// hears nobody there; whom somebody heard last year is not theirs this year.
struct HeardByJuror {
  private(set) var slots: Set<ID<Slot>> = []
  private var candidates: [ID<Session>?: Set<ID<Candidate>>] = [:]
  private var teams: [ID<Session>?: Set<ID<CandidateTeam>>] = [:]
  private var byPanel: [ID<Panel>: Set<ID<Candidate>>] = [:]

  init(_ juror: ID<JuryMember>?, in dossier: Dossier) {
    guard let juror else { return }
    let panels = Dictionary(dossier.all(Panel.self).map { ($0.id, $0) }) { $1 }
    for slot in dossier.all(Slot.self) {
      guard let panel = slot.panel,
        SessionSheets.jurors(of: panels[panel], in: slot).contains(juror)
      else { continue }
      slots.insert(slot.id)
      let heard = slot.heard(in: dossier)
      candidates[slot.session, default: []].formUnion(heard)
      byPanel[panel, default: []].formUnion(heard)
      if let team = slot.team { teams[slot.session, default: []].insert(team) }
    }
  }

  func holds(_ frozen: FrozenDossier) -> Bool {
    frozen.team.map { teams[frozen.session]?.contains($0) ?? false } ?? false
      || holds(frozen.candidate, in: frozen.session)
  }

  /// Where no session is said, any will do.
  func holds(_ candidate: ID<Candidate>?, in session: ID<Session>?) -> Bool {
    guard let candidate else { return false }
    if session == nil { return candidates.values.contains { $0.contains(candidate) } }
    return candidates[session]?.contains(candidate) ?? false
  }

  func holds(_ candidate: ID<Candidate>?, by panel: ID<Panel>?) -> Bool {
    guard let candidate, let panel else { return false }
    return byPanel[panel]?.contains(candidate) ?? false
  }
}

extension Dossier {
  /// Pieces that back an arrangement or the reason for one: they tell of somebody's health.
  var medicalEvidence: Set<ID<Evidence>> {
    Set(
      all(Accommodation.self).flatMap(\.evidence)
        + all(AccommodationReason.self).flatMap(\.evidence))
  }
}

/// What one mark is about.
private struct MarkedCell: Hashable {
  let slot: ID<Slot>?
  let candidate: ID<Candidate>?
  let criterion: String
}
