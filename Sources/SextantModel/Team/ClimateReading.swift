/// How the team says it feels, out of ten.
public struct ClimateReading: Item {
  public static let kind = Kind("climateReading", "climateReadings", in: .team)

  public var id: ID<ClimateReading> = ""
  public var date: Day?
  public var value: Double?
  public var respondents: Int?
  public var comment: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("date", \.date, .required),
    Field("value", \.value, .between(0, 10)),
    Field("respondents", \.respondents),
    Field("comment", \.comment),
    Field("evidence", \.evidence),
  ]
}
