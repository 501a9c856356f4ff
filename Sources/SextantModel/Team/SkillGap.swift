/// A skill nobody has, and how it will be found.
public struct SkillGap: Item {
  public static let kind = Kind("skillGap", "skillGaps", in: .team)

  public var id: ID<SkillGap> = ""
  public var requirement: ID<SkillRequirement>?
  public var plan: GapPlan?
  public var text: String = ""
  public var date: Day?
  public var jobProfile: ID<JobProfile>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("requirement", \.requirement),
    Field("plan", \.plan),
    Field("text", \.text),
    Field("date", \.date),
    Field("jobProfile", \.jobProfile),
    Field("evidence", \.evidence),
  ]
}

public enum GapPlan: String, Choice {
  public static let choiceName = "gapPlan"
  case training, hire, vendor
}
