internal import SextantKernels

/// A lot with its criteria, its offers and the marks they got.
public struct LotGrid: Sendable {
  public let lot: Lot
  public let consultation: Consultation?
  public let criteria: [SelectionCriterion]
  public let offers: [Offer]
  private let marks: [ID<Offer>: [ID<SelectionCriterion>: Double]]
  /// The marks that the lot's price rule gives, by the offer's place; `nil` where the lot has no rule.
  private let priceMarks: [Double?]?

  /// The best mark there is.
  public static let bestMark = 5.0

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
    priceMarks = Self.priceMarks(lot, offers)
  }

  /// What puts an offer out when it is not met.
  public var conditions: [KnockOut] { consultation?.knockOuts ?? [] }

  public var retained: [Offer] { offers.filter(\.isRetained) }

  /// The mark of an offer on a criterion: what follows from its price where the lot has a rule, what
  /// was typed elsewhere.
  public func mark(_ offer: Offer, _ criterion: SelectionCriterion) -> Double? {
    guard isByRule(criterion), let place = offers.firstIndex(where: { $0.id == offer.id }) else {
      return marks[offer.id]?[criterion.id]
    }
    return priceMarks?[place] ?? nil
  }

  /// The mark that somebody gave, whatever the lot's price rule.
  public func typedMark(_ offer: Offer, _ criterion: SelectionCriterion) -> Double? {
    marks[offer.id]?[criterion.id]
  }

  /// Whether a criterion's marks follow from prices.
  public func isByRule(_ criterion: SelectionCriterion) -> Bool {
    priceMarks != nil && criterion.topic == .cost
  }

  /// What an offer is taken to cost: its price, or what it costs over the time looked at.
  public func price(of offer: Offer) -> Money? { Self.price(of: offer, lot) }

  /// The criteria on which an offer has no mark.
  public func unmarked(_ offer: Offer) -> [SelectionCriterion] {
    criteria.filter { mark(offer, $0) == nil }
  }

  /// The offers that keep the price rule from giving marks: without a price above nought.
  public var unpriced: [Offer] {
    priceMarks == nil ? [] : offers.filter { (price(of: $0) ?? .zero) <= .zero }
  }

  private static func price(of offer: Offer, _ lot: Lot) -> Money? {
    guard lot.priceBasis == .ownership else { return offer.price }
    guard !offer.costs36.isEmpty else { return nil }
    return try? offer.cost(in: lot).presentValue
  }

  private static func priceMarks(_ lot: Lot, _ offers: [Offer]) -> [Double?]? {
    guard let scoring = lot.priceScoring else { return nil }
    let cents = offers.map { price(of: $0, lot)?.cents ?? 0 }
    let rule: PriceRule =
      switch scoring {
      case .proportional: .proportional
      case .linear: .linear
      case .betweenExtremes: .betweenExtremes
      }
    guard let notes = try? priceNotes(cents, best: bestMark, rule: rule) else {
      return offers.map { _ in nil }
    }
    return notes
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
