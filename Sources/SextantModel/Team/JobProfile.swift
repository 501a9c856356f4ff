/// A post to be filled.
public struct JobProfile: Item {
  public static let kind = Kind("jobProfile", "jobProfiles", in: .team)

  public var id: ID<JobProfile> = ""
  public var title: String = ""
  public var missions: [String] = []
  public var skills: [SkillLevel] = []
  public var conditions: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("missions", \.missions),
    Field("skills", \.skills),
    Field("conditions", \.conditions),
    Field("evidence", \.evidence),
  ]
}
