/// What answers a deliverable that an assessment demands.
public struct Submission: Item {
  public static let kind = Kind("submission", "submissions", in: .framework)

  public var id: ID<Submission> = ""
  public var deliverable: String = ""
  public var items: [AnyID] = []
  public var file: String = ""
  public var authors: [ID<Person>] = []
  public var submittedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("deliverable", \.deliverable, .required),
    Field("items", \.items),
    Field("file", \.file),
    Field("authors", \.authors),
    Field("submittedOn", \.submittedOn),
    Field("evidence", \.evidence),
  ]
}
