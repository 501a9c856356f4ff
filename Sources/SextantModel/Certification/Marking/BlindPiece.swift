/// A piece of written work that is read a second time under a code: neither the name nor the first
/// mark goes with it.
public struct BlindPiece: Item {
  public static let kind = Kind("blindPiece", "blindPieces", in: .certification)

  public var id: ID<BlindPiece> = ""
  public var session: ID<Session>?
  public var assessment: String = ""
  public var code: String = ""
  public var second: ID<JuryMember>?
  /// Called where the first two are too far apart.
  public var third: ID<JuryMember>?
  /// From when on the code is lifted.
  public var settledOn: Day?
  /// The work without its author's name.
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("assessment", \.assessment, .required),
    Field("code", \.code, .required),
    Field("second", \.second),
    Field("third", \.third),
    Field("settledOn", \.settledOn),
    Field("evidence", \.evidence),
  ]
}
