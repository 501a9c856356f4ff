/// A référentiel as data: what a certification wants known, how it assesses it, what it demands.
///
/// Names inside a framework are short (`E1.k01`); outside, its code stands before them
/// (`MCMD.E1.k01`).
public struct Framework: Sendable {
  public let items: Dossier
  public let sources: SourceMap
  /// The certifier's own words, by the id of what they are for; shown in place of ours.
  public internal(set) var wording: [String: Wording]
  let citations: Citations

  public init(_ items: Dossier) { self.init(items, sources: SourceMap()) }

  init(_ items: Dossier, sources: SourceMap) {
    self.items = items
    self.sources = sources
    wording = [:]
    citations = Citations(of: items)
  }

  public var card: FrameworkCard { items.only(FrameworkCard.self) }
  public var code: String { card.code }
  public var blocks: [Block] { items.all() }
  public var activities: [Activity] { items.all() }
  public var competencies: [Competency] { items.all() }
  public var assessments: [Assessment] { items.all() }
  public var deliverables: [DemandedDeliverable] { items.all() }
  public var criteria: [Criterion] { items.all() }
  public var inconsistencies: [SourceInconsistency] { items.all() }

  public func find<T: Item>(_ id: ID<T>?) -> T? { items.find(id) }
  public func name(of id: String) -> String { "\(code).\(id)" }

  // MARK: - What belongs to what

  public func competencies(of block: Block) -> [Competency] {
    citations.of(block.id.text, by: Competency.self, in: "block")
  }
  public func assessments(of block: Block) -> [Assessment] {
    citations.of(block.id.text, by: Assessment.self, in: "block")
  }
  public func deliverables(of assessment: Assessment) -> [DemandedDeliverable] {
    citations.of(assessment.id.text, by: DemandedDeliverable.self, in: "assessment")
  }
  public func criteria(of assessment: Assessment) -> [Criterion] {
    citations.of(assessment.id.text, by: Criterion.self, in: "assessment")
  }
  public func assessments(of competency: Competency) -> [Assessment] {
    citations.of(competency.id.text, by: Assessment.self, in: "competencies")
  }
  public func deliverables(of competency: Competency) -> [DemandedDeliverable] {
    citations.of(competency.id.text, by: DemandedDeliverable.self, in: "competencies")
  }
  public func criteria(of competency: Competency) -> [Criterion] {
    citations.of(competency.id.text, by: Criterion.self, in: "competencies")
  }
  public func criteria(judging deliverable: DemandedDeliverable) -> [Criterion] {
    citations.of(deliverable.id.text, by: Criterion.self, in: "deliverables")
  }
}
