/// What a report says of one indicator.
public struct ReportRow: Item {
  public static let kind = Kind("reportRow", "reportRows", in: .report)

  public var id: ID<ReportRow> = ""
  public var report: ID<Report>?
  public var indicator: ID<Indicator>?
  public var target: Double?
  public var actual: Double?
  public var gap: Double?
  public var comment: String = ""
  public var next: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("report", \.report, .required),
    Field("indicator", \.indicator, .required),
    Field("target", \.target),
    Field("actual", \.actual),
    Field("gap", \.gap),
    Field("comment", \.comment, .long),
    Field("next", \.next),
    Field("evidence", \.evidence),
  ]
}
