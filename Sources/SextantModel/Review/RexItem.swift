/// A strength or a weakness that a voice names.
public struct RexItem: Item {
  public static let kind = Kind("rexItem", "rexItems", in: .review)

  public var id: ID<RexItem> = ""
  public var text: String = ""
  public var rex: ID<Rex>?
  public var polarity: RexPolarity?
  public var voice: ID<Stakeholder>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("rex", \.rex),
    Field("polarity", \.polarity),
    Field("voice", \.voice),
    Field("evidence", \.evidence),
  ]
}

public enum RexPolarity: String, Choice {
  public static let choiceName = "rexPolarity"
  case strength, weakness
}
