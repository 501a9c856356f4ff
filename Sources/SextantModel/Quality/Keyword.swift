/// Words that people search for, and the page that answers.
public struct Keyword: Item {
  public static let kind = Kind("keyword", "keywords", in: .quality)

  public var id: ID<Keyword> = ""
  public var text: String = ""
  public var volume: Int?
  public var volumeSource: String = ""
  public var intent: SearchIntent?
  public var difficulty: Int?
  public var isPrimary: Bool = true
  public var pages: [ID<PageSnapshot>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("volume", \.volume),
    Field("volumeSource", \.volumeSource),
    Field("intent", \.intent),
    Field("difficulty", \.difficulty, .between(0, 100)),
    Field("isPrimary", \.isPrimary),
    Field("pages", \.pages),
    Field("evidence", \.evidence),
  ]
}

public enum SearchIntent: String, Choice {
  public static let choiceName = "searchIntent"
  case informational, navigational, commercial, transactional
}
