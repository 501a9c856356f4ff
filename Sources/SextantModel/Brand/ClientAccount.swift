/// A client of the agency's portfolio.
public struct ClientAccount: Item {
  public static let kind = Kind("clientAccount", "clientAccounts", in: .brand)

  public var id: ID<ClientAccount> = ""
  public var name: String = ""
  public var accountType: String = ""
  public var owner: String = ""
  public var revenue: Money?
  public var margin: Share?
  public var satisfaction: Double?
  public var lastContact: Day?
  public var nextContact: Day?
  public var renewal: Day?
  public var concentrationPlan: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("accountType", \.accountType),
    Field("owner", \.owner, .personal),
    Field("revenue", \.revenue),
    Field("margin", \.margin, .confidential),
    Field("satisfaction", \.satisfaction, .between(0, 10)),
    Field("lastContact", \.lastContact),
    Field("nextContact", \.nextContact),
    Field("renewal", \.renewal),
    Field("concentrationPlan", \.concentrationPlan, .confidential),
    Field("evidence", \.evidence),
  ]
}
