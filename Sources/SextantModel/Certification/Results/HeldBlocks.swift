/// The blocks that a candidate holds once a session is published: kept from elsewhere, acquired in
/// earlier sessions, acquired in this one.
struct HeldBlocks {
  /// Kept, or acquired in earlier sessions; by the framework's own names.
  let before: Set<String>
  /// Of these, kept without a word of where they come from.
  let unproven: Set<String>
  /// Decided in this session; where a decision was corrected, the one that stands.
  let decisions: [BlockDecision]
  /// Acquired in this session.
  let here: Set<String>

  var all: Set<String> { before.union(here) }

  /// Whether the whole certification is acquired with this session, and was not before it.
  func completes(_ frame: DeliberationFrame) -> Bool {
    !here.isEmpty && Self.isWhole(all, frame) && !Self.isWhole(before, frame)
  }

  private static func isWhole(_ blocks: Set<String>, _ frame: DeliberationFrame) -> Bool {
    !frame.blocks.isEmpty
      && frame.certification(
        Dictionary(uniqueKeysWithValues: blocks.map { ($0, BlockResult.acquired) }))
        == .acquired
  }
}

extension HeldBlocks {
  /// All decisions that stand in published sessions, by candidate.
  struct Sources {
    private let dossier: Dossier
    private let decisions: ByCandidate<BlockDecision>
    private let sessions: [ID<Session>: Session]
    /// How long a block counts by the rules of each session.
    private let years: [ID<Session>: Int]

    init(_ dossier: Dossier) {
      self.dossier = dossier
      sessions = Dictionary(dossier.all(Session.self).map { ($0.id, $0) }) { $1 }
      years = sessions.compactMapValues { dossier.rules(of: $0)?.validityYears }
      let all = dossier.all(BlockDecision.self)
      let corrected = Set(all.compactMap(\.corrects))
      let sessions = sessions
      var decisions = ByCandidate(all)
      decisions.note { decision, add in
        guard let candidate = decision.candidate, !corrected.contains(decision.id),
          let session = decision.session, sessions[session]?.publishedOn != nil
        else { return }
        add(candidate)
      }
      self.decisions = decisions
    }

    /// - Parameter short: the framework's own name of a block.
    func held(by candidate: Candidate, in session: Session, short: (String) -> String)
      -> HeldBlocks
    {
      let own = decisions.of(candidate.id)
      let decided = own.filter { $0.session == session.id }
      // What was decided in this session was not held before it, though it was noted since.
      let years = years[session.id]
      let kept = candidate.keptBlocks(
        before: session, decided: Set(decided.map { short($0.block) }), in: session.framework,
        years: years
      ) { sessions[$0] }
      var (before, unproven): (Set<String>, Set<String>) = ([], [])
      for block in kept {
        let name = short(ownName(block.block, in: session.framework))
        before.insert(name)
        if !block.isProven { unproven.insert(name) }
      }
      for decision in own where decision.result == .acquired {
        if let other = decision.session.flatMap({ sessions[$0] }),
          other.isBefore(session), other.isOfFramework(session.framework),
          session.stillCounts(decision.date, years: years)
        {
          before.insert(short(decision.block))
          unproven.remove(short(decision.block))
        }
      }
      var here: [String: BlockResult] = [:]
      for decision in decided { here[short(decision.block)] = decision.result }
      return HeldBlocks(
        before: before, unproven: unproven, decisions: decided,
        here: Set(here.filter { $0.value == .acquired }.keys).subtracting(before))
    }

    /// Who obtains the whole certification with this session.
    ///
    /// - Parameter frame: the session's framework with its rules.
    func certified(in session: Session, by frame: DeliberationFrame) -> [CertifiedCandidate] {
      guard let day = session.publishedOn else { return [] }
      // Most obtain the same blocks: one list of them serves all.
      var usual: [String] = []
      return dossier.all(Candidate.self).compactMap { candidate in
        let held = held(by: candidate, in: session, short: frame.short)
        guard held.completes(frame) else { return nil }
        let last = held.decisions.filter { $0.result == .acquired }.compactMap(\.date).max()
        let blocks = held.all.sorted()
        if blocks != usual { usual = blocks }
        return CertifiedCandidate(
          candidate: candidate.id, session: session.id, awardedOn: last ?? day, blocks: usual)
      }
    }
  }
}
