/// A figure shown to a reader, tied to the dossier value it must equal.
public struct BoundValue: Row {
  public static let rowName = "boundValue"

  public var quantity: String = ""
  public var shown: Double?
  public var item: AnyID?
  public var field: String = ""
  public var period: Period?
  public var decimals: Int?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("quantity", \.quantity, .required),
    Field("shown", \.shown),
    Field("item", \.item, .about),
    Field("field", \.field),
    Field("period", \.period),
    Field("decimals", \.decimals, .between(0, 6)),
  ]
}
