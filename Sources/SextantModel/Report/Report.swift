/// A written account: monthly, of advertising, of the watch.
public struct Report: Item {
  public static let kind = Kind("report", "reports", in: .report)

  public var id: ID<Report> = ""
  public var title: String = ""
  public var reportKind: ReportKind?
  public var assessment: String = ""
  public var period: Period?
  public var cutOff: Day?
  public var author: ID<Person>?
  public var sections: [ReportSection] = []
  public var outlook: [String] = []
  public var campaigns: [ID<Campaign>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("reportKind", \.reportKind),
    Field("assessment", \.assessment),
    Field("period", \.period),
    Field("cutOff", \.cutOff),
    Field("author", \.author),
    Field("sections", \.sections),
    Field("outlook", \.outlook),
    Field("campaigns", \.campaigns),
    Field("evidence", \.evidence),
  ]
}

/// A part of a report.
public struct ReportSection: Row {
  public static let rowName = "reportSection"

  public var part: ReportPart?
  public var title: String = ""
  public var text: String = ""
  public var deliverables: [String] = []
  public var items: [AnyID] = []
  public var boundValues: [BoundValue] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("part", \.part),
    Field("title", \.title),
    Field("text", \.text, .long),
    Field("deliverables", \.deliverables),
    Field("items", \.items),
    Field("boundValues", \.boundValues),
  ]
}

public enum ReportKind: String, Choice {
  public static let choiceName = "reportKind"
  case monthly, advertising, watch, thesis, other
}

public enum ReportPart: String, Choice {
  public static let choiceName = "reportPart"
  case setUp, sources, tools, signals, riskAnalysis, experiment, advice, other
}
