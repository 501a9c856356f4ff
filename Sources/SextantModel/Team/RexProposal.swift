/// What a review note proposes.
public struct RexProposal: Item {
  public static let kind = Kind("rexProposal", "rexProposals", in: .team)

  public var id: ID<RexProposal> = ""
  public var text: String = ""
  public var note: ID<RexNote>?
  public var facts: [Int] = []
  public var owner: ID<Person>?
  public var due: Day?
  public var measuredBy: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("note", \.note),
    Field("facts", \.facts),
    Field("owner", \.owner),
    Field("due", \.due),
    Field("measuredBy", \.measuredBy),
    Field("evidence", \.evidence),
  ]
}
