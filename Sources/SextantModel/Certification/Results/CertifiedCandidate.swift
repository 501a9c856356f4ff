/// Somebody who obtained the whole certification in a session.
public struct CertifiedCandidate: Sendable, Equatable {
  public let candidate: ID<Candidate>
  public let session: ID<Session>
  /// The day of the last decision that was needed.
  public let awardedOn: Day
  /// The blocks that make the certification, those of earlier sessions among them.
  public let blocks: [String]
}

extension Dossier {
  /// Who obtained the certification in a published session: all that the rules ask for is acquired,
  /// and it was not before this session.
  ///
  /// - Parameter frame: the session's framework with its rules.
  public func certified(in session: Session, by frame: DeliberationFrame) -> [CertifiedCandidate] {
    certified(in: session, by: frame, decisionsByCandidate)
  }

  /// The decisions of all sessions, each candidate's found at once.
  var decisionsByCandidate: ByCandidate<BlockDecision> {
    var decisions = ByCandidate(all(BlockDecision.self))
    decisions.note { decision, add in
      if let candidate = decision.candidate { add(candidate) }
    }
    return decisions
  }

  /// - Parameter decisions: of all sessions, by candidate.
  func certified(
    in session: Session, by frame: DeliberationFrame,
    _ decisions: ByCandidate<BlockDecision>
  ) -> [CertifiedCandidate] {
    guard let published = session.publishedOn else { return [] }
    // Most obtain the same blocks: one list of them serves all.
    var usual: [String] = []
    return all(Candidate.self).compactMap { candidate in
      let own = decisions.of(candidate.id)
      let here = own.filter { $0.session == session.id }
      guard !here.isEmpty else { return nil }
      let before = own.filter { $0.session != session.id && isEarlier($0, than: session) }
      var results: [String: BlockResult] = [:]
      for block in candidate.keptBlocks { results[block] = .acquired }
      for decision in before where decision.result == .acquired {
        results[decision.block] = .acquired
      }
      guard frame.certification(results) != .acquired else { return nil }
      for decision in here where results[decision.block] != .acquired {
        results[decision.block] = decision.result ?? .undecided
      }
      guard frame.certification(results) == .acquired else { return nil }
      let last = here.filter { $0.result == .acquired }.compactMap(\.date).max()
      let blocks = results.filter { $0.value == .acquired }.keys.sorted()
      if blocks != usual { usual = blocks }
      return CertifiedCandidate(
        candidate: candidate.id, session: session.id, awardedOn: last ?? published,
        blocks: usual)
    }
  }

  private func isEarlier(_ decision: BlockDecision, than session: Session) -> Bool {
    guard let other = find(decision.session) else { return false }
    guard let start = session.start, let before = other.start else {
      // Sessions without days count in the order of their publication.
      return (other.publishedOn ?? .distant) < (session.publishedOn ?? .distant)
    }
    return before < start
  }

  /// The rules that a session works by: its own, or those at hand for its framework.
  public func rules(of session: Session) -> CertifierRules? {
    if let own = find(session.rules) { return own }
    return all(CertifierRules.self).last {
      $0.framework.uppercased() == session.framework.uppercased()
    }
  }
}

extension Day {
  fileprivate static let distant = Day(number: .max)
}
