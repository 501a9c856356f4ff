/// A skill and how well it is mastered, 1 to 4.
public struct SkillLevel: Row {
  public static let rowName = "skillLevel"

  public var skill: String = ""
  public var level: Int?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("skill", \.skill, .required),
    Field("level", \.level, .between(1, 4)),
  ]
}
