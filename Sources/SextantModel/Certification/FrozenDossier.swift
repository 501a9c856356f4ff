/// A dossier as it was handed in: the state of one journal entry, kept beside the session so that
/// what a panel judged stays what it was.
public struct FrozenDossier: Item {
  public static let kind = Kind("frozenDossier", "frozenDossiers", in: .certification)

  public var id: ID<FrozenDossier> = ""
  public var session: ID<Session>?
  public var candidate: ID<Candidate>?
  public var team: ID<CandidateTeam>?
  /// The address of the dossier in its house.
  public var dossier: String = ""
  public var title: String = ""
  /// The journal's entry whose state it is, and the journal's digest there.
  public var entry: Int?
  public var digest: String = ""
  public var frameworkDigest: String = ""
  public var frozenAt: Moment?
  /// The attached file that holds the whole dossier as text.
  public var copy: String = ""
  public var criteria: [FrozenCriterion] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("candidate", \.candidate),
    Field("team", \.team),
    Field("dossier", \.dossier),
    Field("title", \.title, .required, .personal),
    Field("entry", \.entry),
    Field("digest", \.digest),
    Field("frameworkDigest", \.frameworkDigest),
    Field("frozenAt", \.frozenAt),
    Field("copy", \.copy),
    Field("criteria", \.criteria),
  ]
}

/// What the checks said of one criterion on the day the dossier was handed in.
public struct FrozenCriterion: Row {
  public static let rowName = "frozenCriterion"

  public var criterion: String = ""
  /// The outcome, as `CheckResult.Outcome` names it.
  public var outcome: String = ""
  /// The findings in the dossier's language.
  public var findings: [String] = []
  public var waiver: String = ""
  /// The items of the frozen dossier that speak of the criterion.
  public var items: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("criterion", \.criterion, .required),
    Field("outcome", \.outcome),
    Field("findings", \.findings, .personal),
    Field("waiver", \.waiver, .personal),
    Field("items", \.items),
  ]
}
