/// Something sold.
public struct Product: Item {
  public static let kind = Kind("product", "products", in: .shop)

  public var id: ID<Product> = ""
  public var name: String = ""
  public var shop: ID<Shop>?
  public var price: Money?
  public var stock: Int?
  public var isRecalled: Bool = false
  public var url: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("shop", \.shop),
    Field("price", \.price),
    Field("stock", \.stock),
    Field("isRecalled", \.isRecalled),
    Field("url", \.url),
    Field("evidence", \.evidence),
  ]
}
