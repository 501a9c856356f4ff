/// A place the watch reads, with what it is worth.
public struct WatchSource: Item {
  public static let kind = Kind("watchSource", "watchSources", in: .watch)

  public var id: ID<WatchSource> = ""
  public var name: String = ""
  public var url: String = ""
  public var axes: [WatchAxis] = []
  public var family: SourceFamily?
  public var relevance: Int?
  public var freshness: Int?
  public var reliability: Int?
  public var directness: Directness?
  public var formality: Formality?
  public var keepReason: String = ""
  public var lastItemAt: Day?
  public var isActive: Bool = true
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("url", \.url),
    Field("axes", \.axes),
    Field("family", \.family),
    Field("relevance", \.relevance, .between(1, 5)),
    Field("freshness", \.freshness, .between(1, 5)),
    Field("reliability", \.reliability, .between(1, 5)),
    Field("directness", \.directness),
    Field("formality", \.formality),
    Field("keepReason", \.keepReason),
    Field("lastItemAt", \.lastItemAt),
    Field("isActive", \.isActive),
    Field("evidence", \.evidence),
  ]
}

public enum SourceFamily: String, Choice {
  public static let choiceName = "sourceFamily"
  case official, data, newsletter, press, competitorSite, social, alert, event
}

public enum Directness: String, Choice {
  public static let choiceName = "directness"
  case direct, indirect
}

public enum Formality: String, Choice {
  public static let choiceName = "formality"
  case formal, informal
}
