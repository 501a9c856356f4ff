/// A piece of work on the board.
public struct Card: Item {
  public static let kind = Kind("card", "cards", in: .project)

  public var id: ID<Card> = ""
  public var title: String = ""
  public var sprint: ID<Sprint>?
  public var state: CardState?
  /// How much work it is beside other cards; one where nothing is said.
  public var points: Double?
  public var owner: ID<Person>?
  public var due: Day?
  public var movedOn: Day?
  /// When it was taken into its sprint; where nothing is said, at its beginning.
  public var takenOn: Day?
  public var task: ID<ProjectTask>?
  public var requirements: [ID<Requirement>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("sprint", \.sprint),
    Field("state", \.state),
    Field("points", \.points, .between(0, 1_000)),
    Field("owner", \.owner),
    Field("due", \.due),
    Field("movedOn", \.movedOn),
    Field("takenOn", \.takenOn),
    Field("task", \.task),
    Field("requirements", \.requirements),
    Field("evidence", \.evidence),
  ]
}

public enum CardState: String, Choice {
  public static let choiceName = "cardState"
  case backlog, ready, doing, review, done
}
