/// An image, a film or a document used in contents.
public struct Asset: Item {
  public static let kind = Kind("asset", "assets", in: .campaign)

  public var id: ID<Asset> = ""
  public var title: String = ""
  public var assetKind: AssetKind?
  public var content: ID<ContentItem>?
  public var altText: String = ""
  public var isDecorative: Bool = false
  public var hasCaptions: Bool = false
  public var transcript: String = ""
  public var rights: String = ""
  public var weightKb: Double?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("assetKind", \.assetKind),
    Field("content", \.content),
    Field("altText", \.altText),
    Field("isDecorative", \.isDecorative),
    Field("hasCaptions", \.hasCaptions),
    Field("transcript", \.transcript),
    Field("rights", \.rights),
    Field("weightKb", \.weightKb, .unit("kB")),
    Field("evidence", \.evidence),
  ]
}

public enum AssetKind: String, Choice {
  public static let choiceName = "assetKind"
  case image, video, audio, document
}
