/// What a framework demands at one assessment, as far as checks need it.
public struct AssessmentDemand: Row {
  public static let rowName = "assessmentDemand"

  /// With its framework: `MSMD.E2`.
  public var code = ""
  public var groupMin: Int?
  public var groupMax: Int?
  public var talkMinutes: Double?
  public var questionMinutes: Double?
  public var slidesMax: Int?
  /// Families of indicators that the assessment's texts name.
  public var families: [IndicatorFamily] = []
  /// Questions that each action must answer: who, what, when, how, howMuch, channel, where, why.
  public var questions: [ActionQuestion] = []
  public var deliverables: [DeliverableDemand] = []
  public var criteria: [CriterionDemand] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("code", \.code, .required),
    Field("groupMin", \.groupMin),
    Field("groupMax", \.groupMax),
    Field("talkMinutes", \.talkMinutes, .lasts(.minutes)),
    Field("questionMinutes", \.questionMinutes, .lasts(.minutes)),
    Field("slidesMax", \.slidesMax),
    Field("families", \.families),
    Field("questions", \.questions),
    Field("deliverables", \.deliverables),
    Field("criteria", \.criteria),
  ]
}

/// A question that a row of the action plan answers.
public enum ActionQuestion: String, Choice {
  public static let choiceName = "actionQuestion"
  case who, what, when, how, howMuch, channel, place, why
}

/// Something that an assessment demands to be handed in.
public struct DeliverableDemand: Row {
  public static let rowName = "deliverableDemand"

  /// With its framework: `MSMD.E2.d05`.
  public var code = ""
  public var fr = ""
  public var en = ""
  public var part: AssessmentPart?
  /// Names of the kinds of item that answer it.
  public var kinds: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("code", \.code, .required),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("part", \.part),
    Field("kinds", \.kinds),
  ]
}

/// Whose work a deliverable is.
public enum AssessmentPart: String, Choice {
  public static let choiceName = "assessmentPart"
  case group, individual, unclear
}

/// A criterion that an assessment is judged on.
public struct CriterionDemand: Row {
  public static let rowName = "criterionDemand"

  /// With its framework: `MSMD.E2.k05`.
  public var code = ""
  public var fr = ""
  public var en = ""
  public var nature: CriterionNature?
  /// Codes of the checks that must all pass.
  public var conditions: [String] = []
  /// Codes of the checks that only bring evidence.
  public var supporting: [String] = []
  /// Names of the kinds of item that can be put before the jury.
  public var evidenceKinds: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("code", \.code, .required),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("nature", \.nature),
    Field("conditions", \.conditions),
    Field("supporting", \.supporting),
    Field("evidenceKinds", \.evidenceKinds),
  ]
}

/// How far a machine can go on a criterion.
public enum CriterionNature: String, Choice {
  public static let choiceName = "criterionNature"
  case automatic, assisted, judgement
}
