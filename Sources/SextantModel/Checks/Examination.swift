/// A dossier on the bench: its items, who cites whom, the day it is judged on, what the selected
/// assessments demand, and the thresholds in force.
public struct Examination: Sendable {
  public let dossier: Dossier
  public let citations: Citations
  public let rules: RuleParameters
  /// The dossier's reference date, or the day given where it states none.
  public let today: Day
  /// The assessments that the dossier has selected, as the frameworks describe them.
  public let assessments: [AssessmentDemand]
  /// The results of the checks that have run, by code; complete for those a card names in `after`.
  public internal(set) var results: [String: CheckResult] = [:]

  public init(of dossier: Dossier, on day: Day, assessments: [AssessmentDemand] = []) {
    self.dossier = dossier
    citations = Citations(of: dossier)
    rules = dossier.only(RuleParameters.self)
    today = dossier.only(DossierHead.self).referenceDate ?? day
    self.assessments = assessments
  }

  public func all<T: Item>(_ type: T.Type) -> [T] { dossier.all(type) }
  public func find<T: Item>(_ id: ID<T>?) -> T? { dossier.find(id) }

  /// The items of a kind that link to an item, by one field or by any.
  public func citing<T: Item, Target: Item>(
    _ item: Target, by type: T.Type, in field: String? = nil
  ) -> [T] {
    citations.of(item.id.text, by: type, in: field)
  }
}

/// What a framework demands at one assessment, as far as checks need it.
public struct AssessmentDemand: Sendable {
  /// With its framework: `MSMD.E2`.
  public let code: String
  public var groupSize: ClosedRange<Int>?
  public var talkMinutes: Double?
  public var questionMinutes: Double?
  public var slidesMax: Int?
  public var deliverables: [DeliverableDemand] = []
  public var criteria: [CriterionDemand] = []
  /// Families of indicators that the assessment's texts name.
  public var families: [IndicatorFamily] = []
  /// Questions that each action must answer: who, what, when, how, howMuch, channel, where, why.
  public var questions: [String] = []

  public init(code: String) { self.code = code }
}

/// Something that an assessment demands to be handed in.
public struct DeliverableDemand: Sendable {
  /// With its framework: `MSMD.E2.d05`.
  public let code: String
  public let french: String
  public let english: String
  public let part: AssessmentPart
  /// Names of the kinds of item that answer it.
  public let kinds: [String]

  public init(
    code: String, french: String, english: String, part: AssessmentPart, kinds: [String]
  ) {
    self.code = code
    self.french = french
    self.english = english
    self.part = part
    self.kinds = kinds
  }
}

/// Whose work a deliverable is.
public enum AssessmentPart: String, Choice {
  public static let choiceName = "assessmentPart"
  case group, individual, unclear
}

/// A criterion that an assessment is judged on.
public struct CriterionDemand: Sendable {
  /// With its framework: `MSMD.E2.k05`.
  public let code: String
  public let french: String
  public let english: String
  public let nature: CriterionNature
  /// Codes of the checks that must all pass.
  public let conditions: [String]
  /// Codes of the checks that only bring evidence.
  public let supporting: [String]
  /// Names of the kinds of item that can be put before the jury.
  public let evidenceKinds: [String]

  public init(
    code: String, french: String, english: String, nature: CriterionNature,
    conditions: [String], supporting: [String], evidenceKinds: [String]
  ) {
    self.code = code
    self.french = french
    self.english = english
    self.nature = nature
    self.conditions = conditions
    self.supporting = supporting
    self.evidenceKinds = evidenceKinds
  }
}

/// How far a machine can go on a criterion.
public enum CriterionNature: String, Choice {
  public static let choiceName = "criterionNature"
  case automatic, assisted, judgement
}
