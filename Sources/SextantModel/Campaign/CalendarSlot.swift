/// One publication in the editorial calendar.
public struct CalendarSlot: Item {
  public static let kind = Kind("calendarSlot", "calendarSlots", in: .campaign)

  public var id: ID<CalendarSlot> = ""
  public var title: String = ""
  public var at: Moment?
  public var channel: ID<Channel>?
  public var format: ContentFormat?
  public var author: ID<Person>?
  public var approver: ID<Person>?
  public var content: ID<ContentItem>?
  public var objective: ID<Objective>?
  public var orderedOn: Day?
  public var leadTimeDays: Int?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("at", \.at),
    Field("channel", \.channel),
    Field("format", \.format),
    Field("author", \.author),
    Field("approver", \.approver),
    Field("content", \.content),
    Field("objective", \.objective),
    Field("orderedOn", \.orderedOn),
    Field("leadTimeDays", \.leadTimeDays, .lasts(.workingDays)),
    Field("evidence", \.evidence),
  ]
}
