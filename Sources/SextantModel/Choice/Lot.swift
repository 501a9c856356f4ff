/// A part of a consultation that is chosen on its own.
public struct Lot: Item {
  public static let kind = Kind("lot", "lots", in: .choice)

  public var id: ID<Lot> = ""
  public var name: String = ""
  public var consultation: ID<Consultation>?
  public var productionType: String = ""
  public var choiceArgument: String = ""
  public var omittedCriteria: [OmittedCriterion] = []
  public var judgements: [CriterionJudgement] = []
  public var priceScoring: PriceScoring?
  public var priceBasis: PriceBasis?
  public var ownershipMonths: Int?
  public var discountRate: Share?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("consultation", \.consultation),
    Field("productionType", \.productionType),
    Field("choiceArgument", \.choiceArgument, .long),
    Field("omittedCriteria", \.omittedCriteria),
    Field("judgements", \.judgements),
    Field("priceScoring", \.priceScoring),
    Field("priceBasis", \.priceBasis),
    Field("ownershipMonths", \.ownershipMonths, .between(1, 600)),
    Field("discountRate", \.discountRate, .between(0, 100)),
    Field("evidence", \.evidence),
  ]
}

/// A named criterion that does not apply to a lot, and why.
public struct OmittedCriterion: Row {
  public static let rowName = "omittedCriterion"

  public var topic: CriterionTopic?
  public var reason: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("topic", \.topic),
    Field("reason", \.reason, .required),
  ]
}
