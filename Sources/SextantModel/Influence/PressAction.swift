/// Something told to the press.
public struct PressAction: Item {
  public static let kind = Kind("pressAction", "pressActions", in: .influence)

  public var id: ID<PressAction> = ""
  public var title: String = ""
  public var angle: String = ""
  public var date: Day?
  public var campaign: ID<Campaign>?
  public var contacts: [ID<MediaContact>] = []
  public var spokesperson: ID<Person>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("angle", \.angle),
    Field("date", \.date),
    Field("campaign", \.campaign),
    Field("contacts", \.contacts),
    Field("spokesperson", \.spokesperson),
    Field("evidence", \.evidence),
  ]
}
