/// The signed account of a panel or a deliberation.
public struct Minutes: Item {
  public static let kind = Kind("minutes", "minutes", in: .certification)

  public var id: ID<Minutes> = ""
  public var session: ID<Session>?
  /// Whose minutes they are; the session's as a whole where no panel is named.
  public var panel: ID<Panel>?
  public var date: Day?
  /// What the panel wants noted beside what is drawn from the journal.
  public var text: String = ""
  /// The journal's entry that they tell of, and the journal's digest there.
  public var entry: Int?
  public var journalDigest: String = ""
  /// What they say, as canonical JSON (RFC 8785), without a name or another word on a person.
  public var data: String = ""
  /// SHA-256 of `data`: what members sign.
  public var digest: String = ""
  public var signatures: [Signature] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("panel", \.panel),
    Field("date", \.date),
    Field("text", \.text, .long, .personal),
    Field("entry", \.entry),
    Field("journalDigest", \.journalDigest),
    Field("data", \.data, .long),
    Field("digest", \.digest),
    Field("signatures", \.signatures),
    Field("evidence", \.evidence),
  ]
}

/// A member's signature on minutes: who, from which account, when, and over what.
public struct Signature: Row {
  public static let rowName = "signature"

  public var member: ID<JuryMember>?
  public var at: Moment?
  public var digest: String = ""
  /// The number of the account that signed.
  public var account: String = ""
  /// The last entry of the journal when it was given.
  public var entry: Int?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("member", \.member, .about),
    Field("at", \.at),
    Field("digest", \.digest),
    Field("account", \.account),
    Field("entry", \.entry),
  ]
}
