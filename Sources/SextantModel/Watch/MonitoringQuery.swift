/// A question put to social networks and media about a name.
public struct MonitoringQuery: Item {
  public static let kind = Kind("monitoringQuery", "monitoringQueries", in: .watch)

  public var id: ID<MonitoringQuery> = ""
  public var name: String = ""
  public var subject: MonitoringSubject?
  public var platforms: [String] = []
  public var expression: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("subject", \.subject),
    Field("platforms", \.platforms),
    Field("expression", \.expression),
    Field("evidence", \.evidence),
  ]
}

public enum MonitoringSubject: String, Choice {
  public static let choiceName = "monitoringSubject"
  case brand, product, leader, competitor
}
