/// Candidates who are assessed together.
public struct CandidateTeam: Item {
  public static let kind = Kind("candidateTeam", "candidateTeams", in: .certification)

  public var id: ID<CandidateTeam> = ""
  public var session: ID<Session>?
  public var assessment: String = ""
  public var name: String = ""
  public var members: [ID<Candidate>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("assessment", \.assessment, .required),
    Field("name", \.name, .required, .personal),
    Field("members", \.members),
    Field("evidence", \.evidence),
  ]
}
