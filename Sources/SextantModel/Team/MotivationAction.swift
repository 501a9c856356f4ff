/// Something done so that people want to do well.
public struct MotivationAction: Item {
  public static let kind = Kind("motivationAction", "motivationActions", in: .team)

  public var id: ID<MotivationAction> = ""
  public var title: String = ""
  public var problem: String = ""
  public var argument: String = ""
  public var date: Day?
  public var cost: Money?
  public var measuredBy: String = ""
  public var target: String = ""
  public var evaluationDate: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("problem", \.problem),
    Field("argument", \.argument, .long),
    Field("date", \.date),
    Field("cost", \.cost),
    Field("measuredBy", \.measuredBy),
    Field("target", \.target),
    Field("evaluationDate", \.evaluationDate),
    Field("evidence", \.evidence),
  ]
}
