/// One figure on a dashboard, with what it is compared to.
public struct Tile: Item {
  public static let kind = Kind("tile", "tiles", in: .measure)

  public var id: ID<Tile> = ""
  public var title: String = ""
  public var dashboard: ID<Dashboard>?
  public var indicator: ID<Indicator>?
  public var channels: [ID<Channel>] = []
  public var chart: ChartKind?
  public var baseline: Double?
  public var sectorValue: Double?
  public var isSplitByChannel: Bool = false
  /// Where it stands among the tiles of its dashboard: the lowest first.
  public var rank: Double?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("dashboard", \.dashboard),
    Field("indicator", \.indicator),
    Field("channels", \.channels),
    Field("chart", \.chart),
    Field("baseline", \.baseline),
    Field("sectorValue", \.sectorValue),
    Field("isSplitByChannel", \.isSplitByChannel),
    Field("rank", \.rank),
    Field("evidence", \.evidence),
  ]
}

public enum ChartKind: String, Choice {
  public static let choiceName = "chartKind"
  case figure, line, bars, table, gauge, funnel
}
