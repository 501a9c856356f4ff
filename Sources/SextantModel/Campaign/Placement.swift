/// A link that brings people in, with its campaign tags.
public struct Placement: Item {
  public static let kind = Kind("placement", "placements", in: .campaign)

  public var id: ID<Placement> = ""
  public var name: String = ""
  public var placementKind: PlacementKind?
  public var url: String = ""
  public var utmSource: String = ""
  public var utmMedium: String = ""
  public var utmCampaign: String = ""
  public var action: ID<Action>?
  public var channel: ID<Channel>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("placementKind", \.placementKind),
    Field("url", \.url),
    Field("utmSource", \.utmSource),
    Field("utmMedium", \.utmMedium),
    Field("utmCampaign", \.utmCampaign),
    Field("action", \.action),
    Field("channel", \.channel),
    Field("evidence", \.evidence),
  ]
}

public enum PlacementKind: String, Choice {
  public static let choiceName = "placementKind"
  case paid, email, organic
}
