/// What a second or third marker thinks of one criterion of a piece under a code.
public struct BlindMark: Item {
  public static let kind = Kind("blindMark", "blindMarks", in: .certification)

  public var id: ID<BlindMark> = ""
  public var piece: ID<BlindPiece>?
  public var juror: ID<JuryMember>?
  public var criterion: String = ""
  public var level: String = ""
  public var comment: String = ""
  public var submittedAt: Moment?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("piece", \.piece, .required),
    Field("juror", \.juror, .required),
    Field("criterion", \.criterion, .required),
    Field("level", \.level),
    Field("comment", \.comment, .long, .personal),
    Field("submittedAt", \.submittedAt),
  ]
}
