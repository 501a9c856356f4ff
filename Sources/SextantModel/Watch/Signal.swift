/// Something seen in the watch that may change the company's work.
public struct Signal: Item {
  public static let kind = Kind("signal", "signals", in: .watch)

  public var id: ID<Signal> = ""
  public var summary: String = ""
  public var date: Day?
  public var axes: [WatchAxis] = []
  public var strength: SignalStrength?
  public var polarity: Polarity?
  public var isInnovation: Bool = false
  public var tags: [String] = []
  public var impactedPractice: String = ""
  public var decision: String = ""
  public var dismissal: String = ""
  public var sources: [ID<WatchSource>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("summary", \.summary, .required),
    Field("date", \.date),
    Field("axes", \.axes),
    Field("strength", \.strength),
    Field("polarity", \.polarity),
    Field("isInnovation", \.isInnovation),
    Field("tags", \.tags),
    Field("impactedPractice", \.impactedPractice),
    Field("decision", \.decision),
    Field("dismissal", \.dismissal),
    Field("sources", \.sources),
    Field("evidence", \.evidence),
  ]
}

public enum SignalStrength: String, Choice {
  public static let choiceName = "signalStrength"
  case weak, strong
}

public enum Polarity: String, Choice {
  public static let choiceName = "polarity"
  case threat, opportunity, both
}
