/// An assessment that the dossier prepares.
public struct AssessmentSelection: Item {
  public static let kind = Kind("assessmentSelection", "assessmentSelections", in: .framework)

  public var id: ID<AssessmentSelection> = ""
  public var assessment: String = ""
  public var candidate: ID<Person>?
  public var team: ID<Team>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("assessment", \.assessment, .required),
    Field("candidate", \.candidate),
    Field("team", \.team),
    Field("evidence", \.evidence),
  ]
}
