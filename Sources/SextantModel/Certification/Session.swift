/// The days on which an institution assesses candidates.
public struct Session: Item {
  public static let kind = Kind("session", "sessions", in: .certification)

  public var id: ID<Session> = ""
  public var title: String = ""
  public var start: Day?
  public var end: Day?
  public var framework: String = ""
  public var rules: ID<CertifierRules>?
  public var frameworkDigest: String = ""
  public var rulesDigest: String = ""
  /// When times and places were last worked out.
  public var plannedOn: Day?
  /// When blocks acquired in it were noted as kept by their candidates.
  public var carriedOn: Day?
  /// When the panels' decisions were last computed by the rules.
  public var decidedOn: Day?
  /// From when on results are no longer the panels' alone.
  public var publishedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("start", \.start),
    Field("end", \.end),
    Field("framework", \.framework),
    Field("rules", \.rules),
    Field("frameworkDigest", \.frameworkDigest),
    Field("rulesDigest", \.rulesDigest),
    Field("plannedOn", \.plannedOn),
    Field("carriedOn", \.carriedOn),
    Field("decidedOn", \.decidedOn),
    Field("publishedOn", \.publishedOn),
    Field("evidence", \.evidence),
  ]
}
