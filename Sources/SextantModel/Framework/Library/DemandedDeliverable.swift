/// Something an assessment asks for, and the kinds of item that answer it.
public struct DemandedDeliverable: Item {
  public static let kind = Kind(
    "demandedDeliverable", "demandedDeliverables", in: .framework, atRoot: true)

  public var id: ID<DemandedDeliverable> = ""
  public var assessment: ID<Assessment>?
  public var order: Int?
  public var part: AssessmentPart?
  public var fr: String = ""
  public var en: String = ""
  public var competencies: [ID<Competency>] = []
  public var competencyBasis: LinkBasis?
  public var rooms: [Room] = []
  public var kinds: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("assessment", \.assessment, .required),
    Field("order", \.order),
    Field("part", \.part),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("competencies", \.competencies),
    Field("competencyBasis", \.competencyBasis),
    Field("rooms", \.rooms),
    Field("kinds", \.kinds),
  ]
}

/// On what a link to a competency rests.
public enum LinkBasis: String, Choice {
  public static let choiceName = "linkBasis"
  /// The source prints the competency beside the thing.
  case printed
  /// The source prints a range for the whole assessment.
  case rangePrinted
  /// Taken from the printed tag of the deliverable that the criterion judges.
  case fromDeliverable
  /// Read from the meaning, within the printed range.
  case withinRange
  case inferred
  /// Read from the meaning, against the printed range.
  case outsideRange

  public var isPrinted: Bool { self == .printed || self == .rangePrinted }
}
