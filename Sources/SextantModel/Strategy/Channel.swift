/// A way to reach people: a site, a network, a catalogue, a shop.
public struct Channel: Item {
  public static let kind = Kind("channel", "channels", in: .strategy)

  public var id: ID<Channel> = ""
  public var name: String = ""
  public var channelKind: ChannelKind?
  public var side: JourneySide?
  /// What measuring tools call it: « Paid Search », « Google Ads ».
  public var toolNames: [String] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("channelKind", \.channelKind),
    Field("side", \.side),
    Field("toolNames", \.toolNames),
    Field("evidence", \.evidence),
  ]
}

public enum ChannelKind: String, Choice {
  public static let choiceName = "channelKind"
  case site, searchAds, social, email, display, affiliation, outdoor, print, shop, press, event,
    phone, `internal`
}
