/// How much greenhouse gas something causes, by which method.
public struct Footprint: Item {
  public static let kind = Kind("footprint", "footprints", in: .quality)

  public var id: ID<Footprint> = ""
  public var label: String = ""
  public var method: String = ""
  public var perimeter: String = ""
  public var period: Period?
  public var formula: String = ""
  public var value: Double?
  public var commitment: ID<Commitment>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("method", \.method),
    Field("perimeter", \.perimeter),
    Field("period", \.period),
    Field("formula", \.formula, .formula),
    Field("value", \.value, .unit("tCO2e")),
    Field("commitment", \.commitment),
    Field("evidence", \.evidence),
  ]
}
