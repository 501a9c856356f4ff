/// The part of a budget line that something uses.
public struct BudgetShare: Row {
  public static let rowName = "budgetShare"

  public var line: ID<BudgetLine>?
  public var amount: Money?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("line", \.line, .about),
    Field("amount", \.amount),
  ]
}
