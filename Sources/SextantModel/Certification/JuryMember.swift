/// Someone who judges.
public struct JuryMember: Item {
  public static let kind = Kind("juryMember", "juryMembers", in: .certification)

  public var id: ID<JuryMember> = ""
  public var name: String = ""
  public var familyName: String = ""
  public var gender: JurorGender?
  public var profession: String = ""
  public var employer: String = ""
  /// Neither of the certifier nor of the body that trains.
  public var isExternal: Bool = false
  /// Works, or worked, in the occupation that the certification is about.
  public var isOfProfession: Bool = false
  public var isQualified: Bool = false
  public var qualification: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required, .personal),
    Field("familyName", \.familyName, .personal),
    Field("gender", \.gender, .personal),
    Field("profession", \.profession, .personal),
    Field("employer", \.employer, .personal),
    Field("isExternal", \.isExternal),
    Field("isOfProfession", \.isOfProfession),
    Field("isQualified", \.isQualified),
    Field("qualification", \.qualification, .personal),
    Field("evidence", \.evidence),
  ]
}

/// What a balanced panel is counted by; nobody has to say.
public enum JurorGender: String, Choice {
  public static let choiceName = "jurorGender"
  case woman, man, other
}
