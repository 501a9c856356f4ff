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
    /// Ranked, though nobody has said whether it meets these conditions.
    case inDoubt([KnockOut])
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
    let standings = Self.standings(grid)
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

  /// Conditions are answered with 1, 0 or nothing; least marks are bounds on marks.
  private static func standings(_ grid: LotGrid) -> [Standing] {
    let conditions = grid.conditions
    let bounded = grid.criteria.filter { $0.least != nil }
    let requirements =
      conditions.indices.map { MandatoryRequirement($0, .atLeast(1)) }
      + bounded.enumerated().map { place, criterion in
        MandatoryRequirement(conditions.count + place, .atLeast((criterion.least ?? 0) - 1e-9))
      }
    let rows = grid.offers.map { offer in
      conditions.map { condition in offer.answer(to: condition).map { $0 == .met ? 1.0 : 0 } }
        + bounded.map { grid.mark(offer, $0).flatMap { $0.isNaN ? nil : $0 } }
    }
    var standings = [Standing](repeating: .ranked, count: rows.count)
    guard let screening = try? Screening(rows, requirements: requirements) else { return standings }
    for out in screening.eliminated {
      standings[out.option] = .out(
        out.failures.map { failure in
          failure.requirement < conditions.count
            ? .condition(conditions[failure.requirement])
            : .mark(bounded[failure.requirement - conditions.count], failure.value)
        })
    }
    // A mark that is missing keeps the lot from being ranked; that is said elsewhere.
    for doubt in screening.doubtful {
      let open = doubt.requirements.filter { $0 < conditions.count }.map { conditions[$0] }
      if !open.isEmpty { standings[doubt.option] = .inDoubt(open) }
    }
    return standings
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
