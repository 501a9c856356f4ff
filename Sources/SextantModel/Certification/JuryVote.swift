/// A juror's vote on a candidate's block, where the panel put it to the vote.
public struct JuryVote: Item {
  public static let kind = Kind("juryVote", "juryVotes", in: .certification)

  public var id: ID<JuryVote> = ""
  public var panel: ID<Panel>?
  public var candidate: ID<Candidate>?
  public var block: String = ""
  public var juror: ID<JuryMember>?
  public var isInFavour: Bool = false
  /// From when on it counts.
  public var castAt: Moment?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("panel", \.panel, .required),
    Field("candidate", \.candidate, .required),
    Field("block", \.block, .required),
    Field("juror", \.juror, .required),
    Field("isInFavour", \.isInFavour),
    Field("castAt", \.castAt),
    Field("evidence", \.evidence),
  ]
}
