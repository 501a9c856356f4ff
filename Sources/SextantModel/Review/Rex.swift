/// A look back on a campaign with all who took part.
public struct Rex: Item {
  public static let kind = Kind("rex", "rexes", in: .review)

  public var id: ID<Rex> = ""
  public var title: String = ""
  public var campaign: ID<Campaign>?
  public var method: String = ""
  public var date: Day?
  public var expectedVoices: [ID<Stakeholder>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("campaign", \.campaign),
    Field("method", \.method),
    Field("date", \.date),
    Field("expectedVoices", \.expectedVoices),
    Field("evidence", \.evidence),
  ]
}
