/// What the rules make of all that a session's panels said, block by block, and what still keeps
/// them from deciding.
public struct SessionDecisions: Sendable {
  /// Why nothing can be decided yet.
  public enum Why: String, Sendable, CaseIterable {
    /// Marks are missing.
    case waits
    /// Jurors are too far apart and have not said what they agree on.
    case gaps
    /// A vote was begun and not all have voted, or it is a tie that nobody may break.
    case votes
    /// As many for as against, and no casting vote.
    case ties
    /// A piece drawn for a second reading is not settled.
    case blind
  }

  public struct Open: Sendable, Equatable {
    public let candidate: ID<Candidate>
    public let why: Why
    /// Jurors who wait, criteria that are open, blocks that are voted on, codes.
    public let names: [String]
  }

  /// As they are to stand, with the ids of those that do.
  public let decisions: [BlockDecision]
  public let open: [Open]

  /// - Parameter dossier: the whole one.
  public init(_ session: Session, in dossier: Dossier, _ frame: DeliberationFrame) {
    let sheets = SessionSheets(session, in: dossier, frame)
    var standing: [String: BlockDecision] = [:]
    for decision in dossier.all(BlockDecision.self)
    where decision.session == session.id && decision.corrects == nil {
      standing["\(decision.candidate?.text ?? "")\n\(frame.short(decision.block))"] = decision
    }
    var unsettled: [ID<Candidate>: [String]] = [:]
    let pieces = Dictionary(dossier.all(BlindPiece.self).map { ($0.id, $0) }) { $1 }
    for owner in dossier.all(PieceOwner.self) {
      guard let piece = owner.piece.flatMap({ pieces[$0] }), piece.session == session.id,
        piece.settledOn == nil, let candidate = owner.candidate
      else { continue }
      unsettled[candidate, default: []].append(piece.code)
    }
    var (decisions, open): ([BlockDecision], [Open]) = ([], [])
    for candidate in sheets.candidates {
      let sheet = sheets.sheet(candidate)
      let deliberation = Deliberation(sheet.sheet, frame)
      open += Self.open(sheet, deliberation, unsettled[candidate.id] ?? [])
      for block in deliberation.blocks where !block.isKept {
        let key = "\(candidate.id.text)\n\(block.block)"
        var decision = standing[key] ?? BlockDecision()
        if standing[key] == nil {
          decision.id = ID("\(session.id.text)-\(candidate.id.text)-\(block.block)")
        }
        (decision.session, decision.candidate) = (session.id, candidate.id)
        decision.block = block.block
        Self.fill(&decision, block, deliberation, frame)
        decisions.append(decision)
      }
    }
    self.decisions = decisions
    self.open = open
  }

  /// Decisions that were written down once and that nothing gives any more: of a candidate who
  /// withdrew, of a block that is no longer asked for or is kept from elsewhere.
  func withdrawn(from dossier: Dossier, of session: Session) -> [BlockDecision] {
    let standing = Set(decisions.map(\.id))
    return dossier.all(BlockDecision.self).filter {
      $0.session == session.id && $0.corrects == nil && !standing.contains($0.id)
    }
  }

  private static func fill(
    _ decision: inout BlockDecision, _ block: BlockStanding, _ deliberation: Deliberation,
    _ frame: DeliberationFrame
  ) {
    let own = Set(frame.assessments(of: block.block).flatMap { frame.criteria(of: $0) })
    decision.result = block.result
    decision.missing = block.missing
    decision.failed = deliberation.criteria
      .filter { own.contains($0.criterion) && $0.isAcquired == false }.map(\.criterion)
    decision.awaited = deliberation.criteria
      .filter { own.contains($0.criterion) && $0.isAcquired == nil }.map(\.criterion)
    decision.computed = block.computed
    decision.inFavour = block.vote?.inFavour
    decision.against = block.vote?.against
    decision.isCasting = block.vote?.isCasting ?? false
  }

  /// What the panel of one candidate has still to do.
  public static func open(
    _ sheet: CandidateSheet, _ deliberation: Deliberation, _ unsettled: [String] = []
  ) -> [Open] {
    let candidate = sheet.sheet.candidate.id
    var open: [Open] = []
    func add(_ why: Why, _ names: [String]) {
      if !names.isEmpty { open.append(Open(candidate: candidate, why: why, names: names)) }
    }
    var waiting: [String] = []
    for wait in sheet.waits where !waiting.contains(wait.juror.text) {
      waiting.append(wait.juror.text)
    }
    add(.waits, waiting)
    add(.gaps, deliberation.criteria.filter(\.mustReconcile).map(\.criterion))
    add(
      .ties,
      deliberation.criteria.filter { criterion in
        criterion.isAcquired == nil && !criterion.mustReconcile && !criterion.jurors.isEmpty
          && !criterion.isAwaited
      }.map(\.criterion))
    add(
      .votes, deliberation.blocks.filter { $0.vote != nil && $0.vote?.result == nil }.map(\.block))
    add(.blind, unsettled)
    return open
  }
}

extension BlockDecision {
  /// Whether two decisions say the same, whenever they were taken.
  public func saysSame(as other: BlockDecision) -> Bool {
    result == other.result && missing == other.missing && failed == other.failed
      && awaited == other.awaited && computed == other.computed
      && inFavour == other.inFavour && against == other.against
  }

  /// The decisions that stand: those that no other corrects.
  public static func standing(_ all: [BlockDecision]) -> [BlockDecision] {
    let corrected = Set(all.compactMap(\.corrects))
    return all.filter { !corrected.contains($0.id) }
  }
}
