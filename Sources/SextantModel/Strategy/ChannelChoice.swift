/// Why a channel is kept for a segment and an objective.
public struct ChannelChoice: Item {
  public static let kind = Kind("channelChoice", "channelChoices", in: .strategy)

  public var id: ID<ChannelChoice> = ""
  public var channel: ID<Channel>?
  public var reason: String = ""
  public var audience: AudienceKind?
  public var segments: [ID<Segment>] = []
  public var objectives: [ID<Objective>] = []
  public var matrixItems: [ID<MatrixItem>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("channel", \.channel, .required),
    Field("reason", \.reason),
    Field("audience", \.audience),
    Field("segments", \.segments),
    Field("objectives", \.objectives),
    Field("matrixItems", \.matrixItems),
    Field("evidence", \.evidence),
  ]
}
