/// The value of an indicator as somebody wrote it for a period.
public struct Reading: Item {
  public static let kind = Kind(
    "reading", "readings", in: .measure, .series(key: ["indicator", "period", "segment"]))

  public var id: ID<Reading> = ""
  public var indicator: ID<Indicator>?
  public var period: Period?
  public var segment: ID<Segment>?
  public var value: Double?
  public var note: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("indicator", \.indicator, .required),
    Field("period", \.period, .required),
    Field("segment", \.segment),
    Field("value", \.value, .required),
    Field("note", \.note),
  ]
}
