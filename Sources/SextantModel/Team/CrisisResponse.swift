/// What was decided and said after an event.
public struct CrisisResponse: Item {
  public static let kind = Kind("crisisResponse", "crisisResponses", in: .team)

  public var id: ID<CrisisResponse> = ""
  public var inject: ID<Inject>?
  public var at: Moment?
  public var owner: ID<Person>?
  public var action: String = ""
  public var message: String = ""
  public var facts: [StatedFact] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("inject", \.inject, .required),
    Field("at", \.at),
    Field("owner", \.owner),
    Field("action", \.action),
    Field("message", \.message, .long),
    Field("facts", \.facts),
    Field("evidence", \.evidence),
  ]
}

/// A fact as a message states it.
public struct StatedFact: Row {
  public static let rowName = "statedFact"

  public var subject: String = ""
  public var value: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("subject", \.subject, .required),
    Field("value", \.value),
  ]
}
