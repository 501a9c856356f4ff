/// Someone who judges.
public struct JuryMember: Item {
  public static let kind = Kind("juryMember", "juryMembers", in: .certification)

  public var id: ID<JuryMember> = ""
  public var name: String = ""
  public var profession: String = ""
  public var employer: String = ""
  public var isExternal: Bool = false
  public var qualification: String = ""
  public var declaredLinks: [String] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required, .personal),
    Field("profession", \.profession, .personal),
    Field("employer", \.employer, .personal),
    Field("isExternal", \.isExternal),
    Field("qualification", \.qualification, .personal),
    Field("declaredLinks", \.declaredLinks, .personal, .confidential),
    Field("evidence", \.evidence),
  ]
}
