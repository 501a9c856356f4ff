/// What management is told, when, and what it must decide.
public struct ReportingRule: Item {
  public static let kind = Kind("reportingRule", "reportingRules", in: .project)

  public var id: ID<ReportingRule> = ""
  public var audience: String = ""
  public var frequency: String = ""
  public var decisionPoint: String = ""
  public var isToManagement: Bool = true
  public var indicators: [ID<Indicator>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("audience", \.audience, .required),
    Field("frequency", \.frequency),
    Field("decisionPoint", \.decisionPoint),
    Field("isToManagement", \.isToManagement),
    Field("indicators", \.indicators),
    Field("evidence", \.evidence),
  ]
}
