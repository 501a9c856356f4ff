/// A text, an image or a film to be published.
public struct ContentItem: Item {
  public static let kind = Kind("contentItem", "contentItems", in: .campaign)

  public var id: ID<ContentItem> = ""
  public var title: String = ""
  public var format: ContentFormat?
  public var body: String = ""
  public var facts: [QuotedFact] = []
  public var colours: [String] = []
  public var fonts: [String] = []
  public var state: ContentState?
  public var publishAt: Day?
  public var leadTimeDays: Int?
  public var accessibilityStatus: String = ""
  public var action: ID<Action>?
  public var campaign: ID<Campaign>?
  public var segments: [ID<Segment>] = []
  public var channels: [ID<Channel>] = []
  public var objectives: [ID<Objective>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("format", \.format),
    Field("body", \.body, .long),
    Field("facts", \.facts),
    Field("colours", \.colours),
    Field("fonts", \.fonts),
    Field("state", \.state),
    Field("publishAt", \.publishAt),
    Field("leadTimeDays", \.leadTimeDays, .lasts(.workingDays)),
    Field("accessibilityStatus", \.accessibilityStatus),
    Field("action", \.action),
    Field("campaign", \.campaign),
    Field("segments", \.segments),
    Field("channels", \.channels),
    Field("objectives", \.objectives),
    Field("evidence", \.evidence),
  ]
}

/// A price, date, percentage, name or link that a content states, and the dossier value it must equal.
public struct QuotedFact: Row {
  public static let rowName = "quotedFact"

  public var said: String = ""
  public var value: String = ""
  public var item: AnyID?
  public var field: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("said", \.said, .required),
    Field("value", \.value),
    Field("item", \.item, .about),
    Field("field", \.field),
  ]
}

public enum ContentState: String, Choice {
  public static let choiceName = "contentState"
  case draft, proposed, reviewed, approved, published
}
