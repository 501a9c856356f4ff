/// How a juror marks one criterion of an anchor dossier.
public struct AnchorMark: Item {
  public static let kind = Kind("anchorMark", "anchorMarks", in: .certification)

  public var id: ID<AnchorMark> = ""
  public var anchor: ID<Anchor>?
  public var juror: ID<JuryMember>?
  public var criterion: String = ""
  public var level: String = ""
  public var submittedAt: Moment?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("anchor", \.anchor, .required),
    Field("juror", \.juror, .required),
    Field("criterion", \.criterion, .required),
    Field("level", \.level),
    Field("submittedAt", \.submittedAt),
  ]
}
