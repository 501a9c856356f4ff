/// A skill that a task needs, and how much of it.
public struct SkillRequirement: Item {
  public static let kind = Kind("skillRequirement", "skillRequirements", in: .team)

  public var id: ID<SkillRequirement> = ""
  public var task: ID<ProjectTask>?
  public var skill: String = ""
  public var level: Int?
  /// How many people with the skill the task takes; one where nothing is said.
  public var people: Int?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("task", \.task),
    Field("skill", \.skill, .required),
    Field("level", \.level, .between(1, 4)),
    Field("people", \.people, .between(1, 20)),
    Field("evidence", \.evidence),
  ]
}
