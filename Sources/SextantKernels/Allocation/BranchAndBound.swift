/// The search for the best division where curves are s-shaped, and the settling of cents.
struct BranchAndBound {
  let cells: [AllocationCell]
  let envelope: Int
  private(set) var best: [Int] = []
  private(set) var bestResult = -Double.infinity
  /// No division yields more.
  private(set) var bound = 0.0
  private(set) var price = 0.0
  private(set) var branches = 0
  private let bounds: [(low: Double, high: Double)]
  /// For each cell, those with the same curve and bounds, itself included, in their order.
  private let alike: [[Int]]

  /// A part of all divisions: cells with narrower bounds than their own.
  private struct Part {
    var narrowed: [Int: (low: Double, high: Double)]
    var bound: Double
    /// The cell whose majorant is furthest above its curve at the part's optimum, and that place.
    var loosest: (cell: Int, place: Double)?
  }

  init(cells: [AllocationCell], envelope: Int) {
    self.cells = cells
    self.envelope = envelope
    var groups: [Likeness: [Int]] = [:]
    for (index, cell) in cells.enumerated() {
      groups[Likeness(curve: cell.curve, range: cell.range), default: []].append(index)
    }
    alike = cells.map { groups[Likeness(curve: $0.curve, range: $0.range)] ?? [] }
    bounds = cells.map { cell in
      // Nobody gets more than all, so bounds are never wider than the envelope.
      let range = cell.range
      return (
        Double(range.lowerBound) / 100, Double(min(range.upperBound, envelope)) / 100
      )
    }
  }

  private struct Likeness: Hashable {
    let curve: ResponseCurve
    let range: ClosedRange<Int>
  }

  /// A division that is allowed: kept if it is the best so far.
  mutating func offer(_ amounts: [Int]) {
    guard amounts.reduce(0, +) == envelope else { return }
    let result = value(of: amounts)
    if result > bestResult { (best, bestResult) = (amounts, result) }
  }

  mutating func run(tolerance: Double, mostBranches: Int) {
    var heap: [Part] = []
    let whole = cells.indices.map {
      ConcaveCell(cells[$0].curve, low: bounds[$0].low, high: bounds[$0].high)
    }
    let total = Double(envelope) / 100
    let (root, rootPrice) = explore([:], whole)
    push(root, &heap)
    // The bounds of parts that are settled: what is left of them is below a tolerance or a cent.
    var closed = -Double.infinity
    while branches < mostBranches, let part = pop(&heap) {
      if part.bound - bestResult <= tolerance * max(1e-12, abs(bestResult)) {
        push(part, &heap)
        break
      }
      guard let (cell, place) = part.loosest else {
        closed = max(closed, part.bound)
        continue
      }
      for isLow in [true, false] {
        var narrowed = part.narrowed
        // Cells that are alike can be put in falling order without loss: what holds of one as an
        // upper bound holds of those after it, as a lower bound of those before it.
        let twins = alike[cell]
        let position = twins.firstIndex(of: cell) ?? 0
        for twin in isLow ? twins[position...] : twins[...position] {
          var range = narrowed[twin] ?? bounds[twin]
          if isLow {
            range.high = min(range.high, place)
          } else {
            range.low = max(range.low, place)
          }
          narrowed[twin] = range
        }
        guard narrowed.values.allSatisfy({ $0.low <= $0.high }) else { continue }
        var concave = whole
        for (index, range) in narrowed {
          concave[index] = ConcaveCell(cells[index].curve, low: range.low, high: range.high)
        }
        let least = concave.reduce(0) { $0 + $1.low }
        let most = concave.reduce(0) { $0 + $1.high }
        guard least <= total * (1 + 1e-12) + 1e-9, most >= total * (1 - 1e-12) - 1e-9 else {
          continue
        }
        push(explore(narrowed, concave).0, &heap)
      }
    }
    bound = max(bestResult, closed, heap.first?.bound ?? bestResult)
    price = marginalOfBest ?? rootPrice
  }

  private mutating func explore(
    _ narrowed: [Int: (low: Double, high: Double)], _ concave: [ConcaveCell]
  ) -> (Part, price: Double) {
    branches += 1
    let division = ConcaveDivision(concave, total: Double(envelope) / 100)
    offer(settled(division.amounts))
    var loosest: (cell: Int, place: Double)?
    var widest = 1e-12 * max(1, abs(division.bound))
    for (index, cell) in concave.enumerated() where cell.hasChord {
      let amount = division.amounts[index]
      let excess = cell.bound(at: amount) - cell.curve.result(at: amount)
      // Less than half a cent from an end nothing is gained by splitting.
      if excess > widest, amount - cell.low > 0.005, cell.high - amount > 0.005 {
        widest = excess
        loosest = (index, amount)
      }
    }
    return (
      Part(narrowed: narrowed, bound: division.bound, loosest: loosest), division.price
    )
  }

