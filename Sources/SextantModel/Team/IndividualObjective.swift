/// What one person must reach.
public struct IndividualObjective: Item {
  public static let kind = Kind("individualObjective", "individualObjectives", in: .team)

  public var id: ID<IndividualObjective> = ""
  public var text: String = ""
  public var person: ID<Person>?
  public var measure: String = ""
  public var due: Day?
  public var objectives: [ID<Objective>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required, .personal),
    Field("person", \.person),
    Field("measure", \.measure, .personal),
    Field("due", \.due),
    Field("objectives", \.objectives),
    Field("evidence", \.evidence),
  ]
}
