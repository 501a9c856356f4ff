/// How work with a department or a vendor is kept in step.
public struct CoordinationRule: Item {
  public static let kind = Kind("coordinationRule", "coordinationRules", in: .project)

  public var id: ID<CoordinationRule> = ""
  public var party: AnyID?
  public var tool: String = ""
  public var mode: String = ""
  public var frequency: String = ""
  public var contact: String = ""
  public var escalation: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("party", \.party, .required, .to(["department", "vendor"]), .belongsTo),
    Field("tool", \.tool),
    Field("mode", \.mode),
    Field("frequency", \.frequency),
    Field("contact", \.contact, .personal),
    Field("escalation", \.escalation),
    Field("evidence", \.evidence),
  ]
}
