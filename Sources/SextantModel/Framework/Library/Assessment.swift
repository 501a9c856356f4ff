/// A test by which competencies are assessed: its parts, form, mode and times.
public struct Assessment: Item {
  public static let kind = Kind("assessment", "assessments", in: .framework, atRoot: true)

  public var id: ID<Assessment> = ""
  public var block: ID<Block>?
  public var fr: String = ""
  public var en: String = ""
  public var form: [AssessmentForm] = []
  public var mode: AssessmentMode?
  public var groupMin: Int?
  public var groupMax: Int?
  public var talkMinutes: Double?
  public var questionMinutes: Double?
  public var slidesMax: Int?
  /// Of how many pieces of the candidate's work the panel chooses the one to be defended.
  public var juryChoosesAmong: Int?
  public var caseFr: String = ""
  public var caseEn: String = ""
  public var juryFr: String = ""
  public var juryEn: String = ""
  public var competenciesAsPrinted: String = ""
  public var competencies: [ID<Competency>] = []
  public var parts: [PartOfAssessment] = []
  /// Families of indicators that the assessment's texts name.
  public var families: [IndicatorFamily] = []
  /// Questions that each action of its plan must answer.
  public var questions: [ActionQuestion] = []
  public var bases: [FactBasis] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("block", \.block, .required),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("form", \.form),
    Field("mode", \.mode),
    Field("groupMin", \.groupMin, .unit("people")),
    Field("groupMax", \.groupMax, .unit("people")),
    Field("talkMinutes", \.talkMinutes, .lasts(.minutes)),
    Field("questionMinutes", \.questionMinutes, .lasts(.minutes)),
    Field("slidesMax", \.slidesMax),
    Field("juryChoosesAmong", \.juryChoosesAmong),
    Field("caseFr", \.caseFr, .long),
    Field("caseEn", \.caseEn, .long),
    Field("juryFr", \.juryFr, .long),
    Field("juryEn", \.juryEn, .long),
    Field("competenciesAsPrinted", \.competenciesAsPrinted),
    Field("competencies", \.competencies),
    Field("parts", \.parts),
    Field("families", \.families),
    Field("questions", \.questions),
    Field("bases", \.bases),
  ]
}

/// A part of an assessment that is prepared by other people than the rest.
public struct PartOfAssessment: Row {
  public static let rowName = "partOfAssessment"

  public var part: AssessmentPart?
  public var form: [AssessmentForm] = []
  public var competenciesAsPrinted: String = ""
  public var competencies: [ID<Competency>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("part", \.part),
    Field("form", \.form),
    Field("competenciesAsPrinted", \.competenciesAsPrinted),
    Field("competencies", \.competencies),
  ]
}

public enum AssessmentForm: String, Choice {
  public static let choiceName = "assessmentForm"
  case writtenFile, thesis, caseStudy, simulation, oral, slideDeck, teamWork, groupReport
  case individualNote, content, dashboards, other
}

public enum AssessmentMode: String, Choice {
  public static let choiceName = "assessmentMode"
  case individual, group, groupThenIndividual, groupWithIndividualParts
}
