/// How a price becomes a note in a call for tenders.
public enum PriceRule: Sendable, Hashable {
  /// Lowest price / price × best note: the usual French rule.
  case proportional
  /// Best note × (1 − (price − lowest) / lowest), never below 0: twice the lowest price gets 0.
  case linear
  /// Best note × (highest − price) / (highest − lowest): the dearest gets 0 however near it is. All
  /// get the best note where prices are equal.
  case betweenExtremes
}

/// The note of each price under a rule.
/// - Parameters:
///   - cents: one price per offer, above zero, at most 10¹⁵.
///   - best: the note of the lowest price.
/// - Throws: `.notPositive` names the offer; its criterion is 0.
public func priceNotes(_ cents: [Int], best: Double, rule: PriceRule = .proportional)
  throws(DecisionError) -> [Double]
{
  guard best > 0, best <= 1e9 else { throw .badWeight(criterion: 0) }
  for (offer, price) in cents.enumerated() {
    guard price > 0 else { throw .notPositive(option: offer, criterion: 0) }
    guard price <= 1_000_000_000_000_000 else { throw .notUsable(option: offer, criterion: 0) }
  }
  guard let lowest = cents.min(), let highest = cents.max() else { throw .noOption }
  let (low, high) = (Double(lowest), Double(highest))
  return cents.map { price in
    let price = Double(price)
    return switch rule {
    case .proportional: best * low / price
    case .linear: max(0, best * (1 - (price - low) / low))
    case .betweenExtremes: high > low ? best * (high - price) / (high - low) : best
    }
  }
}

/// Offers ranked by quality and price together.
public struct PriceQuality: Sendable, Hashable {
  public struct Offer: Sendable, Hashable {
    /// On the scale of `bestNote`.
    public let quality: Double
    public let cents: Int

    public init(quality: Double, cents: Int) {
      self.quality = quality
      self.cents = cents
    }
  }

  public let offers: [Offer]
  public let priceNotes: [Double]
  public let ranking: Ranking
  /// Points of quality for a thousand units of currency.
  public let qualityPerThousand: [Double]
  /// Offers that no other beats on both quality and price.
  public let undominated: [Int]

  /// - Parameter weightOfPrice: its share, 0…1; the rest is quality's.
  public init(
    _ offers: [Offer], weightOfPrice: Double, bestNote: Double = 10,
    rule: PriceRule = .proportional
  ) throws(DecisionError) {
    guard weightOfPrice >= 0, weightOfPrice <= 1 else { throw .badWeight(criterion: 0) }
    guard offers.count <= DecisionMatrix.most else {
      throw .tooMany(limit: DecisionMatrix.most, found: offers.count)
    }
    let notes = try SextantKernels.priceNotes(offers.map(\.cents), best: bestNote, rule: rule)
    for (index, offer) in offers.enumerated() {
      guard offer.quality >= 0, offer.quality <= bestNote else {
        throw .notUsable(option: index, criterion: 1)
      }
    }
    self.offers = offers
    priceNotes = notes
    ranking = Ranking(
      zip(offers, notes).map { $0.quality * (1 - weightOfPrice) + $1 * weightOfPrice })
    qualityPerThousand = offers.map { $0.quality / (Double($0.cents) / 100_000) }
    undominated = offers.indices.filter { index in
      !offers.contains { other in
        other.quality >= offers[index].quality && other.cents <= offers[index].cents
          && (other.quality > offers[index].quality || other.cents < offers[index].cents)
      }
    }
  }
}
