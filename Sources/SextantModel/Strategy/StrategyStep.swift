/// A dated step on the way to the objectives.
public struct StrategyStep: Item {
  public static let kind = Kind("strategyStep", "strategySteps", in: .strategy)

  public var id: ID<StrategyStep> = ""
  public var name: String = ""
  public var order: Int?
  public var start: Day?
  public var end: Day?
  public var owner: ID<Person>?
  public var result: String = ""
  public var predecessors: [ID<StrategyStep>] = []
  public var objectives: [ID<Objective>] = []
  public var channels: [ID<Channel>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("order", \.order),
    Field("start", \.start),
    Field("end", \.end),
    Field("owner", \.owner),
    Field("result", \.result),
    Field("predecessors", \.predecessors),
    Field("objectives", \.objectives),
    Field("channels", \.channels),
    Field("evidence", \.evidence),
  ]
}
