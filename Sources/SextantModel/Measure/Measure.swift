/// The value of a metric over a period.
public struct Measure: Item {
  public static let kind = Kind(
    "measure", "measures", in: .measure, .series(key: ["metric", "period", "channel", "segment"]))

  public var id: ID<Measure> = ""
  public var metric: ID<Metric>?
  public var period: Period?
  public var channel: ID<Channel>?
  public var segment: ID<Segment>?
  public var value: Double?
  public var note: String = ""
  public var batch: ID<ImportBatch>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("metric", \.metric, .required),
    Field("period", \.period, .required),
    Field("channel", \.channel),
    Field("segment", \.segment),
    Field("value", \.value, .required),
    Field("note", \.note),
    Field("batch", \.batch),
  ]
}
