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
  private let figures = WorkedOut<MeasuredFigures>()
  private let stands = WorkedOut<[ID<Indicator>: IndicatorStanding]>()

  public init(of dossier: Dossier, on day: Day, assessments: [AssessmentDemand] = []) {
    self.init(of: dossier, citations: Citations(of: dossier), on: day, assessments: assessments)
  }

  /// - Parameter citations: of just this dossier, where they are at hand.
  init(
    of dossier: Dossier, citations: Citations, on day: Day, assessments: [AssessmentDemand] = []
  ) {
    self.dossier = dossier
    self.citations = citations
    rules = dossier.only(RuleParameters.self)
    today = dossier.only(DossierHead.self).referenceDate ?? day
    self.assessments = assessments
  }

  /// What metrics and indicators are worth; the same for every check that asks.
  public var measured: MeasuredFigures { figures.value { MeasuredFigures(self) } }

  /// What every indicator says on this day.
  var standings: [ID<Indicator>: IndicatorStanding] {
    stands.value {
      Dictionary(
        all(Indicator.self).map { ($0.id, IndicatorStanding($0, in: self)) },
        uniquingKeysWith: { first, _ in first })
    }
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
