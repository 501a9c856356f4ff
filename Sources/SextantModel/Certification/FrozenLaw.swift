/// Framework and rules of a session as they stood when it was frozen: a copy, known by its digests.
///
/// A session that was thawed and frozen again has one for each time; the one in force bears the
/// session's own digests.
public struct FrozenLaw: Item {
  public static let kind = Kind("frozenLaw", "frozenLaws", in: .certification)

  public var id: ID<FrozenLaw> = ""
  public var session: ID<Session>?
  public var framework: String = ""
  public var frameworkVersion: String = ""
  public var rulesVersion: String = ""
  public var frozenAt: Moment?
  public var frameworkDigest: String = ""
  public var rulesDigest: String = ""
  /// The files of both, one after another.
  public var text: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("framework", \.framework, .required),
    Field("frameworkVersion", \.frameworkVersion),
    Field("rulesVersion", \.rulesVersion),
    Field("frozenAt", \.frozenAt),
    Field("frameworkDigest", \.frameworkDigest),
    Field("rulesDigest", \.rulesDigest),
    Field("text", \.text, .long),
  ]
}
