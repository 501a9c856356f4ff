/// Someone who does the work.
public struct Person: Item {
  public static let kind = Kind("person", "persons", in: .team)

  public var id: ID<Person> = ""
  public var name: String = ""
  public var jobTitle: String = ""
  public var employment: Employment?
  public var department: ID<Department>?
  public var weeklyHours: Double?
  /// Monday to Friday where nothing is said.
  public var worksOn: [Weekday] = []
  public var hourlyCost: Money?
  public var timeZone: String = "Europe/Paris"
  public var languages: [String] = []
  public var skills: [SkillLevel] = []
  public var joinedOn: Day?
  public var leavesOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required, .personal),
    Field("jobTitle", \.jobTitle),
    Field("employment", \.employment),
    Field("department", \.department),
    Field("weeklyHours", \.weeklyHours, .unit("h"), .between(0, 60)),
    Field("worksOn", \.worksOn),
    Field("hourlyCost", \.hourlyCost, .personal, .confidential),
    Field("timeZone", \.timeZone),
    Field("languages", \.languages),
    Field("skills", \.skills),
    Field("joinedOn", \.joinedOn),
    Field("leavesOn", \.leavesOn, .personal),
    Field("evidence", \.evidence),
  ]
}

extension Person {
  /// The days of a week on which they work; five where nothing is said.
  public var daysAWeek: Int { worksOn.isEmpty ? 5 : Set(worksOn).count }
}

public enum Employment: String, Choice {
  public static let choiceName = "employment"
  case staff, apprentice, student, freelance
}

public enum Weekday: String, Choice {
  public static let choiceName = "weekday"
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
