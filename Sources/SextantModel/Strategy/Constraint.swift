/// A rule of law or a standard that the plan must respect.
public struct Constraint: Item {
  public static let kind = Kind("constraint", "constraints", in: .strategy)

  public var id: ID<Constraint> = ""
  public var rule: String = ""
  public var article: String = ""
  public var owner: ID<Person>?
  public var checkedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("rule", \.rule, .required),
    Field("article", \.article),
    Field("owner", \.owner),
    Field("checkedOn", \.checkedOn),
    Field("evidence", \.evidence),
  ]
}
