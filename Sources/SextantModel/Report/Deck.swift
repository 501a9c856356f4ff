/// Slides for a talk.
public struct Deck: Item {
  public static let kind = Kind("deck", "decks", in: .report)

  public var id: ID<Deck> = ""
  public var title: String = ""
  public var assessment: String = ""
  public var audience: String = ""
  public var talkMinutes: Double?
  public var isCoverExcluded: Bool = false
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("assessment", \.assessment),
    Field("audience", \.audience),
    Field("talkMinutes", \.talkMinutes, .lasts(.minutes)),
    Field("isCoverExcluded", \.isCoverExcluded),
    Field("evidence", \.evidence),
  ]
}
