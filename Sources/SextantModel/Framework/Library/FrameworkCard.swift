/// What a framework is, who owns it, and on what its version rests.
public struct FrameworkCard: Item {
  public static let kind = Kind("framework", "frameworks", in: .framework, .single, atRoot: true)

  public var id: ID<FrameworkCard> = "framework"
  public var code: String = ""
  public var version: String = ""
  public var fr: String = ""
  public var en: String = ""
  public var level: Int?
  public var owner: String = ""
  public var registryCode: String = ""
  public var legalReference: String = ""
  public var restsOnFr: String = ""
  public var restsOnEn: String = ""
  public var accommodationContactFr: String = ""
  public var accommodationContactEn: String = ""
  public var bases: [FactBasis] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("code", \.code, .required),
    Field("version", \.version, .required),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("level", \.level, .between(1, 8)),
    Field("owner", \.owner),
    Field("registryCode", \.registryCode),
    Field("legalReference", \.legalReference),
    Field("restsOnFr", \.restsOnFr, .long),
    Field("restsOnEn", \.restsOnEn, .long),
    Field("accommodationContactFr", \.accommodationContactFr, .long),
    Field("accommodationContactEn", \.accommodationContactEn, .long),
    Field("bases", \.bases),
  ]
}
