/// A tool or a person that brings in what sources publish.
public struct Collector: Item {
  public static let kind = Kind("collector", "collectors", in: .watch)

  public var id: ID<Collector> = ""
  public var name: String = ""
  public var tool: String = ""
  public var isAutomated: Bool = false
  public var periodDays: Int?
  public var lastRunAt: Day?
  public var query: String = ""
  public var sources: [ID<WatchSource>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("tool", \.tool),
    Field("isAutomated", \.isAutomated),
    Field("periodDays", \.periodDays, .lasts(.days), .between(1, 366)),
    Field("lastRunAt", \.lastRunAt),
    Field("query", \.query),
    Field("sources", \.sources),
    Field("evidence", \.evidence),
  ]
}
