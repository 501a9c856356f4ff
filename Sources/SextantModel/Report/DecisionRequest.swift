/// What management is asked to decide, at what cost, by when.
public struct DecisionRequest: Item {
  public static let kind = Kind("decisionRequest", "decisionRequests", in: .report)

  public var id: ID<DecisionRequest> = ""
  public var text: String = ""
  public var options: [String] = []
  public var cost: Money?
  public var effect: String = ""
  public var deadline: Day?
  public var decision: String = ""
  public var decidedOn: Day?
  public var deck: ID<Deck>?
  public var items: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("options", \.options),
    Field("cost", \.cost),
    Field("effect", \.effect),
    Field("deadline", \.deadline),
    Field("decision", \.decision, .long),
    Field("decidedOn", \.decidedOn),
    Field("deck", \.deck),
    Field("items", \.items),
    Field("evidence", \.evidence),
  ]
}
