/// Who may enter the steering tool, and as what.
public struct AccessGrant: Item {
  public static let kind = Kind("accessGrant", "accessGrants", in: .project)

  public var id: ID<AccessGrant> = ""
  public var tool: ID<SteeringTool>?
  public var party: AnyID?
  public var role: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("tool", \.tool, .required),
    Field("party", \.party, .required, .to(["stakeholder", "person", "vendor"]), .belongsTo),
    Field("role", \.role),
    Field("evidence", \.evidence),
  ]
}
