/// The contract of a figure that tells whether an objective is being reached.
public struct Indicator: Item {
  public static let kind = Kind("indicator", "indicators", in: .measure)

  public var id: ID<Indicator> = ""
  public var name: String = ""
  public var definition: String = ""
  public var formula: String = ""
  public var unit: String = ""
  public var decimals: Int?
  public var family: IndicatorFamily?
  /// Further families it also tells about: e-mail clicks are engagement and clicks.
  public var otherFamilies: [IndicatorFamily] = []
  public var direction: IndicatorDirection?
  public var frequency: Frequency?
  public var source: ID<DataSource>?
  public var owner: ID<Person>?
  public var rationale: String = ""
  /// Where it stood before the plan; attainment is the share of the way from here to the target.
  public var baseline: Double?
  public var baselineDate: Day?
  public var targets: [IndicatorTarget] = []
  /// Where attention begins, between target and alert.
  public var warningThreshold: Double?
  public var alertThreshold: Double?
  public var upperThreshold: Double?
  public var correctiveAction: String = ""
  public var sectorValue: Double?
  public var isFollowed: Bool = true
  public var isBySegment: Bool = false
  public var costLines: [ID<BudgetLine>] = []
  /// Indicators whose product makes this one: sessions × conversion × basket.
  public var factors: [ID<Indicator>] = []
  public var objectives: [ID<Objective>] = []
  public var segments: [ID<Segment>] = []
  public var channels: [ID<Channel>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("definition", \.definition, .long),
    Field("formula", \.formula, .formula),
    Field("unit", \.unit),
    Field("decimals", \.decimals, .between(0, 6)),
    Field("family", \.family),
    Field("otherFamilies", \.otherFamilies),
    Field("direction", \.direction),
    Field("frequency", \.frequency),
    Field("source", \.source),
    Field("owner", \.owner),
    Field("rationale", \.rationale, .long),
    Field("baseline", \.baseline),
    Field("baselineDate", \.baselineDate),
    Field("targets", \.targets),
    Field("warningThreshold", \.warningThreshold),
    Field("alertThreshold", \.alertThreshold),
    Field("upperThreshold", \.upperThreshold),
    Field("correctiveAction", \.correctiveAction, .long),
    Field("sectorValue", \.sectorValue),
    Field("isFollowed", \.isFollowed),
    Field("isBySegment", \.isBySegment),
    Field("costLines", \.costLines),
    Field("factors", \.factors),
    Field("objectives", \.objectives),
    Field("segments", \.segments),
    Field("channels", \.channels),
    Field("evidence", \.evidence),
  ]
}

/// The value wanted by a day, at a horizon, or over one period alone.
public struct IndicatorTarget: Row {
  public static let rowName = "indicatorTarget"

  public var horizon: Horizon?
  public var date: Day?
  /// Where the value is wanted over this period alone: a month of a season, the whole year.
  public var period: Period?
  /// The value wanted; for a band, its lower end.
  public var value: Double?
  /// The upper end of a band.
  public var upperValue: Double?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("horizon", \.horizon),
    Field("date", \.date),
    Field("period", \.period),
    Field("value", \.value),
    Field("upperValue", \.upperValue),
  ]
}

public enum IndicatorFamily: String, Choice {
  public static let choiceName = "indicatorFamily"
  case traffic, audience, clicks, conversion, profitability, retention, engagement, reputation,
    satisfaction, responsibility, awareness, leads, reach, impressions, global, segmentRetention
}

public enum IndicatorDirection: String, Choice {
  public static let choiceName = "indicatorDirection"
  case higher, lower, band
}

public enum Frequency: String, Choice {
  public static let choiceName = "frequency"
  case daily, weekly, monthly, quarterly, halfYearly, yearly
}
