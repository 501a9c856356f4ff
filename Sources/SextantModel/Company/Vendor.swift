/// A firm or freelancer that works for the company.
public struct Vendor: Item {
  public static let kind = Kind("vendor", "vendors", in: .company)

  public var id: ID<Vendor> = ""
  public var name: String = ""
  public var trade: String = ""
  public var contact: String = ""
  public var city: String = ""
  public var timeZone: String = ""
  public var languages: [String] = []
  public var isActive: Bool = true
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("trade", \.trade),
    Field("contact", \.contact, .personal),
    Field("city", \.city),
    Field("timeZone", \.timeZone),
    Field("languages", \.languages),
    Field("isActive", \.isActive),
    Field("evidence", \.evidence),
  ]
}
