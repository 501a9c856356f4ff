/// One part of what a solution costs over the time it is used, and where it is budgeted.
public struct CostItem: Row {
  public static let rowName = "costItem"

  public var label: String = ""
  public var costKind: CostKind?
  /// For the whole time, or each time it is paid where `payment` says so.
  public var amount: Money?
  public var payment: CostPayment?
  /// Units a month, for what is paid by use.
  public var unitsPerMonth: Int?
  /// The first month in which it is paid, counted from 1, and the last.
  public var fromMonth: Int?
  public var toMonth: Int?
  public var line: ID<BudgetLine>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("costKind", \.costKind),
    Field("amount", \.amount),
    Field("payment", \.payment),
    Field("unitsPerMonth", \.unitsPerMonth, .between(0, 1_000_000_000)),
    Field("fromMonth", \.fromMonth, .between(1, 600)),
    Field("toMonth", \.toMonth, .between(1, 600)),
    Field("line", \.line),
  ]
}

public enum CostKind: String, Choice {
  public static let choiceName = "costKind"
  case licence, integration, training, exit, other
}

/// When a part of a cost is paid.
public enum CostPayment: String, Choice {
  public static let choiceName = "costPayment"
  case once, monthly, yearly, byUse
}
