/// A question the jury may ask, and the answer prepared.
public struct AnticipatedQuestion: Item {
  public static let kind = Kind("anticipatedQuestion", "anticipatedQuestions", in: .report)

  public var id: ID<AnticipatedQuestion> = ""
  public var text: String = ""
  public var answer: String = ""
  public var deck: ID<Deck>?
  public var items: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("answer", \.answer, .long),
    Field("deck", \.deck),
    Field("items", \.items),
    Field("evidence", \.evidence),
  ]
}