  private func value(of amounts: [Int]) -> Double {
    var sum = 0.0
    for (cell, amount) in zip(cells, amounts) { sum += cell.curve.result(at: Double(amount) / 100) }
    return sum
  }

  /// Whole cents that add up to the envelope, near to given amounts, then improved cent by cent.
  private func settled(_ amounts: [Double]) -> [Int] {
    var cents = cells.indices.map { index in
      let range = cells[index].range
      let wanted = Int((amounts[index] * 100 + 1e-6).rounded(.down))
      return min(max(wanted, range.lowerBound), range.upperBound)
    }
    var left = envelope - cents.reduce(0, +)
    // As a rule fewer cents remain than there are cells: each goes where it yields most.
    while left != 0 {
      let step = left.signum() * max(1, abs(left) / cells.count)
      let open = cents.indices.filter { cells[$0].range.contains(cents[$0] + step) }
      if open.isEmpty {
        if abs(step) == 1 { break }
        // Large steps no longer fit: fill cells up one after the other.
        for index in cents.indices where left != 0 {
          let range = cells[index].range
          let room =
            left > 0
            ? min(left, range.upperBound - cents[index])
            : max(left, range.lowerBound - cents[index])
          cents[index] += room
          left -= room
        }
        break
      }
      let gains = open.map { (index: $0, gain: gain($0, from: cents[$0], to: cents[$0] + step)) }
        .sorted { $0.gain > $1.gain }
      for (index, _) in gains where abs(left) >= abs(step) {
        cents[index] += step
        left -= step
      }
    }
    return exchanged(cents)
  }

  /// Moves single cents from where they are least missed to where they yield most, while that
  /// gains.
  private func exchanged(_ cents: [Int]) -> [Int] {
    var cents = cents
    var gains = cents.indices.map { stepGain($0, cents, 1) }
    var losses = cents.indices.map { stepGain($0, cents, -1) }
    for _ in 0..<min(4 * cells.count + 100, 2_000_000 / cells.count + 1) {
      var (to, from) = (-1, -1)
      for index in cents.indices {
        if to < 0 || gains[index] > gains[to] { to = index }
      }
      for index in cents.indices where index != to {
        if from < 0 || losses[index] > losses[from] { from = index }
      }
      guard from >= 0, gains[to].isFinite, losses[from].isFinite else { break }
      let scale = max(abs(gains[to]), 1e-300)
      guard gains[to] + losses[from] > 1e-9 * scale else { break }
      cents[to] += 1
      cents[from] -= 1
      for index in [to, from] {
        gains[index] = stepGain(index, cents, 1)
        losses[index] = stepGain(index, cents, -1)
      }
    }
    return cents
  }

  private func stepGain(_ index: Int, _ cents: [Int], _ step: Int) -> Double {
    let moved = cents[index] + step
    return cells[index].range.contains(moved)
      ? gain(index, from: cents[index], to: moved) : -.infinity
  }

  /// The gain of moving from one amount to another, by the marginal result between them, which keeps
  /// the digits that a difference of results would lose.
  private func gain(_ index: Int, from: Int, to: Int) -> Double {
    let curve = cells[index].curve
    if from == 0 || to == 0 {
      return curve.result(at: Double(to) / 100) - curve.result(at: Double(from) / 100)
    }
    return curve.marginal(at: Double(from + to) / 200) * Double(to - from) / 100
  }

  /// The marginal result of the free cells, as far as one is strictly between its bounds.
  private var marginalOfBest: Double? {
    var found: Double?
    for (cell, amount) in zip(cells, best)
    where amount > cell.range.lowerBound && amount < cell.range.upperBound {
      found = max(found ?? 0, cell.curve.marginal(at: Double(amount) / 100))
    }
    return found
  }

  private func push(_ part: Part, _ heap: inout [Part]) {
    heap.append(part)
    var place = heap.count - 1
    while place > 0, heap[(place - 1) / 2].bound < heap[place].bound {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private func pop(_ heap: inout [Part]) -> Part? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return top }
    heap[0] = last
    var place = 0
    while true {
      var largest = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child].bound > heap[largest].bound { largest = child }
      if largest == place { break }
      heap.swapAt(place, largest)
      place = largest
    }
    return top
  }
}
