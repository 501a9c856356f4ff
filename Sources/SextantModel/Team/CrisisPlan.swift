/// Who does what when a crisis breaks.
public struct CrisisPlan: Item {
  public static let kind = Kind("crisisPlan", "crisisPlans", in: .team)

  public var id: ID<CrisisPlan> = ""
  public var title: String = ""
  public var spokespersons: [ID<Person>] = []
  public var roles: [CrisisRole] = []
  public var holdingMessages: [String] = []
  public var exercisedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("spokespersons", \.spokespersons),
    Field("roles", \.roles),
    Field("holdingMessages", \.holdingMessages),
    Field("exercisedOn", \.exercisedOn),
    Field("evidence", \.evidence),
  ]
}

/// A role in a crisis cell.
public struct CrisisRole: Row {
  public static let rowName = "crisisRole"

  public var role: String = ""
  public var person: ID<Person>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("role", \.role, .required),
    Field("person", \.person),
  ]
}
