/// The vision a team shares and the habits it keeps.
public struct TeamCharter: Item {
  public static let kind = Kind("teamCharter", "teamCharters", in: .team, .single)

  public var id: ID<TeamCharter> = "teamCharter"
  public var vision: String = ""
  public var principles: [String] = []
  public var rituals: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("vision", \.vision, .long),
    Field("principles", \.principles),
    Field("rituals", \.rituals),
  ]
}
