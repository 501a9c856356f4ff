/// A way to pay, what it costs and how safe it is.
public struct PaymentMethod: Item {
  public static let kind = Kind("paymentMethod", "paymentMethods", in: .shop)

  public var id: ID<PaymentMethod> = ""
  public var name: String = ""
  public var shop: ID<Shop>?
  public var methodKind: PaymentKind?
  public var provider: String = ""
  public var fee: Share?
  public var strongAuthentication: String = ""
  public var refundDelayDays: Int?
  public var isAccessible: Bool = false
  public var isOnMobile: Bool = false
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("shop", \.shop),
    Field("methodKind", \.methodKind),
    Field("provider", \.provider),
    Field("fee", \.fee),
    Field("strongAuthentication", \.strongAuthentication),
    Field("refundDelayDays", \.refundDelayDays, .lasts(.days)),
    Field("isAccessible", \.isAccessible),
    Field("isOnMobile", \.isOnMobile),
    Field("evidence", \.evidence),
  ]
}

public enum PaymentKind: String, Choice {
  public static let choiceName = "paymentKind"
  case card, wallet, instalments, transfer, giftCard
}
