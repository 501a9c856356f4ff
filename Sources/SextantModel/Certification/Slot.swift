/// When and where a candidate defends.
public struct Slot: Item {
  public static let kind = Kind("slot", "slots", in: .certification)

  public var id: ID<Slot> = ""
  public var session: ID<Session>?
  public var assessment: String = ""
  public var panel: ID<Panel>?
  public var candidates: [ID<Candidate>] = []
  public var team: ID<CandidateTeam>?
  public var at: Moment?
  public var room: String = ""
  public var talkMinutes: Double?
  public var questionMinutes: Double?
  /// Members of the panel who step aside for this one: they neither sit nor mark.
  public var recused: [ID<JuryMember>] = []
  /// What the panel chose to hear, where the assessment leaves it the choice.
  public var choice: String = ""
  public var choiceMadeAt: Moment?
  public var editionDigest: String = ""
  /// When a lawful panel opened it: from then on its members mark.
  public var openedAt: Moment?
  /// Who of the panel sat when it was opened: they judge it, whoever gives way later.
  public var seated: [ID<JuryMember>] = []
  /// Who presided over it.
  public var presidedBy: ID<JuryMember>?
  /// What was pressed on the clock that all in the room share.
  public var clock: [DefencePress] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("assessment", \.assessment, .required),
    Field("panel", \.panel),
    Field("candidates", \.candidates),
    Field("team", \.team),
    Field("at", \.at),
    Field("room", \.room),
    Field("talkMinutes", \.talkMinutes, .lasts(.minutes)),
    Field("questionMinutes", \.questionMinutes, .lasts(.minutes)),
    Field("recused", \.recused),
    Field("choice", \.choice),
    Field("choiceMadeAt", \.choiceMadeAt),
    Field("editionDigest", \.editionDigest),
    Field("openedAt", \.openedAt),
    Field("seated", \.seated),
    Field("presidedBy", \.presidedBy),
    Field("clock", \.clock),
    Field("evidence", \.evidence),
  ]
}
