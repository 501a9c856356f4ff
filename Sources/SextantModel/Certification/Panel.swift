/// The jurors who sit together.
public struct Panel: Item {
  public static let kind = Kind("panel", "panels", in: .certification)

  public var id: ID<Panel> = ""
  public var session: ID<Session>?
  public var name: String = ""
  public var members: [ID<JuryMember>] = []
  public var president: ID<JuryMember>?
  /// Those who sat on the day; all members where nobody noted otherwise.
  public var present: [ID<JuryMember>] = []
  public var replacements: [Replacement] = []
  /// When it was found lawful and began to sit.
  public var openedAt: Moment?
  /// When the panel sits.
  public var hours: [OpenHours] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  /// Those who sat on the day; all members where nobody noted who came.
  public var sitting: [ID<JuryMember>] { present.isEmpty ? members : present }

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("name", \.name, .required),
    Field("members", \.members),
    Field("president", \.president),
    Field("present", \.present),
    Field("replacements", \.replacements),
    Field("openedAt", \.openedAt),
    Field("hours", \.hours),
    Field("evidence", \.evidence),
  ]
}

/// A member who gave way to another.
public struct Replacement: Row {
  public static let rowName = "replacement"

  public var replaced: ID<JuryMember>?
  public var by: ID<JuryMember>?
  public var on: Day?
  public var reason: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("replaced", \.replaced, .required),
    Field("by", \.by, .required),
    Field("on", \.on),
    Field("reason", \.reason, .required, .personal),
  ]
}
