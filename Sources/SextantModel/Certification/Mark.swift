/// What one juror thinks of one criterion.
public struct Mark: Item {
  public static let kind = Kind("mark", "marks", in: .certification)

  public var id: ID<Mark> = ""
  public var slot: ID<Slot>?
  public var candidate: ID<Candidate>?
  public var juror: ID<JuryMember>?
  public var criterion: String = ""
  public var level: String = ""
  public var comment: String = ""
  public var dossierDigest: String = ""
  public var frameworkDigest: String = ""
  public var submittedAt: Moment?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("slot", \.slot, .required),
    Field("candidate", \.candidate),
    Field("juror", \.juror, .required),
    Field("criterion", \.criterion, .required),
    Field("level", \.level),
    Field("comment", \.comment, .long, .personal),
    Field("dossierDigest", \.dossierDigest),
    Field("frameworkDigest", \.frameworkDigest),
    Field("submittedAt", \.submittedAt),
    Field("evidence", \.evidence),
  ]
}
