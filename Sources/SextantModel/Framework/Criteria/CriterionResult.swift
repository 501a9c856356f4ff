/// What a dossier shows for one criterion: an outcome, why, and the items that prove it.
///
/// A criterion that only a jury can judge is never computed: its outcome is `cannotTell`, with or
/// without evidence.
public struct CriterionResult: Sendable {
  /// The framework's code: `MCMD`.
  public let framework: String
  /// With its framework: `MCMD.E1.k01`.
  public let name: String
  public let criterion: Criterion
  public let outcome: Outcome
  public let reason: Message
  /// The checks that must all pass.
  public let conditions: [ConditionOutcome]
  /// The checks that only speak for or against it.
  public let supporting: [ConditionOutcome]
  /// Ids of the items put before the jury, those chosen for the criterion first, then what was
  /// handed in for the deliverables in which it is judged; where there is neither and data decide,
  /// the dossier's items of the most telling kind.
  public let evidence: [String]
  /// Ids of the dossier's items of the kinds that a jury should be shown.
  public let available: [String]
  /// Findings of its checks that were accepted in writing.
  public let waived: [WaivedFinding]
}

/// What a check that a criterion names has concluded.
public struct ConditionOutcome: Sendable, Equatable {
  public let check: String
  /// `nil` when no such check has run.
  public let outcome: Outcome?
}
