/// What will be done if something happens.
public struct ContingencyScenario: Item {
  public static let kind = Kind("contingencyScenario", "contingencyScenarios", in: .review)

  public var id: ID<ContingencyScenario> = ""
  public var title: String = ""
  public var trigger: String = ""
  public var response: String = ""
  public var owner: ID<Person>?
  public var indicators: [ID<Indicator>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("trigger", \.trigger),
    Field("response", \.response),
    Field("owner", \.owner),
    Field("indicators", \.indicators),
    Field("evidence", \.evidence),
  ]
}
