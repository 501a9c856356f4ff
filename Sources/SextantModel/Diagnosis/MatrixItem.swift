/// One statement of the diagnosis, in a cell of a matrix.
public struct MatrixItem: Item {
  public static let kind = Kind("matrixItem", "matrixItems", in: .diagnosis)

  public var id: ID<MatrixItem> = ""
  public var text: String = ""
  public var matrix: ID<Matrix>?
  public var cell: MatrixCell?
  public var competitor: ID<Competitor>?
  public var aspect: MarketAspect?
  public var impact: Int?
  public var likelihood: Int?
  public var rank: Int?
  public var tieBreak: String = ""
  public var signals: [ID<Signal>] = []
  public var results: [ID<StudyResult>] = []
  public var indicators: [ID<Indicator>] = []
  public var acceptance: String = ""
  public var comment: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("matrix", \.matrix),
    Field("cell", \.cell),
    Field("competitor", \.competitor),
    Field("aspect", \.aspect),
    Field("impact", \.impact, .between(1, 5)),
    Field("likelihood", \.likelihood, .between(1, 5)),
    Field("rank", \.rank, .between(1, 99)),
    Field("tieBreak", \.tieBreak),
    Field("signals", \.signals),
    Field("results", \.results),
    Field("indicators", \.indicators),
    Field("acceptance", \.acceptance),
    Field("comment", \.comment),
    Field("evidence", \.evidence),
  ]
}

public enum MatrixCell: String, Choice {
  public static let choiceName = "matrixCell"
  case strengths, weaknesses, opportunities, threats, political, economic, social, technological,
    environmental, legal, demand, competition, keyPartners, keyActivities, keyResources,
    valuePropositions, customerRelationships, channels, customerSegments, costStructure,
    revenueStreams, product, price, place, promotion, people, process, physicalEvidence
}

public enum MarketAspect: String, Choice {
  public static let choiceName = "marketAspect"
  case demand, legal, competition, technology, regulation, economy, social, environment
}
