/// An envelope and how it was approved.
public struct Budget: Item {
  public static let kind = Kind("budget", "budgets", in: .budget)

  public var id: ID<Budget> = ""
  public var title: String = ""
  public var start: Day?
  public var end: Day?
  public var envelope: Money?
  public var subEnvelopes: [SubEnvelope] = []
  public var contingency: Money?
  public var printedTotal: Money?
  public var vatBasis: VatBasis?
  /// The usual rate, for lines that state none of their own.
  public var vatRate: Share?
  public var state: BudgetState?
  /// The last day whose invoices are all in: the month it ends is closed for every line.
  public var closedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("start", \.start),
    Field("end", \.end),
    Field("envelope", \.envelope),
    Field("subEnvelopes", \.subEnvelopes),
    Field("contingency", \.contingency),
    Field("printedTotal", \.printedTotal),
    Field("vatBasis", \.vatBasis),
    Field("vatRate", \.vatRate),
    Field("state", \.state),
    Field("closedOn", \.closedOn),
    Field("evidence", \.evidence),
  ]
}

/// A part of the envelope kept for one use.
public struct SubEnvelope: Row {
  public static let rowName = "subEnvelope"

  public var name: String = ""
  public var amount: Money?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("amount", \.amount),
  ]
}

public enum BudgetState: String, Choice {
  public static let choiceName = "budgetState"
  case draft, submitted, approved
}
