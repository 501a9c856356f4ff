/// One post or article that names the company or a competitor.
public struct Mention: Item {
  public static let kind = Kind("mention", "mentions", in: .watch)

  public var id: ID<Mention> = ""
  public var text: String = ""
  public var date: Day?
  public var platform: String = ""
  public var reach: Int?
  public var sentiment: Sentiment?
  public var url: String = ""
  public var query: ID<MonitoringQuery>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("date", \.date),
    Field("platform", \.platform),
    Field("reach", \.reach),
    Field("sentiment", \.sentiment),
    Field("url", \.url),
    Field("query", \.query),
    Field("evidence", \.evidence),
  ]
}

public enum Sentiment: String, Choice {
  public static let choiceName = "sentiment"
  case positive, neutral, negative
}
