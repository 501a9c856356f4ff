/// A step of a process.
public struct ProcessStep: Item {
  public static let kind = Kind("processStep", "processSteps", in: .review)

  public var id: ID<ProcessStep> = ""
  public var name: String = ""
  public var process: ID<ProcessMap>?
  public var order: Int?
  public var owner: ID<Person>?
  public var durationDays: Double?
  public var weakness: String = ""
  public var acceptance: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("process", \.process),
    Field("order", \.order),
    Field("owner", \.owner),
    Field("durationDays", \.durationDays, .lasts(.workingDays)),
    Field("weakness", \.weakness),
    Field("acceptance", \.acceptance),
    Field("evidence", \.evidence),
  ]
}
