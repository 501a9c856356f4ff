/// What offers are judged on, and how much it weighs.
public struct SelectionCriterion: Item {
  public static let kind = Kind("selectionCriterion", "selectionCriteria", in: .choice)

  public var id: ID<SelectionCriterion> = ""
  public var name: String = ""
  public var lot: ID<Lot>?
  public var topic: CriterionTopic?
  public var scale: String = ""
  public var weight: Double?
  public var least: Double?
  public var requirement: ID<Requirement>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("lot", \.lot),
    Field("topic", \.topic),
    Field("scale", \.scale),
    Field("weight", \.weight, .between(0, 100)),
    Field("least", \.least, .between(0, 5)),
    Field("requirement", \.requirement),
    Field("evidence", \.evidence),
  ]
}
