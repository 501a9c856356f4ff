/// One row of the plan: who does what, when, where, how, why and for how much.
public struct Action: Item {
  public static let kind = Kind("action", "actions", in: .project)

  public var id: ID<Action> = ""
  public var title: String = ""
  public var campaign: ID<Campaign>?
  public var project: ID<Project>?
  public var owner: ID<Person>?
  public var what: String = ""
  public var why: String = ""
  public var how: String = ""
  public var place: String = ""
  public var start: Day?
  public var end: Day?
  public var cost: Money?
  public var zeroCostReason: String = ""
  public var budgetShares: [BudgetShare] = []
  public var horizon: Horizon?
  public var lever: Lever?
  public var audience: AudienceKind?
  public var steps: [ActionStep] = []
  public var expectedResult: String = ""
  public var contribution: String = ""
  public var vigilance: [VigilancePoint] = []
  public var noVigilanceSignedBy: ID<Person>?
  public var state: ActionState?
  public var isSelected: Bool = false
  public var departments: [ID<Department>] = []
  public var vendors: [ID<Vendor>] = []
  public var segments: [ID<Segment>] = []
  public var channels: [ID<Channel>] = []
  public var objectives: [ID<Objective>] = []
  public var indicators: [ID<Indicator>] = []
  public var stages: [ID<JourneyStage>] = []
  public var origins: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("campaign", \.campaign),
    Field("project", \.project),
    Field("owner", \.owner),
    Field("what", \.what, .long),
    Field("why", \.why),
    Field("how", \.how),
    Field("place", \.place),
    Field("start", \.start),
    Field("end", \.end),
    Field("cost", \.cost),
    Field("zeroCostReason", \.zeroCostReason),
    Field("budgetShares", \.budgetShares),
    Field("horizon", \.horizon),
    Field("lever", \.lever),
    Field("audience", \.audience),
    Field("steps", \.steps),
    Field("expectedResult", \.expectedResult),
    Field("contribution", \.contribution),
    Field("vigilance", \.vigilance),
    Field("noVigilanceSignedBy", \.noVigilanceSignedBy),
    Field("state", \.state),
    Field("isSelected", \.isSelected),
    Field("departments", \.departments),
    Field("vendors", \.vendors),
    Field("segments", \.segments),
    Field("channels", \.channels),
    Field("objectives", \.objectives),
    Field("indicators", \.indicators),
    Field("stages", \.stages),
    Field(
      "origins", \.origins,
      .to([
        "processStep", "rexItem", "studyResult", "matrixItem", "signal", "recommendation",
        "adjustment",
      ])),
    Field("evidence", \.evidence),
  ]
}

/// A dated step of an action.
public struct ActionStep: Row {
  public static let rowName = "actionStep"

  public var text: String = ""
  public var date: Day?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("date", \.date),
  ]
}

/// What may go wrong in an action, and the answer prepared.
public struct VigilancePoint: Row {
  public static let rowName = "vigilancePoint"

  public var trigger: String = ""
  public var response: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("trigger", \.trigger, .required),
    Field("response", \.response),
  ]
}

public enum Lever: String, Choice {
  public static let choiceName = "lever"
  case seo, sea, content, affiliation, email, partnership, retargeting, display, editorial, social,
    press, event, promotion, `internal`, corporate, product, print
}

public enum ActionState: String, Choice {
  public static let choiceName = "actionState"
  case proposed, planned, running, done, dropped
}
