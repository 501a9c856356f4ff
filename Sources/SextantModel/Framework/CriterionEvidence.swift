/// Items put before the jury for a criterion.
public struct CriterionEvidence: Item {
  public static let kind = Kind("criterionEvidence", "criterionEvidence", in: .framework)

  public var id: ID<CriterionEvidence> = ""
  public var criterion: String = ""
  public var items: [AnyID] = []
  public var comment: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("criterion", \.criterion, .required),
    Field("items", \.items),
    Field("comment", \.comment),
    Field("evidence", \.evidence),
  ]
}
