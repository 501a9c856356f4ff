/// People, tools or money that actions call for.
public struct ResourceNeed: Item {
  public static let kind = Kind("resourceNeed", "resourceNeeds", in: .budget)

  public var id: ID<ResourceNeed> = ""
  public var label: String = ""
  public var resourceKind: ResourceKind?
  public var quantity: Double?
  public var unitLabel: String = ""
  public var period: Period?
  public var risk: String = ""
  public var actions: [ID<Action>] = []
  public var persons: [ID<Person>] = []
  public var lines: [ID<BudgetLine>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("resourceKind", \.resourceKind),
    Field("quantity", \.quantity),
    Field("unitLabel", \.unitLabel),
    Field("period", \.period),
    Field("risk", \.risk),
    Field("actions", \.actions),
    Field("persons", \.persons),
    Field("lines", \.lines),
    Field("evidence", \.evidence),
  ]
}
