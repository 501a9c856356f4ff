/// The question the thesis answers.
public struct ResearchQuestion: Item {
  public static let kind = Kind("researchQuestion", "researchQuestions", in: .research)

  public var id: ID<ResearchQuestion> = ""
  public var text: String = ""
  public var isMain: Bool = true
  public var matrixItems: [ID<MatrixItem>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("isMain", \.isMain),
    Field("matrixItems", \.matrixItems),
    Field("evidence", \.evidence),
  ]
}
