/// What a study has shown.
public struct StudyResult: Item {
  public static let kind = Kind("studyResult", "studyResults", in: .research)

  public var id: ID<StudyResult> = ""
  public var text: String = ""
  public var study: ID<Study>?
  public var strength: ResultStrength?
  /// The calculator that gave it, and what it was told.
  public var calculator: CalculatorName?
  public var inputs: [CalculationInput] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("study", \.study),
    Field("strength", \.strength),
    Field("calculator", \.calculator),
    Field("inputs", \.inputs),
    Field("evidence", \.evidence),
  ]
}

public enum ResultStrength: String, Choice {
  public static let choiceName = "resultStrength"
  case weak, medium, strong
}
