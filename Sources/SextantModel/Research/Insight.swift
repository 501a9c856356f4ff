/// A tension of the customer's that a message or an offer can answer.
public struct Insight: Item {
  public static let kind = Kind("insight", "insights", in: .research)

  public var id: ID<Insight> = ""
  public var text: String = ""
  public var tension: Tension?
  public var isRetained: Bool = true
  public var results: [ID<StudyResult>] = []
  public var needs: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("tension", \.tension),
    Field("isRetained", \.isRetained),
    Field("results", \.results),
    Field("needs", \.needs, .to(["orientation", "objective"])),
    Field("evidence", \.evidence),
  ]
}

public enum Tension: String, Choice {
  public static let choiceName = "tension"
  case expectation, brake, motive
}
