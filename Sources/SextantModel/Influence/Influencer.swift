/// Someone whose word carries with a segment.
public struct Influencer: Item {
  public static let kind = Kind("influencer", "influencers", in: .influence)

  public var id: ID<Influencer> = ""
  public var name: String = ""
  public var platform: String = ""
  public var audience: Int?
  public var beat: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required, .personal),
    Field("platform", \.platform),
    Field("audience", \.audience),
    Field("beat", \.beat),
    Field("evidence", \.evidence),
  ]
}
