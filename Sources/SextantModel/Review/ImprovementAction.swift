/// What will be done better, and what it should bring.
public struct ImprovementAction: Item {
  public static let kind = Kind("improvementAction", "improvementActions", in: .review)

  public var id: ID<ImprovementAction> = ""
  public var title: String = ""
  public var origins: [AnyID] = []
  public var expectedGain: Double?
  public var gainUnit: String = ""
  public var gainMethod: String = ""
  public var gainFormula: String = ""
  public var gainPeriod: Period?
  public var start: Day?
  public var end: Day?
  public var owner: ID<Person>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field(
      "origins", \.origins,
      .to(["rexItem", "processStep", "matrixItem", "studyResult", "varianceNote", "indicator"])),
    Field("expectedGain", \.expectedGain),
    Field("gainUnit", \.gainUnit),
    Field("gainMethod", \.gainMethod),
    Field("gainFormula", \.gainFormula, .formula),
    Field("gainPeriod", \.gainPeriod),
    Field("start", \.start),
    Field("end", \.end),
    Field("owner", \.owner),
    Field("evidence", \.evidence),
  ]
}
