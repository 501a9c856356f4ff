/// Days on which someone does not work.
public struct Absence: Item {
  public static let kind = Kind("absence", "absences", in: .team)

  public var id: ID<Absence> = ""
  public var person: ID<Person>?
  public var start: Day?
  public var end: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("person", \.person, .required),
    Field("start", \.start),
    Field("end", \.end),
    Field("evidence", \.evidence),
  ]
}
