/// What an audit says of one criterion.
public struct AuditResult: Item {
  public static let kind = Kind(
    "auditResult", "auditResults", in: .quality, .series(key: ["audit", "criterion"]))

  public var id: ID<AuditResult> = ""
  public var audit: ID<AccessibilityAudit>?
  public var criterion: String = ""
  public var status: AuditStatus?
  public var proof: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("audit", \.audit, .required),
    Field("criterion", \.criterion, .required),
    Field("status", \.status),
    Field("proof", \.proof),
  ]
}

public enum AuditStatus: String, Choice {
  public static let choiceName = "auditStatus"
  case pass, fail, notApplicable
}
