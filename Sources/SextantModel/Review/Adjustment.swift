/// What is changed because of a gap, or because money yields more elsewhere.
public struct Adjustment: Item {
  public static let kind = Kind("adjustment", "adjustments", in: .review)

  public var id: ID<Adjustment> = ""
  public var action: String = ""
  public var variances: [ID<VarianceNote>] = []
  public var indicators: [ID<Indicator>] = []
  /// The division of an envelope that proposes it.
  public var allocation: ID<BudgetAllocation>?
  public var owner: ID<Person>?
  public var decidedOn: Day?
  public var due: Day?
  public var appliedOn: Day?
  public var expectedGain: String = ""
  public var result: String = ""
  public var budgetDelta: Money?
  public var budgetLines: [ID<BudgetLine>] = []
  public var stage: ID<JourneyStage>?
  public var funnelStep: ID<Metric>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("action", \.action, .required),
    Field("variances", \.variances),
    Field("indicators", \.indicators),
    Field("allocation", \.allocation),
    Field("owner", \.owner),
    Field("decidedOn", \.decidedOn),
    Field("due", \.due),
    Field("appliedOn", \.appliedOn),
    Field("expectedGain", \.expectedGain),
    Field("result", \.result, .long),
    Field("budgetDelta", \.budgetDelta),
    Field("budgetLines", \.budgetLines),
    Field("stage", \.stage),
    Field("funnelStep", \.funnelStep),
    Field("evidence", \.evidence),
  ]
}
