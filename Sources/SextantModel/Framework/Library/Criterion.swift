/// One statement by which an assessment is judged, and what in a dossier speaks for it.
public struct Criterion: Item {
  public static let kind = Kind("criterion", "criteria", in: .framework, atRoot: true)

  public var id: ID<Criterion> = ""
  public var assessment: ID<Assessment>?
  public var order: Int?
  public var part: AssessmentPart?
  public var fr: String = ""
  public var en: String = ""
  public var competencies: [ID<Competency>] = []
  public var competencyBasis: LinkBasis?
  /// The deliverables in which the statement is judged, as we read it.
  public var deliverables: [ID<DemandedDeliverable>] = []
  public var nature: CriterionNature?
  /// Codes of the checks that must all pass.
  public var conditions: [String] = []
  /// Codes of the checks that only speak for or against it.
  public var supporting: [String] = []
  /// Kinds of item that a jury should be shown, the most telling first.
  public var evidenceKinds: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("assessment", \.assessment, .required),
    Field("order", \.order),
    Field("part", \.part),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("competencies", \.competencies),
    Field("competencyBasis", \.competencyBasis),
    Field("deliverables", \.deliverables),
    Field("nature", \.nature),
    Field("conditions", \.conditions),
    Field("supporting", \.supporting),
    Field("evidenceKinds", \.evidenceKinds),
  ]
}
