/// A dated point where a result is accepted and paid for.
public struct Milestone: Item {
  public static let kind = Kind("milestone", "milestones", in: .project)

  public var id: ID<Milestone> = ""
  public var label: String = ""
  public var project: ID<Project>?
  public var date: Day?
  public var reachedOn: Day?
  /// The milestone can be reached once these tasks have ended.
  public var tasks: [ID<ProjectTask>] = []
  public var acceptance: String = ""
  public var budget: Money?
  public var budgetShares: [BudgetShare] = []
  public var indicator: ID<Indicator>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("project", \.project),
    Field("date", \.date),
    Field("reachedOn", \.reachedOn),
    Field("tasks", \.tasks),
    Field("acceptance", \.acceptance),
    Field("budget", \.budget),
    Field("budgetShares", \.budgetShares),
    Field("indicator", \.indicator),
    Field("evidence", \.evidence),
  ]
}
