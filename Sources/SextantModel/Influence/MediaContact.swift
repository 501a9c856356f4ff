/// A journalist or a newsroom.
public struct MediaContact: Item {
  public static let kind = Kind("mediaContact", "mediaContacts", in: .influence)

  public var id: ID<MediaContact> = ""
  public var name: String = ""
  public var media: String = ""
  public var beat: String = ""
  public var lastContact: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required, .personal),
    Field("media", \.media),
    Field("beat", \.beat),
    Field("lastContact", \.lastContact),
    Field("evidence", \.evidence),
  ]
}
