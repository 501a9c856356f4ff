/// What was spent on a line in a month.
public struct Actual: Item {
  public static let kind = Kind("actual", "actuals", in: .budget, .series(key: ["line", "month"]))

  public var id: ID<Actual> = ""
  public var line: ID<BudgetLine>?
  public var month: Period?
  public var amount: Money?
  public var note: String = ""
  /// The line's where it is left out.
  public var vatBasis: VatBasis?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("line", \.line, .required),
    Field("month", \.month, .required),
    Field("amount", \.amount),
    Field("note", \.note),
    Field("vatBasis", \.vatBasis),
  ]
}
