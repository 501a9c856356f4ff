/// What a partner is shown of the dossier, and what they may do with it.
public struct PartnerShare: Item {
  public static let kind = Kind("partnerShare", "partnerShares", in: .company)

  public var id: ID<PartnerShare> = ""
  public var vendor: ID<Vendor>?
  public var items: [AnyID] = []
  public var mayComment: Bool = true
  public var mayEdit: Bool = false
  public var until: Day?
  public var note: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("vendor", \.vendor, .required, .belongsTo),
    Field("items", \.items),
    Field("mayComment", \.mayComment),
    Field("mayEdit", \.mayEdit),
    Field("until", \.until),
    Field("note", \.note),
  ]
}
