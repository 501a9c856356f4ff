public import SextantKernels

/// What a lot's grid says by every method: who is out and why, who comes first, how firmly.
public struct LotDecision: Sendable {
  public let grid: LotGrid
  /// By the place of the offer in the grid.
  public let standings: [Standing]
  /// The offers that are ranked, by their place in the grid: every ranking below follows this order.
  public let ranked: [Int]
  /// By the weights as stated; `nil` while a weight or a mark is missing, or nobody is left.
  public let sum: WeightedSum?
  /// By the weights that pairwise judgements amount to.
  public let judgedSum: WeightedSum?
  /// By nearness to an ideal offer; `nil` also where nothing tells the offers apart.
  public let topsis: TOPSIS?
  public let judged: JudgedWeights

  /// Whether an offer is in the running.
  public enum Standing: Sendable {
    case ranked
    /// Ranked, though nobody has said which conditions it meets.
    case inDoubt
    case out([Barrier])
  }

  /// What puts an offer out.
  public enum Barrier: Sendable {
    case condition(KnockOut)
    /// A mark below the least that is accepted.
    case mark(SelectionCriterion, Double)
  }

  public init(_ grid: LotGrid) {
    self.grid = grid
    let standings = grid.offers.map { Self.standing($0, grid) }
    let ranked = grid.offers.indices.filter { place in
      if case .out = standings[place] { false } else { true }
    }
    self.standings = standings
    self.ranked = ranked
    let offers = ranked.map { grid.offers[$0] }
    judged = JudgedWeights(grid.lot.judgements, over: grid.criteria)
    let matrix = Self.matrix(offers, grid.criteria, grid)
    let weights = Self.weights(grid.criteria)
    sum = Self.sum(matrix, weights)
    judgedSum = Self.sum(matrix, judged.weights.flatMap { try? CriterionWeights($0) })
    topsis = matrix.flatMap { matrix in
      weights.flatMap { try? TOPSIS(matrix, weights: $0) }
    }
  }

  /// The offers that are ranked first, by their place in the grid.
  public var winners: [Int] { sum?.ranking.winners.map { ranked[$0] } ?? [] }

  /// An offer's place among those that are ranked.
  public func place(of offer: Offer) -> Int? {
    ranked.firstIndex { grid.offers[$0].id == offer.id }
  }

  /// The same offers under other weights, one per criterion.
  public func sum(under stated: [Double]) -> WeightedSum? {
    Self.sum(
      Self.matrix(ranked.map { grid.offers[$0] }, grid.criteria, grid),
      try? CriterionWeights(stated))
  }

  /// Each offer's mean mark without what it costs; `nil` where a mark or weight is missing.
  public func quality(of offer: Offer) -> Double? {
    let criteria = grid.criteria.filter { $0.topic != .cost }
    return Self.sum(Self.matrix([offer], criteria, grid), Self.weights(criteria))?
      .ranking.totals.first
  }

  /// Ranked offers that no other beats on both quality and price, by their place in the grid; `nil`
  /// where a quality or price is missing.
  public var undominated: [Int]? {
    var offers: [PriceQuality.Offer] = []
    for place in ranked {
      let offer = grid.offers[place]
      guard let quality = quality(of: offer), let price = grid.price(of: offer) else { return nil }
      offers.append(.init(quality: quality, cents: price.cents))
    }
    let found = try? PriceQuality(offers, weightOfPrice: 0.5, bestNote: LotGrid.bestMark)
    return found?.undominated.map { ranked[$0] }
  }

  // MARK: - Made of the grid

  private static func standing(_ offer: Offer, _ grid: LotGrid) -> Standing {
    let conditions = (grid.consultation?.knockOuts ?? []).filter { $0.topic != nil }
    var barriers: [Barrier] = []
    let isUntold = offer.meets.isEmpty
    for condition in conditions {
      if let topic = condition.topic, !isUntold, !offer.meets.contains(topic) {
        barriers.append(.condition(condition))
      }
    }
    for criterion in grid.criteria {
      if let least = criterion.least, let mark = grid.mark(offer, criterion), mark < least - 1e-9 {
        barriers.append(.mark(criterion, mark))
      }
    }
    if !barriers.isEmpty { return .out(barriers) }
    return isUntold && !conditions.isEmpty ? .inDoubt : .ranked
  }

  private static func matrix(
    _ offers: [Offer], _ criteria: [SelectionCriterion], _ grid: LotGrid
  ) -> DecisionMatrix? {
    var rows: [[Double]] = []
    for offer in offers {
      let row = criteria.compactMap { grid.mark(offer, $0) }
      guard row.count == criteria.count else { return nil }
      rows.append(row)
    }
    return try? DecisionMatrix(rows)
  }

  private static func weights(_ criteria: [SelectionCriterion]) -> CriterionWeights? {
    let stated = criteria.compactMap(\.weight)
    return stated.count == criteria.count ? try? CriterionWeights(stated) : nil
  }

  private static func sum(_ matrix: DecisionMatrix?, _ weights: CriterionWeights?) -> WeightedSum? {
    guard let matrix, let weights else { return nil }
    return try? WeightedSum(matrix, weights: weights)
  }
}
