/// Candidates who are assessed together.
public struct CandidateTeam: Item {
  public static let kind = Kind("candidateTeam", "candidateTeams", in: .certification)

  public var id: ID<CandidateTeam> = ""
  public var session: ID<Session>?
  public var assessment: String = ""
  public var name: String = ""
  public var members: [ID<Candidate>] = []
  /// Why the team is heard although it is smaller or larger than its assessment wants it.
  public var sizeGround: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("assessment", \.assessment, .required),
    Field("name", \.name, .required, .personal),
    Field("members", \.members),
    Field("sizeGround", \.sizeGround, .long, .personal),
    Field("evidence", \.evidence),
  ]
}
