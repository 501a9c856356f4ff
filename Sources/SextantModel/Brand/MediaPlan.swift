/// Where and when the campaign's space is bought.
public struct MediaPlan: Item {
  public static let kind = Kind("mediaPlan", "mediaPlans", in: .brand)

  public var id: ID<MediaPlan> = ""
  public var title: String = ""
  public var brief: ID<CreativeBrief>?
  public var campaign: ID<Campaign>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("brief", \.brief),
    Field("campaign", \.campaign),
    Field("evidence", \.evidence),
  ]
}
