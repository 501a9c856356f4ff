/// A survey, a set of interviews or a test, with its sample.
public struct Study: Item {
  public static let kind = Kind("study", "studies", in: .research)

  public var id: ID<Study> = ""
  public var title: String = ""
  public var studyKind: StudyKind?
  public var provider: ID<Vendor>?
  public var cost: Money?
  public var population: Int?
  public var plannedSize: Int?
  public var achievedSize: Int?
  public var quotas: [Quota] = []
  public var announcedMargin: Share?
  /// How sure the margin is meant to be; 95 % where it is left out.
  public var confidence: Share?
  public var profiles: [InterviewProfile] = []
  public var start: Day?
  public var end: Day?
  public var state: StudyState?
  public var method: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("studyKind", \.studyKind),
    Field("provider", \.provider),
    Field("cost", \.cost),
    Field("population", \.population),
    Field("plannedSize", \.plannedSize),
    Field("achievedSize", \.achievedSize),
    Field("quotas", \.quotas),
    Field("announcedMargin", \.announcedMargin),
    Field("confidence", \.confidence, .between(50, 99.99)),
    Field("profiles", \.profiles),
    Field("start", \.start),
    Field("end", \.end),
    Field("state", \.state),
    Field("method", \.method, .long),
    Field("evidence", \.evidence),
  ]
}

/// How many answers a stratum must give.
public struct Quota: Row {
  public static let rowName = "quota"

  public var label: String = ""
  public var size: Int?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("size", \.size),
  ]
}

/// A kind of person to be interviewed.
public struct InterviewProfile: Row {
  public static let rowName = "interviewProfile"

  public var profile: ProfileKind?
  public var planned: Int?
  public var achieved: Int?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("profile", \.profile),
    Field("planned", \.planned),
    Field("achieved", \.achieved),
  ]
}

public enum StudyKind: String, Choice {
  public static let choiceName = "studyKind"
  case qualitative, quantitative, pretest, technicalTest
}

public enum ProfileKind: String, Choice {
  public static let choiceName = "profileKind"
  case `internal`, customer, external, expert
}

public enum StudyState: String, Choice {
  public static let choiceName = "studyState"
  case planned, running, closed
}
