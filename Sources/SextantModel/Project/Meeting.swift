/// A meeting, or a series of them, that people can attend and use.
public struct Meeting: Item {
  public static let kind = Kind("meeting", "meetings", in: .project)

  public var id: ID<Meeting> = ""
  public var title: String = ""
  public var meetingKind: MeetingKind?
  public var project: ID<Project>?
  public var sprint: ID<Sprint>?
  public var isSeries: Bool = false
  public var date: Day?
  public var schedule: String = ""
  public var time: ClockTime?
  public var timeZone: String = "Europe/Paris"
  public var mode: MeetingMode?
  public var topics: [String] = []
  public var language: String = ""
  public var participants: [AnyID] = []
  public var documentsLeadHours: Int?
  public var accommodations: [ID<WorkAccommodation>] = []
  public var minutes: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("meetingKind", \.meetingKind),
    Field("project", \.project),
    Field("sprint", \.sprint),
    Field("isSeries", \.isSeries),
    Field("date", \.date),
    Field("schedule", \.schedule),
    Field("time", \.time),
    Field("timeZone", \.timeZone),
    Field("mode", \.mode),
    Field("topics", \.topics),
    Field("language", \.language),
    Field("participants", \.participants, .to(["person", "vendor", "stakeholder"])),
    Field("documentsLeadHours", \.documentsLeadHours, .lasts(.hours)),
    Field("accommodations", \.accommodations),
    Field("minutes", \.minutes, .long),
    Field("evidence", \.evidence),
  ]
}

public enum MeetingKind: String, Choice {
  public static let choiceName = "meetingKind"
  case checkpoint, review, retrospective, editorial, direction, other
}

public enum MeetingMode: String, Choice {
  public static let choiceName = "meetingMode"
  case onSite, remote, hybrid
}
