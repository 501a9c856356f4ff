/// What a reading means, in words.
public struct Interpretation: Item {
  public static let kind = Kind("interpretation", "interpretations", in: .measure)

  public var id: ID<Interpretation> = ""
  public var text: String = ""
  public var indicator: ID<Indicator>?
  public var period: Period?
  public var trend: Trend?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("indicator", \.indicator),
    Field("period", \.period),
    Field("trend", \.trend),
    Field("evidence", \.evidence),
  ]
}

public enum Trend: String, Choice {
  public static let choiceName = "trend"
  case up, down, stable
}
