/// The steps from visit to order, each counted by a metric.
public struct Funnel: Item {
  public static let kind = Kind("funnel", "funnels", in: .shop)

  public var id: ID<Funnel> = ""
  public var title: String = ""
  public var shop: ID<Shop>?
  public var steps: [FunnelStep] = []
  public var period: Period?
  public var referencePeriod: Period?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("shop", \.shop),
    Field("steps", \.steps),
    Field("period", \.period),
    Field("referencePeriod", \.referencePeriod),
    Field("evidence", \.evidence),
  ]
}

/// A step of a funnel, counted by a metric.
public struct FunnelStep: Row {
  public static let rowName = "funnelStep"

  public var name: String = ""
  public var metric: ID<Metric>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("metric", \.metric),
  ]
}
