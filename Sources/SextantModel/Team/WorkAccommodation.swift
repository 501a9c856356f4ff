/// How someone's work is arranged; the need is functional, never medical.
public struct WorkAccommodation: Item {
  public static let kind = Kind("workAccommodation", "workAccommodations", in: .team)

  public var id: ID<WorkAccommodation> = ""
  public var person: ID<Person>?
  public var need: String = ""
  public var measure: String = ""
  public var owner: ID<Person>?
  public var startsOn: Day?
  public var appliedAt: Day?
  public var endsOn: Day?
  /// Hours of work a week while it lasts; as before where nothing is said.
  public var weeklyHours: Double?
  public var documentsLeadHours: Int?
  public var tools: [ID<SteeringTool>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("person", \.person, .required),
    Field("need", \.need, .personal, .confidential),
    Field("measure", \.measure, .required, .personal),
    Field("owner", \.owner),
    Field("startsOn", \.startsOn),
    Field("appliedAt", \.appliedAt),
    Field("endsOn", \.endsOn),
    Field("weeklyHours", \.weeklyHours, .unit("h"), .between(0, 60)),
    Field("documentsLeadHours", \.documentsLeadHours, .lasts(.hours)),
    Field("tools", \.tools),
    Field("evidence", \.evidence),
  ]
}
