/// The jurors who sit together.
public struct Panel: Item {
  public static let kind = Kind("panel", "panels", in: .certification)

  public var id: ID<Panel> = ""
  public var session: ID<Session>?
  public var name: String = ""
  public var members: [ID<JuryMember>] = []
  public var president: ID<JuryMember>?
  public var slots: [ID<Slot>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("name", \.name, .required),
    Field("members", \.members),
    Field("president", \.president),
    Field("slots", \.slots),
    Field("evidence", \.evidence),
  ]
}
