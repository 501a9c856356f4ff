/// A round of talks on a client's terms.
public struct Negotiation: Item {
  public static let kind = Kind("negotiation", "negotiations", in: .brand)

  public var id: ID<Negotiation> = ""
  public var account: ID<ClientAccount>?
  public var date: Day?
  public var offer: String = ""
  public var floor: String = ""
  public var concession: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("account", \.account),
    Field("date", \.date),
    Field("offer", \.offer, .required),
    Field("floor", \.floor, .confidential),
    Field("concession", \.concession, .confidential),
    Field("evidence", \.evidence),
  ]
}
