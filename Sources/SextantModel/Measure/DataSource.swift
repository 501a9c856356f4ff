/// A tool or a study that figures come from.
public struct DataSource: Item {
  public static let kind = Kind("dataSource", "dataSources", in: .measure)

  public var id: ID<DataSource> = ""
  public var name: String = ""
  public var tool: String = ""
  public var sourceKind: DataSourceKind?
  public var url: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("tool", \.tool),
    Field("sourceKind", \.sourceKind),
    Field("url", \.url),
    Field("evidence", \.evidence),
  ]
}

public enum DataSourceKind: String, Choice {
  public static let choiceName = "dataSourceKind"
  case audienceAnalytics, advertising, email, crm, shop, survey, accounting, audit, socialListening,
    other
}
