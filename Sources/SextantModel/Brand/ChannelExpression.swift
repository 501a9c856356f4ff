/// How the brand speaks on a channel.
public struct ChannelExpression: Item {
  public static let kind = Kind("channelExpression", "channelExpressions", in: .brand)

  public var id: ID<ChannelExpression> = ""
  public var channel: ID<Channel>?
  public var tone: String = ""
  public var message: String = ""
  public var proof: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("channel", \.channel, .required),
    Field("tone", \.tone),
    Field("message", \.message),
    Field("proof", \.proof),
    Field("evidence", \.evidence),
  ]
}
