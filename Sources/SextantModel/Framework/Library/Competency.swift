/// What someone must be able to do, and the rooms of the workbench that serve it.
public struct Competency: Item {
  public static let kind = Kind("competency", "competencies", in: .framework, atRoot: true)

  public var id: ID<Competency> = ""
  public var activity: ID<Activity>?
  public var activityBasis: AttachmentBasis?
  public var block: ID<Block>?
  /// The code as the source prints it, where it differs.
  public var printedCode: String = ""
  public var fr: String = ""
  public var en: String = ""
  public var room: Room?
  public var supportingRooms: [Room] = []
  /// Checks that serve the competency itself, beside those of its criteria.
  public var checks: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("activity", \.activity),
    Field("activityBasis", \.activityBasis),
    Field("block", \.block, .required),
    Field("printedCode", \.printedCode),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("room", \.room),
    Field("supportingRooms", \.supportingRooms),
    Field("checks", \.checks),
  ]
}

/// How a competency was attached to its activity.
public enum AttachmentBasis: String, Choice {
  public static let choiceName = "attachmentBasis"
  case tableRow, layout, inferred
}

extension Room: Choice {
  public static let choiceName = "room"
}
