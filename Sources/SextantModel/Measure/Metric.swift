/// A quantity counted by a source: sessions, orders, revenue.
public struct Metric: Item {
  public static let kind = Kind("metric", "metrics", in: .measure)

  public var id: ID<Metric> = ""
  public var name: String = ""
  public var unit: String = ""
  public var aggregation: Aggregation?
  public var isCount: Bool = false
  public var source: ID<DataSource>?
  /// What imports call it, with the tool where several count it: `cost`, `googleAds.cost`; its id
  /// where it says nothing.
  public var imported: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("unit", \.unit),
    Field("aggregation", \.aggregation),
    Field("isCount", \.isCount),
    Field("source", \.source),
    Field("imported", \.imported),
    Field("evidence", \.evidence),
  ]
}

public enum Aggregation: String, Choice {
  public static let choiceName = "aggregation"
  case sum, mean, last
}
