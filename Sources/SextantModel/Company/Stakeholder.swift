/// Someone whom the plan affects or needs.
public struct Stakeholder: Item {
  public static let kind = Kind("stakeholder", "stakeholders", in: .company)

  public var id: ID<Stakeholder> = ""
  public var name: String = ""
  public var group: StakeholderGroup?
  public var isInternal: Bool = false
  public var expectations: String = ""
  public var engagement: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required, .personal),
    Field("group", \.group),
    Field("isInternal", \.isInternal),
    Field("expectations", \.expectations, .long),
    Field("engagement", \.engagement, .long),
    Field("evidence", \.evidence),
  ]
}

public enum StakeholderGroup: String, Choice {
  public static let choiceName = "stakeholderGroup"
  case management, unit, team, vendor, client, association, `public`, press, salesPoint
}
