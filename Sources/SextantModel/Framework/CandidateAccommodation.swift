/// How a candidate's assessment is arranged; the measure, never the reason.
public struct CandidateAccommodation: Item {
  public static let kind = Kind("candidateAccommodation", "candidateAccommodations", in: .framework)

  public var id: ID<CandidateAccommodation> = ""
  public var candidate: ID<Person>?
  public var candidateName: String = ""
  public var assessment: String = ""
  public var measure: String = ""
  public var extraTime: Share?
  public var sessionTalkMinutes: Double?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate),
    Field("candidateName", \.candidateName, .personal),
    Field("assessment", \.assessment),
    Field("measure", \.measure, .required, .personal),
    Field("extraTime", \.extraTime, .between(0, 200), .personal),
    Field("sessionTalkMinutes", \.sessionTalkMinutes, .lasts(.minutes)),
    Field("evidence", \.evidence),
  ]
}
