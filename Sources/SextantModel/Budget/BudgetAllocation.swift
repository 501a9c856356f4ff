/// An envelope to be divided over budget lines, with what each line is known to yield.
public struct BudgetAllocation: Item {
  public static let kind = Kind("allocation", "allocations", in: .budget)

  public var id: ID<BudgetAllocation> = ""
  public var title: String = ""
  public var budget: ID<Budget>?
  /// What is divided, for all periods together; what the lines add up to where it is left out.
  public var envelope: Money?
  public var span: AllocationSpan?
  /// What is yielded: the metric that history is taken from, and what its results are called.
  public var result: ID<Metric>?
  public var resultName: String = ""
  /// How much each period counts beside an ordinary one; 1 where it is left out.
  public var seasons: [Double] = []
  public var entries: [AllocationEntry] = []
  public var note: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("budget", \.budget),
    Field("envelope", \.envelope),
    Field("span", \.span),
    Field("result", \.result),
    Field("resultName", \.resultName),
    Field("seasons", \.seasons),
    Field("entries", \.entries),
    Field("note", \.note, .long),
    Field("evidence", \.evidence),
  ]
}

/// Whether the envelope is divided for the whole time at once, or month by month.
public enum AllocationSpan: String, Choice {
  public static let choiceName = "allocationSpan"
  case whole, months
}

/// A line that the envelope may feed: its bounds, and its response curve unless history gives one.
///
/// Bounds and written curves are those of one period: of a month where the envelope is divided month
/// by month.
public struct AllocationEntry: Row {
  public static let rowName = "allocationEntry"

  public var line: ID<BudgetLine>?
  public var least: Money?
  public var most: Money?
  /// Settled: keeps what the current plan gives it.
  public var isPinned: Bool = false
  public var curve: CurveKind?
  /// What the curve nears, or multiplies, in results.
  public var scale: Double?
  /// The spending, in units of currency, that sets the curve's pace; for a threshold, the spending
  /// that yields half.
  public var pace: Double?
  /// The exponent of a power, the steepness of a threshold.
  public var bend: Double?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("line", \.line, .required),
    Field("least", \.least),
    Field("most", \.most),
    Field("isPinned", \.isPinned),
    Field("curve", \.curve),
    Field("scale", \.scale),
    Field("pace", \.pace),
    Field("bend", \.bend),
  ]
}

/// The shape of a response curve: what more money yields.
public enum CurveKind: String, Choice {
  public static let choiceName = "curveKind"
  case power, logarithmic, exponential, hyperbolic, threshold
}
