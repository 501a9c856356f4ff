/// What is asked of those who will imagine the campaign.
public struct CreativeBrief: Item {
  public static let kind = Kind("creativeBrief", "creativeBriefs", in: .brand)

  public var id: ID<CreativeBrief> = ""
  public var title: String = ""
  public var campaign: ID<Campaign>?
  public var objectives: [BriefObjective] = []
  public var budget: Money?
  public var reserveNote: String = ""
  public var segments: [ID<Segment>] = []
  public var messages: [String] = []
  public var axes: [String] = []
  public var insights: [ID<Insight>] = []
  public var deadline: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("campaign", \.campaign),
    Field("objectives", \.objectives),
    Field("budget", \.budget),
    Field("reserveNote", \.reserveNote),
    Field("segments", \.segments),
    Field("messages", \.messages),
    Field("axes", \.axes),
    Field("insights", \.insights),
    Field("deadline", \.deadline),
    Field("evidence", \.evidence),
  ]
}

/// An objective of a brief, with its figure.
public struct BriefObjective: Row {
  public static let rowName = "briefObjective"

  public var text: String = ""
  public var figure: Double?
  public var unit: String = ""
  public var indicator: ID<Indicator>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("figure", \.figure),
    Field("unit", \.unit),
    Field("indicator", \.indicator),
  ]
}
