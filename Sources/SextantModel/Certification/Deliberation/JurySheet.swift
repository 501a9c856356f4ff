/// What a panel has said of one candidate: independent marks, and what was agreed on after.
///
/// Nothing here decides; `Deliberation` does, by the rules.
public struct JurySheet: Sendable {
  public var candidate: Candidate
  /// Submitted marks only: a mark that its juror has not handed in is nobody else's to see.
  public var marks: [Mark]
  public var reconciliations: [Reconciliation]
  public var votes: [JuryVote]
  /// Jurors who must mark: those who sat.
  public var jurors: [ID<JuryMember>]
  public var president: ID<JuryMember>?
  /// Whether the candidate came; an absent candidate acquires nothing that was assessed.
  public var absentFrom: Set<String>

  public init(
    candidate: Candidate, marks: [Mark], jurors: [ID<JuryMember>],
    president: ID<JuryMember>? = nil, reconciliations: [Reconciliation] = [],
    votes: [JuryVote] = [], absentFrom: Set<String> = []
  ) {
    self.candidate = candidate
    self.marks = marks.filter { $0.submittedAt != nil }
    self.jurors = jurors
    self.president = president
    self.reconciliations = reconciliations
    self.votes = votes
    self.absentFrom = absentFrom
  }
}
