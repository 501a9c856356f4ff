/// Money promised to somebody and not all spent yet: an order signed, a contract running.
public struct BudgetCommitment: Item {
  public static let kind = Kind("budgetCommitment", "budgetCommitments", in: .budget)

  public var id: ID<BudgetCommitment> = ""
  public var label: String = ""
  public var line: ID<BudgetLine>?
  public var reference: String = ""
  public var signedOn: Day?
  public var due: Day?
  public var amount: Money?
  /// What of it has been invoiced, and so stands in the actuals.
  public var invoiced: Money?
  /// Of both amounts; the line's where it is left out.
  public var vatBasis: VatBasis?
  public var vendor: ID<Vendor>?
  public var contract: ID<Contract>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("line", \.line),
    Field("reference", \.reference),
    Field("signedOn", \.signedOn),
    Field("due", \.due),
    Field("amount", \.amount),
    Field("invoiced", \.invoiced),
    Field("vatBasis", \.vatBasis),
    Field("vendor", \.vendor, .belongsTo),
    Field("contract", \.contract),
    Field("evidence", \.evidence),
  ]

  /// What is still to come of it; nothing where more was invoiced than promised.
  public var open: Money { max(.zero, (amount ?? .zero) - (invoiced ?? .zero)) }
}

extension Examination {
  /// What is promised and not invoiced yet, line by line and in the basis of the line's budget:
  /// commitments signed by today, and those that state no day.
  public var openCommitments: [ID<BudgetLine>: Money] {
    var open: [ID<BudgetLine>: Money] = [:]
    let bases = budgetBases()
    for commitment in all(BudgetCommitment.self) {
      guard let line = commitment.line, commitment.signedOn.map({ $0 <= today }) ?? true else {
        continue
      }
      open[line, default: .zero] += bases.open(of: commitment, on: find(line))
    }
    return open
  }
}
