/// The signed account of a panel or a deliberation.
public struct Minutes: Item {
  public static let kind = Kind("minutes", "minutes", in: .certification)

  public var id: ID<Minutes> = ""
  public var session: ID<Session>?
  public var panel: ID<Panel>?
  public var date: Day?
  public var text: String = ""
  public var signatures: [Signature] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("panel", \.panel),
    Field("date", \.date),
    Field("text", \.text, .long, .personal),
    Field("signatures", \.signatures),
    Field("evidence", \.evidence),
  ]
}

/// A member's signature on minutes.
public struct Signature: Row {
  public static let rowName = "signature"

  public var member: ID<JuryMember>?
  public var at: Moment?
  public var digest: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("member", \.member, .about),
    Field("at", \.at),
    Field("digest", \.digest),
  ]
}
