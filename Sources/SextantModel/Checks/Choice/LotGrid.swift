public import SextantKernels

/// A lot with its criteria, its offers and the marks they got.
public struct LotGrid: Sendable {
  public let lot: Lot
  public let consultation: Consultation?
  public let criteria: [SelectionCriterion]
  public let offers: [Offer]
  private let marks: [ID<Offer>: [ID<SelectionCriterion>: Double]]

  public init(of lot: Lot, _ x: Examination) {
    self.lot = lot
    consultation = x.find(lot.consultation)
    criteria = x.citing(lot, by: SelectionCriterion.self, in: "lot")
    offers = x.citing(lot, by: Offer.self, in: "lot")
    var marks: [ID<Offer>: [ID<SelectionCriterion>: Double]] = [:]
    for offer in offers {
      for score in x.citing(offer, by: Score.self, in: "offer") {
        if let criterion = score.criterion {
          marks[offer.id, default: [:]][criterion] = score.value
        }
      }
    }
    self.marks = marks
  }

  public var retained: [Offer] { offers.filter(\.isRetained) }

  /// The mark of an offer on a criterion.
  public func mark(_ offer: Offer, _ criterion: SelectionCriterion) -> Double? {
    marks[offer.id]?[criterion.id]
  }

  /// The criteria on which an offer has no mark.
  public func unmarked(_ offer: Offer) -> [SelectionCriterion] {
    criteria.filter { marks[offer.id]?[$0.id] == nil }
  }

  /// The grid to be ranked; `nil` while a weight or a mark is missing.
  public var weighted: WeightedGrid? { grid(of: criteria) }

  /// The same without what the offers cost.
  public var withoutCost: WeightedGrid? { grid(of: criteria.filter { $0.topic != .cost }) }

  private func grid(of criteria: [SelectionCriterion]) -> WeightedGrid? {
    let weights = criteria.compactMap(\.weight)
    guard weights.count == criteria.count, !criteria.isEmpty, !offers.isEmpty else { return nil }
    let rows = offers.map { offer in criteria.compactMap { marks[offer.id]?[$0.id] } }
    return WeightedGrid(weights: weights, scores: rows)
  }
}

extension Consultation {
  /// Whether what is chosen is a tool: a CRM, a CMS or other software.
  var isAboutTool: Bool {
    switch consultationKind {
    case .crm, .cms, .tool, .clientTool: true
    case .content, .vendor, nil: false
    }
  }
}
