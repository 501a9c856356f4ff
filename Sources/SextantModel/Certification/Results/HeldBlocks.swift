/// The blocks that a candidate holds once a session is published: kept from elsewhere, acquired in
/// earlier sessions, acquired in this one.
struct HeldBlocks {
  /// Kept, or acquired in earlier sessions; by the framework's own names.
  let before: Set<String>
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
    private let decisions: [ID<Candidate>?: [BlockDecision]]
    private let published: [ID<Session>: Session]

    init(_ dossier: Dossier) {
      self.dossier = dossier
      published = Dictionary(
        dossier.all(Session.self).filter { $0.publishedOn != nil }.map { ($0.id, $0) }
      ) { $1 }
      let published = published
      decisions = Dictionary(
        grouping: BlockDecision.standing(dossier.all(BlockDecision.self)).filter {
          $0.session.map { published[$0] != nil } ?? false
        }, by: \.candidate)
    }

    /// - Parameter short: the framework's own name of a block.
    func held(by candidate: Candidate, in session: Session, short: (String) -> String)
      -> HeldBlocks
    {
      let own = decisions[candidate.id] ?? []
      let decided = own.filter { $0.session == session.id }
      var before = Set(candidate.keptBlocks.map(short))
      for decision in own where decision.result == .acquired {
        if let other = decision.session.flatMap({ published[$0] }), other.isBefore(session) {
          before.insert(short(decision.block))
        }
      }
      var here: [String: BlockResult] = [:]
      for decision in decided { here[short(decision.block)] = decision.result }
      return HeldBlocks(
        before: before, decisions: decided,
        here: Set(here.filter { $0.value == .acquired }.keys).subtracting(before))
    }

    /// Who obtains the whole certification with this session.
    ///
    /// - Parameter frame: the session's framework with its rules.
    func certified(in session: Session, by frame: DeliberationFrame) -> [CertifiedCandidate] {
      guard let day = session.publishedOn else { return [] }
      return dossier.all(Candidate.self).compactMap { candidate in
        let held = held(by: candidate, in: session, short: frame.short)
        guard held.completes(frame) else { return nil }
        let last = held.decisions.filter { $0.result == .acquired }.compactMap(\.date).max()
        return CertifiedCandidate(
          candidate: candidate.id, session: session.id, awardedOn: last ?? day,
          blocks: held.all.sorted())
      }
    }
  }
}

extension Session {
  /// Sessions by their first day; those of one day, or without days, by their publication.
  fileprivate func isBefore(_ other: Session) -> Bool {
    guard id != other.id else { return false }
    if let start, let next = other.start, start != next { return start < next }
    if let publishedOn, let next = other.publishedOn, publishedOn != next {
      return publishedOn < next
    }
    return id.text < other.id.text
  }
}
