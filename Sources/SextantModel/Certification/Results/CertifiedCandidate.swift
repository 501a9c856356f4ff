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
    HeldBlocks.Sources(self).certified(in: session, by: frame)
  }

  /// The rules that a session judges by: as they were frozen, else its own, or those in force for
  /// its framework.
  public func rules(of session: Session) -> CertifierRules? {
    session.frozenLaw(in: self).flatMap { SessionLaw.copy($0) }?.rules
      ?? session.rulesInForce(in: self)
  }
}
