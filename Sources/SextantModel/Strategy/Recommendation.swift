/// What the author advises, with its grounds, its cost and its limits.
public struct Recommendation: Item {
  public static let kind = Kind("recommendation", "recommendations", in: .strategy)

  public var id: ID<Recommendation> = ""
  public var title: String = ""
  public var argument: String = ""
  public var start: Day?
  public var end: Day?
  public var cost: Money?
  public var budgetShares: [BudgetShare] = []
  public var zeroCostReason: String = ""
  public var limits: String = ""
  public var alternative: String = ""
  public var reviewDate: Day?
  public var responsibilityNote: String = ""
  public var verdict: RecommendationVerdict?
  public var verdictReason: String = ""
  public var tags: [RecommendationTag] = []
  public var platformParts: [PlatformPart] = []
  public var concepts: [ID<Concept>] = []
  public var results: [ID<StudyResult>] = []
  public var signals: [ID<Signal>] = []
  public var matrixItems: [ID<MatrixItem>] = []
  public var rexItems: [ID<RexItem>] = []
  public var stakeholders: [ID<Stakeholder>] = []
  public var constraints: [ID<Constraint>] = []
  public var commitments: [ID<Commitment>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("argument", \.argument, .long),
    Field("start", \.start),
    Field("end", \.end),
    Field("cost", \.cost),
    Field("budgetShares", \.budgetShares),
    Field("zeroCostReason", \.zeroCostReason),
    Field("limits", \.limits, .long),
    Field("alternative", \.alternative, .long),
    Field("reviewDate", \.reviewDate),
    Field("responsibilityNote", \.responsibilityNote),
    Field("verdict", \.verdict),
    Field("verdictReason", \.verdictReason, .long),
    Field("tags", \.tags),
    Field("platformParts", \.platformParts),
    Field("concepts", \.concepts),
    Field("results", \.results),
    Field("signals", \.signals),
    Field("matrixItems", \.matrixItems),
    Field("rexItems", \.rexItems),
    Field("stakeholders", \.stakeholders),
    Field("constraints", \.constraints),
    Field("commitments", \.commitments),
    Field("evidence", \.evidence),
  ]
}

public enum RecommendationTag: String, Choice {
  public static let choiceName = "recommendationTag"
  case personalData, advertising, sales, image
}

public enum PlatformPart: String, Choice {
  public static let choiceName = "platformPart"
  case identity, values, vision, promise, ambition, story
}

public enum RecommendationVerdict: String, Choice {
  public static let choiceName = "recommendationVerdict"
  case accepted, refused
}
