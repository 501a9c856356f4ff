/// What the company wants to reach, by when and measured how.
public struct Objective: Item {
  public static let kind = Kind("objective", "objectives", in: .strategy)

  public var id: ID<Objective> = ""
  public var text: String = ""
  public var baseline: Double?
  public var target: Double?
  public var unit: String = ""
  public var direction: Direction?
  public var start: Day?
  public var deadline: Day?
  public var ambitionNote: String = ""
  public var realismNote: String = ""
  public var ecologicalNote: String = ""
  public var state: ObjectiveState?
  public var orientations: [ID<Orientation>] = []
  public var segments: [ID<Segment>] = []
  public var matrixItems: [ID<MatrixItem>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("baseline", \.baseline),
    Field("target", \.target),
    Field("unit", \.unit),
    Field("direction", \.direction),
    Field("start", \.start),
    Field("deadline", \.deadline),
    Field("ambitionNote", \.ambitionNote, .long),
    Field("realismNote", \.realismNote, .long),
    Field("ecologicalNote", \.ecologicalNote, .long),
    Field("state", \.state),
    Field("orientations", \.orientations),
    Field("segments", \.segments),
    Field("matrixItems", \.matrixItems),
    Field("evidence", \.evidence),
  ]
}

public enum Direction: String, Choice {
  public static let choiceName = "direction"
  case increase, decrease, keep
}

public enum ObjectiveState: String, Choice {
  public static let choiceName = "objectiveState"
  case proposed, adopted, abandoned
}
