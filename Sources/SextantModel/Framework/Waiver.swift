/// Why a finding is accepted as it stands; shown to the jury.
public struct Waiver: Item {
  public static let kind = Kind("waiver", "waivers", in: .framework)

  public var id: ID<Waiver> = ""
  public var check: String = ""
  public var item: AnyID?
  public var field: String = ""
  public var reason: String = ""
  public var signedBy: ID<Person>?
  public var date: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("check", \.check, .required),
    Field("item", \.item, .about),
    Field("field", \.field),
    Field("reason", \.reason, .required),
    Field("signedBy", \.signedBy),
    Field("date", \.date),
    Field("evidence", \.evidence),
  ]
}
