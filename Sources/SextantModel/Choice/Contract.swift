/// What was signed with a vendor, clause by clause.
public struct Contract: Item {
  public static let kind = Kind("contract", "contracts", in: .choice)

  public var id: ID<Contract> = ""
  public var vendor: ID<Vendor>?
  public var signedOn: Day?
  public var amountExclVat: Money?
  public var scope: String = ""
  public var deliverables: String = ""
  public var price: String = ""
  public var term: String = ""
  public var ending: String = ""
  public var confidentiality: String = ""
  public var personalData: String = ""
  public var intellectualProperty: String = ""
  public var liability: String = ""
  public var subcontracting: String = ""
  public var dueDiligence: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("vendor", \.vendor, .required, .belongsTo),
    Field("signedOn", \.signedOn),
    Field("amountExclVat", \.amountExclVat),
    Field("scope", \.scope),
    Field("deliverables", \.deliverables),
    Field("price", \.price),
    Field("term", \.term),
    Field("ending", \.ending),
    Field("confidentiality", \.confidentiality),
    Field("personalData", \.personalData),
    Field("intellectualProperty", \.intellectualProperty),
    Field("liability", \.liability),
    Field("subcontracting", \.subcontracting),
    Field("dueDiligence", \.dueDiligence),
    Field("evidence", \.evidence),
  ]
}
