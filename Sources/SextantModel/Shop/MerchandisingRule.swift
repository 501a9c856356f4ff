/// Which products are put forward on a page, and what the test says.
public struct MerchandisingRule: Item {
  public static let kind = Kind("merchandisingRule", "merchandisingRules", in: .shop)

  public var id: ID<MerchandisingRule> = ""
  public var title: String = ""
  public var page: ID<PageSnapshot>?
  public var products: [ID<Product>] = []
  public var hypothesis: String = ""
  public var indicator: ID<Indicator>?
  public var testStart: Day?
  public var testEnd: Day?
  public var result: String = ""
  public var decision: String = ""
  public var funnelStep: ID<Metric>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("page", \.page),
    Field("products", \.products),
    Field("hypothesis", \.hypothesis),
    Field("indicator", \.indicator),
    Field("testStart", \.testStart),
    Field("testEnd", \.testEnd),
    Field("result", \.result),
    Field("decision", \.decision),
    Field("funnelStep", \.funnelStep),
    Field("evidence", \.evidence),
  ]
}
