/// A channel, or a channel in a period, that money can be given to. Amounts are integer cents.
public struct AllocationCell: Sendable, Hashable {
  public var curve: ResponseCurve
  public var least: Int
  public var most: Int
  /// The amount that is settled and not to be moved.
  public var pinned: Int?
  /// What the current plan gives it.
  public var current: Int

  public init(
    _ curve: ResponseCurve, least: Int = 0, most: Int, pinned: Int? = nil, current: Int = 0
  ) {
    self.curve = curve
    self.least = least
    self.most = most
    self.pinned = pinned
    self.current = current
  }

  var range: ClosedRange<Int> { pinned.map { $0...$0 } ?? least...max(least, most) }
}

/// Why an envelope cannot be divided.
public enum AllocationError: Error, Sendable, Hashable {
  case nothingToAllocate
  case tooMany(limit: Int, found: Int)
  /// An amount that is negative or above ten thousand billion.
  case amountOutOfRange(cell: Int)
  case envelopeOutOfRange
  /// The least a cell may get is above the most.
  case boundsCross(cell: Int)
  /// The amount pinned lies outside the cell's own bounds.
  case pinnedOutOfBounds(cell: Int)
  /// All least amounts and pinned ones already exceed the envelope.
  case leastExceedsEnvelope(least: Int, envelope: Int)
  /// All most amounts and pinned ones do not use the envelope up.
  case mostBelowEnvelope(most: Int, envelope: Int)
}

/// An envelope divided over cells: to the cent, within bounds, for the largest result.
public struct Allocation: Sendable, Hashable {
  /// In cents, in the order of the cells; they add up to the envelope exactly.
  public let amounts: [Int]
  public let result: Double
  /// What the current plan yields, whatever it adds up to.
  public let currentResult: Double
  /// Whether the current plan adds up to the envelope and respects bounds and pins; if so `result`
  /// is never below `currentResult`.
  public let currentIsFeasible: Bool
  /// No division can yield more: the optimum of a problem that allows more.
  public let upperBound: Double
  /// What one more unit of currency would yield in the free cells at the optimum: the price of the
  /// envelope.
  public let shadowPrice: Double
  /// How many partial problems were looked at; 1 where all curves are concave.
  public let branches: Int

  /// How far from the best the result may be, as a share of the upper bound.
  public var gap: Double {
    upperBound > 0 ? max(0, (upperBound - result) / upperBound) : 0
  }

  public static let mostCells = 20_000
  static let largest = 1_000_000_000_000_000

  /// Divides one envelope.
  ///
  /// Concave curves: the marginal results of free cells are made equal by bisection on their common
  /// value (Karush, Kuhn and Tucker's conditions). S-shaped curves: each is replaced by its least
  /// concave majorant, and where the optimum falls on a chord the cell is split there (branch and
  /// bound, best bound first: Falk and Soland, 1969) until the gap is below `tolerance` or
  /// `mostBranches` are spent; the gap is said. Cents are settled last, by moving single cents while
  /// that gains.
  /// - Parameters:
  ///   - envelope: in cents.
  ///   - tolerance: of the gap, as a share of the result.
  ///   - mostBranches: partial problems to look at; without it 2,000, fewer above 200 cells.
  public init(
    envelope: Int, cells: [AllocationCell], tolerance: Double = 1e-8, mostBranches: Int? = nil
  ) throws(AllocationError) {
    try Self.check(envelope, cells)
    var search = BranchAndBound(cells: cells, envelope: envelope)
    let currentIsFeasible =
      cells.allSatisfy { $0.range.contains($0.current) }
      && cells.reduce(0) { min($0 + $1.current, 2 * Self.largest) } == envelope
    if currentIsFeasible { search.offer(cells.map(\.current)) }
    search.run(
      tolerance: max(0, tolerance),
      mostBranches: max(1, mostBranches ?? max(100, min(2000, 400_000 / cells.count))))
    amounts = search.best
    result = search.bestResult
    self.currentIsFeasible = currentIsFeasible
    currentResult = cells.reduce(0) { $0 + $1.curve.result(at: Double($1.current) / 100) }
    upperBound = max(search.bound, search.bestResult)
    shadowPrice = search.price
    branches = search.branches
  }

  /// Whether there is any division at all.
  public static func check(_ envelope: Int, _ cells: [AllocationCell]) throws(AllocationError) {
    guard !cells.isEmpty else { throw .nothingToAllocate }
    guard cells.count <= mostCells else { throw .tooMany(limit: mostCells, found: cells.count) }
    guard envelope >= 0, envelope <= largest else { throw .envelopeOutOfRange }
    var (least, most) = (0, 0)
    for (index, cell) in cells.enumerated() {
      let amounts = [cell.least, cell.most, cell.current, cell.pinned ?? 0]
      guard amounts.allSatisfy({ $0 >= 0 && $0 <= largest }) else {
        throw .amountOutOfRange(cell: index)
      }
      guard cell.least <= cell.most else { throw .boundsCross(cell: index) }
      if let pinned = cell.pinned, pinned < cell.least || pinned > cell.most {
        throw .pinnedOutOfBounds(cell: index)
      }
      // Enough is enough: no sum of bounds overflows.
      least = min(largest * 2, least + cell.range.lowerBound)
      most = min(largest * 2, most + cell.range.upperBound)
    }
    guard least <= envelope else {
      throw .leastExceedsEnvelope(least: least, envelope: envelope)
    }
    guard most >= envelope else { throw .mostBelowEnvelope(most: most, envelope: envelope) }
  }
}
