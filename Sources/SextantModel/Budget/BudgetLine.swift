/// One expense of a budget.
public struct BudgetLine: Item {
  public static let kind = Kind("budgetLine", "budgetLines", in: .budget)

  public var id: ID<BudgetLine> = ""
  public var label: String = ""
  public var budget: ID<Budget>?
  public var nature: CostNature?
  public var driver: String = ""
  public var resourceKind: ResourceKind?
  public var origin: ResourceOrigin?
  public var department: ID<Department>?
  public var quantity: Double?
  public var unitLabel: String = ""
  public var unitCost: Money?
  public var amount: Money?
  public var phasing: [Money] = []
  public var justification: String = ""
  public var vatBasis: VatBasis?
  public var vatRate: Share?
  public var subEnvelope: String = ""
  public var person: ID<Person>?
  public var vendor: ID<Vendor>?
  public var channels: [ID<Channel>] = []
  public var objectives: [ID<Objective>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("budget", \.budget),
    Field("nature", \.nature),
    Field("driver", \.driver),
    Field("resourceKind", \.resourceKind),
    Field("origin", \.origin),
    Field("department", \.department),
    Field("quantity", \.quantity),
    Field("unitLabel", \.unitLabel),
    Field("unitCost", \.unitCost),
    Field("amount", \.amount),
    Field("phasing", \.phasing),
    Field("justification", \.justification, .long),
    Field("vatBasis", \.vatBasis),
    Field("vatRate", \.vatRate),
    Field("subEnvelope", \.subEnvelope),
    Field("person", \.person),
    Field("vendor", \.vendor, .belongsTo),
    Field("channels", \.channels),
    Field("objectives", \.objectives),
    Field("evidence", \.evidence),
  ]
}

public enum CostNature: String, Choice {
  public static let choiceName = "costNature"
  case fixed, variable
}

public enum ResourceOrigin: String, Choice {
  public static let choiceName = "resourceOrigin"
  case `internal`, external
}
