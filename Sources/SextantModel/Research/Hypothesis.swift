/// A possible answer to the research question, to be tested.
public struct Hypothesis: Item {
  public static let kind = Kind("hypothesis", "hypotheses", in: .research)

  public var id: ID<Hypothesis> = ""
  public var text: String = ""
  public var question: ID<ResearchQuestion>?
  public var concepts: [ID<Concept>] = []
  public var studies: [ID<Study>] = []
  public var verdict: HypothesisVerdict?
  public var reasons: String = ""
  public var results: [ID<StudyResult>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("question", \.question),
    Field("concepts", \.concepts),
    Field("studies", \.studies),
    Field("verdict", \.verdict),
    Field("reasons", \.reasons, .long),
    Field("results", \.results),
    Field("evidence", \.evidence),
  ]
}

public enum HypothesisVerdict: String, Choice {
  public static let choiceName = "hypothesisVerdict"
  case validated, refuted, partial
}
