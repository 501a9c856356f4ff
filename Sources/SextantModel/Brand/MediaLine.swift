/// One purchase of a media plan.
public struct MediaLine: Item {
  public static let kind = Kind("mediaLine", "mediaLines", in: .brand)

  public var id: ID<MediaLine> = ""
  public var label: String = ""
  public var plan: ID<MediaPlan>?
  public var channel: ID<Channel>?
  public var quantity: Double?
  public var unitLabel: String = ""
  public var unitCost: Money?
  public var amount: Money?
  public var start: Day?
  public var end: Day?
  public var pastPerformance: String = ""
  public var choiceArgument: String = ""
  public var isTest: Bool = false
  public var objectives: [ID<Objective>] = []
  public var indicators: [ID<Indicator>] = []
  public var budgetLine: ID<BudgetLine>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("plan", \.plan),
    Field("channel", \.channel),
    Field("quantity", \.quantity),
    Field("unitLabel", \.unitLabel),
    Field("unitCost", \.unitCost),
    Field("amount", \.amount),
    Field("start", \.start),
    Field("end", \.end),
    Field("pastPerformance", \.pastPerformance),
    Field("choiceArgument", \.choiceArgument, .long),
    Field("isTest", \.isTest),
    Field("objectives", \.objectives),
    Field("indicators", \.indicators),
    Field("budgetLine", \.budgetLine),
    Field("evidence", \.evidence),
  ]
}
