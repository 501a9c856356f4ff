/// What a vendor proposes for a lot.
public struct Offer: Item {
  public static let kind = Kind("offer", "offers", in: .choice)

  public var id: ID<Offer> = ""
  public var name: String = ""
  public var lot: ID<Lot>?
  public var vendor: ID<Vendor>?
  public var price: Money?
  public var costs36: [CostItem] = []
  public var requiredSkills: [SkillLevel] = []
  public var users: Int?
  public var licences: Int?
  /// Conditions met, by topic; what is not met, or has no topic, is an answer.
  public var meets: [CriterionTopic] = []
  public var answers: [ConditionAnswer] = []
  public var isRetained: Bool = false
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("lot", \.lot),
    Field("vendor", \.vendor, .belongsTo),
    Field("price", \.price),
    Field("costs36", \.costs36),
    Field("requiredSkills", \.requiredSkills),
    Field("users", \.users),
    Field("licences", \.licences),
    Field("meets", \.meets),
    Field("answers", \.answers),
    Field("isRetained", \.isRetained),
    Field("evidence", \.evidence),
  ]
}
