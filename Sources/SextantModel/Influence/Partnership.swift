/// What is agreed with an influencer or a personality.
public struct Partnership: Item {
  public static let kind = Kind("partnership", "partnerships", in: .influence)

  public var id: ID<Partnership> = ""
  public var title: String = ""
  public var influencer: ID<Influencer>?
  public var segmentFit: String = ""
  public var tactic: String = ""
  public var cost: Money?
  public var budgetLine: ID<BudgetLine>?
  public var signedOn: Day?
  public var disclosure: String = ""
  public var approvalStep: String = ""
  public var targets: [PartnershipTarget] = []
  public var segments: [ID<Segment>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("influencer", \.influencer),
    Field("segmentFit", \.segmentFit),
    Field("tactic", \.tactic),
    Field("cost", \.cost),
    Field("budgetLine", \.budgetLine),
    Field("signedOn", \.signedOn),
    Field("disclosure", \.disclosure),
    Field("approvalStep", \.approvalStep),
    Field("targets", \.targets),
    Field("segments", \.segments),
    Field("evidence", \.evidence),
  ]
}

/// What a partnership must bring, by an indicator.
public struct PartnershipTarget: Row {
  public static let rowName = "partnershipTarget"

  public var indicator: ID<Indicator>?
  public var value: Double?
  public var note: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("indicator", \.indicator),
    Field("value", \.value),
    Field("note", \.note),
  ]
}
