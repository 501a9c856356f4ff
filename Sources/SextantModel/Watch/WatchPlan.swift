/// What the watch is for, how it runs and whom it serves.
public struct WatchPlan: Item {
  public static let kind = Kind("watchPlan", "watchPlans", in: .watch)

  public var id: ID<WatchPlan> = ""
  public var title: String = ""
  public var aims: String = ""
  public var needs: [WatchNeed] = []
  public var steps: [WatchStep] = []
  public var audiences: [String] = []
  public var periodDays: Int?
  public var waivedAxes: [WaivedAxis] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("aims", \.aims, .long),
    Field("needs", \.needs),
    Field("steps", \.steps),
    Field("audiences", \.audiences),
    Field("periodDays", \.periodDays, .lasts(.days)),
    Field("waivedAxes", \.waivedAxes),
    Field("evidence", \.evidence),
  ]
}

/// What the company expects to learn on an axis.
public struct WatchNeed: Row {
  public static let rowName = "watchNeed"

  public var axis: WatchAxis?
  public var text: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("axis", \.axis),
    Field("text", \.text, .required),
  ]
}

/// A step of setting up and running the watch.
public struct WatchStep: Row {
  public static let rowName = "watchStep"

  public var order: Int?
  public var stepKind: WatchStepKind?
  public var text: String = ""
  public var owner: ID<Person>?
  public var date: Day?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("order", \.order),
    Field("stepKind", \.stepKind),
    Field("text", \.text),
    Field("owner", \.owner),
    Field("date", \.date),
  ]
}

/// An axis that does not concern the company, and why.
public struct WaivedAxis: Row {
  public static let rowName = "waivedAxis"

  public var axis: WatchAxis?
  public var reason: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("axis", \.axis),
    Field("reason", \.reason, .required),
  ]
}

public enum WatchStepKind: String, Choice {
  public static let choiceName = "watchStepKind"
  case aims, sourcing, collection, analysis, diffusion
}
