/// A course, who follows it and what it costs.
public struct TrainingAction: Item {
  public static let kind = Kind("trainingAction", "trainingActions", in: .team)

  public var id: ID<TrainingAction> = ""
  public var title: String = ""
  public var skills: [String] = []
  public var isResponsibility: Bool = false
  public var date: Day?
  public var cost: Money?
  public var budgetLine: ID<BudgetLine>?
  public var persons: [ID<Person>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("skills", \.skills),
    Field("isResponsibility", \.isResponsibility),
    Field("date", \.date),
    Field("cost", \.cost),
    Field("budgetLine", \.budgetLine),
    Field("persons", \.persons),
    Field("evidence", \.evidence),
  ]
}
