/// A test by which competencies are assessed: its parts, form, mode and times.
public struct Assessment: Item {
  public static let kind = Kind("assessment", "assessments", in: .framework)

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
  public var caseFr: String = ""
  public var caseEn: String = ""
  public var juryFr: String = ""
  public var juryEn: String = ""
  public var competenciesAsPrinted: String = ""
  public var competencies: [ID<Competency>] = []
  public var parts: [AssessmentPart] = []
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
    Field("caseFr", \.caseFr, .long),
    Field("caseEn", \.caseEn, .long),
    Field("juryFr", \.juryFr, .long),
    Field("juryEn", \.juryEn, .long),
    Field("competenciesAsPrinted", \.competenciesAsPrinted),
    Field("competencies", \.competencies),
    Field("parts", \.parts),
    Field("bases", \.bases),
  ]
}

/// A part of an assessment that is prepared by other people than the rest.
public struct AssessmentPart: Row {
  public static let rowName = "assessmentPart"

  public var part: Authorship?
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

/// Who must have made a deliverable: the group, each candidate, or the source does not say.
public enum Authorship: String, Choice {
  public static let choiceName = "authorship"
  case group, individual, unclear
}
