/// The certifier's rules (règlement): what a framework leaves open, as data with a version.
///
/// A session works by the rules as they stood when it was opened; later versions never touch it.
public struct CertifierRules: Item {
  public static let kind = Kind("certifierRules", "certifierRules", in: .certification)

  public var id: ID<CertifierRules> = ""
  public var framework: String = ""
  public var version: String = ""
  public var title: String = ""
  public var adoptedOn: Day?
  /// The scale, from the lowest level to the highest.
  public var levels: [MarkLevel] = []
  /// How several jurors' levels become one.
  public var aggregation: MarkAggregation?
  /// Jurors further apart than this must reconcile, in points.
  public var maximumGap: Double?
  public var competencyRule: PassMethod?
  public var competencyThreshold: Double?
  public var blockRule: PassMethod?
  public var blockThreshold: Double?
  /// Criteria without which nothing of their block is acquired.
  public var eliminatingCriteria: [String] = []
  /// How many optional blocks the certification asks for.
  public var optionsRequired: Int?
  /// How often a block may be sat again.
  public var resits: Int?
  /// How long a block that was acquired counts; for ever where empty.
  public var validityYears: Int?
  public var minimumMembers: Int?
  public var externalShare: Share?
  public var quorum: Share?
  public var castingVote: Bool = true
  /// How far extra time goes without a reason given.
  public var extraTimeShare: Share?
  public var assessments: [AssessmentRule] = []
  public var parts: [DeliverablePart] = []
  public var retention: [RetentionRule] = []
  /// The part of written work that a second marker reads blind.
  public var secondMarking: Share?
  /// Counts below this are not shown in statistics.
  public var smallCount: Int?
  /// What is the certifier's own and what is a default of ours.
  public var defaults: [String] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("framework", \.framework, .required),
    Field("version", \.version, .required),
    Field("title", \.title, .required),
    Field("adoptedOn", \.adoptedOn),
    Field("levels", \.levels),
    Field("aggregation", \.aggregation),
    Field("maximumGap", \.maximumGap, .between(0, 100)),
    Field("competencyRule", \.competencyRule),
    Field("competencyThreshold", \.competencyThreshold, .between(0, 100)),
    Field("blockRule", \.blockRule),
    Field("blockThreshold", \.blockThreshold, .between(0, 100)),
    Field("eliminatingCriteria", \.eliminatingCriteria),
    Field("optionsRequired", \.optionsRequired, .between(0, 20)),
    Field("resits", \.resits, .between(0, 20)),
    Field("validityYears", \.validityYears, .between(1, 100)),
    Field("minimumMembers", \.minimumMembers, .between(1, 50)),
    Field("externalShare", \.externalShare, .between(0, 100)),
    Field("quorum", \.quorum, .between(0, 100)),
    Field("castingVote", \.castingVote),
    Field("extraTimeShare", \.extraTimeShare, .between(0, 300)),
    Field("assessments", \.assessments),
    Field("parts", \.parts),
    Field("retention", \.retention),
    Field("secondMarking", \.secondMarking, .between(0, 100)),
    Field("smallCount", \.smallCount, .between(1, 100)),
    Field("defaults", \.defaults),
    Field("evidence", \.evidence),
  ]
}

/// How several jurors' levels become one.
public enum MarkAggregation: String, Choice {
  public static let choiceName = "markAggregation"
  /// The level in the middle; the lower of the two in the middle where they are even in number.
  case median
  case mean
  /// Acquired where more than half of the jurors say so; a tie is the president's where the rules
  /// give a casting vote.
  case majority
}

/// How what is judged makes up what is decided.
public enum PassMethod: String, Choice {
  public static let choiceName = "passMethod"
  /// All parts acquired.
  case all
  /// A share of the parts acquired; the threshold is in per cent.
  case share
  /// The mean of the parts' points; the threshold is in points. Weak parts are made up for by strong.
  case mean
}
