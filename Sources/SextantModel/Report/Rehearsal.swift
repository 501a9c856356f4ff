/// A talk given for practice, timed.
public struct Rehearsal: Item {
  public static let kind = Kind("rehearsal", "rehearsals", in: .report)

  public var id: ID<Rehearsal> = ""
  public var deck: ID<Deck>?
  public var date: Day?
  public var seconds: Int?
  public var note: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("deck", \.deck, .required),
    Field("date", \.date),
    Field("seconds", \.seconds, .lasts(.seconds)),
    Field("note", \.note),
    Field("evidence", \.evidence),
  ]
}
