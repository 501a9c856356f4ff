/// What someone brought to the group's work on a day.
public struct Contribution: Item {
  public static let kind = Kind("contribution", "contributions", in: .team)

  public var id: ID<Contribution> = ""
  public var person: ID<Person>?
  public var date: Day?
  public var text: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("person", \.person, .required),
    Field("date", \.date),
    Field("text", \.text, .required),
    Field("evidence", \.evidence),
  ]
}
