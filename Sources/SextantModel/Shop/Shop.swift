/// An online shop.
public struct Shop: Item {
  public static let kind = Kind("shop", "shops", in: .shop)

  public var id: ID<Shop> = ""
  public var name: String = ""
  public var url: String = ""
  public var mobileShare: Share?
  public var pageWeightBudgetKb: Double?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("url", \.url),
    Field("mobileShare", \.mobileShare, .between(0, 100)),
    Field("pageWeightBudgetKb", \.pageWeightBudgetKb, .unit("kB")),
    Field("evidence", \.evidence),
  ]
}
