/// A measure for a candidate: asked for, granted by the disability officer, seen to on the day.
public struct Accommodation: Item {
  public static let kind = Kind("accommodation", "accommodations", in: .certification)

  public var id: ID<Accommodation> = ""
  public var candidate: ID<Candidate>?
  public var natures: [AccommodationNature] = []
  public var measure: String = ""
  public var assessments: [String] = []
  public var extraTime: Share?
  public var askedOn: Day?
  public var grantedOn: Day?
  public var refusedOn: Day?
  /// When those who prepare the session had seen to it.
  public var appliedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate, .required),
    Field("natures", \.natures, .personal),
    Field("measure", \.measure, .required, .personal),
    Field("assessments", \.assessments),
    Field("extraTime", \.extraTime, .personal),
    Field("askedOn", \.askedOn),
    Field("grantedOn", \.grantedOn),
    Field("refusedOn", \.refusedOn),
    Field("appliedOn", \.appliedOn),
    Field("evidence", \.evidence),
  ]
}

/// What a measure changes of an assessment.
public enum AccommodationNature: String, Choice {
  public static let choiceName = "accommodationNature"
  case extraTime, splitSession, humanHelp, technicalHelp, adaptedMaterial, adaptedPlace
}
