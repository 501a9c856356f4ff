/// The few figures an audience needs, side by side.
public struct Dashboard: Item {
  public static let kind = Kind("dashboard", "dashboards", in: .measure)

  public var id: ID<Dashboard> = ""
  public var title: String = ""
  public var dashboardKind: DashboardKind?
  public var audience: String = ""
  public var tool: String = ""
  public var batches: [ID<ImportBatch>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("dashboardKind", \.dashboardKind),
    Field("audience", \.audience),
    Field("tool", \.tool),
    Field("batches", \.batches),
    Field("evidence", \.evidence),
  ]
}

public enum DashboardKind: String, Choice {
  public static let choiceName = "dashboardKind"
  case sales, communication, project, management
}
