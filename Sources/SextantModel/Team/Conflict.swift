/// A disagreement, its parties, and how it was settled.
public struct Conflict: Item {
  public static let kind = Kind("conflict", "conflicts", in: .team)

  public var id: ID<Conflict> = ""
  public var title: String = ""
  public var date: Day?
  public var parties: [AnyID] = []
  public var facts: String = ""
  public var needs: String = ""
  public var options: [String] = []
  public var agreement: String = ""
  public var mediator: ID<Person>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required, .personal),
    Field("date", \.date),
    Field("parties", \.parties, .to(["person", "vendor"]), .personal, .confidential),
    Field("facts", \.facts, .long, .personal, .confidential),
    Field("needs", \.needs, .long, .personal, .confidential),
    Field("options", \.options, .confidential),
    Field("agreement", \.agreement, .long, .personal, .confidential),
    Field("mediator", \.mediator),
    Field("evidence", \.evidence),
  ]
}
