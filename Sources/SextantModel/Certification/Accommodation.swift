/// A measure granted to a candidate by the disability officer.
public struct Accommodation: Item {
  public static let kind = Kind("accommodation", "accommodations", in: .certification)

  public var id: ID<Accommodation> = ""
  public var candidate: ID<Candidate>?
  public var measure: String = ""
  public var assessments: [String] = []
  public var extraTime: Share?
  public var grantedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate, .required),
    Field("measure", \.measure, .required, .personal),
    Field("assessments", \.assessments),
    Field("extraTime", \.extraTime, .personal),
    Field("grantedOn", \.grantedOn),
    Field("evidence", \.evidence),
  ]
}
