import SextantKernels
import Testing

@Suite struct AllocationTests {
  static func curve(_ shape: ResponseCurve.Shape, _ scale: Double) throws -> ResponseCurve {
    try #require(ResponseCurve(shape, scale: scale))
  }

  struct Numbers {
    var state: UInt64
    mutating func next(_ range: ClosedRange<Double>) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Double(state >> 11) * 0x1p-53
        * (range.upperBound - range.lowerBound)
    }
    mutating func curve(sShaped: Bool) -> ResponseCurve? {
      let shape: ResponseCurve.Shape =
        switch Int(next(0...4.99)) {
        case 0: .power(exponent: next(0.2...0.95))
        case 1: .logarithmic(pace: next(10...900))
        case 2: .exponential(pace: next(50...900))
        case 3: .hill(half: next(50...900), steepness: sShaped ? next(1.2...5) : 1)
        default: .hill(half: next(50...900), steepness: sShaped ? next(1.2...5) : next(0.4...1))
        }
      return ResponseCurve(shape, scale: next(5...100))
    }
  }

  @Test func `square roots are served by the square of their scale`() throws {
    let cells = [
      AllocationCell(try Self.curve(.power(exponent: 0.5), 1), most: 1_000_00, current: 500_00),
      AllocationCell(try Self.curve(.power(exponent: 0.5), 2), most: 1_000_00, current: 500_00),
    ]
    let found = try Allocation(envelope: 1_000_00, cells: cells)
    #expect(found.amounts == [200_00, 800_00])
    #expect(agree(found.result, 5000.0.squareRoot()))
    #expect(agree(found.currentResult, 3 * 500.0.squareRoot()) && found.currentIsFeasible)
    // 1 / (2·√200)
    #expect(agree(found.shadowPrice, 0.5 / 200.0.squareRoot(), within: 1e-6))
    #expect(found.branches == 1 && found.gap < 1e-9)
  }

  @Test func `logarithms, bounds and a pin by hand`() throws {
    // Free: 3/(10 + x) = 1/(10 + y), x + y = 60 → x = 50, y = 10.
    let one = try Self.curve(.logarithmic(pace: 10), 3)
    let two = try Self.curve(.logarithmic(pace: 10), 1)
    func amounts(_ cells: [AllocationCell], _ envelope: Int) throws -> [Int] {
      try Allocation(envelope: envelope, cells: cells).amounts
    }
    #expect(
      try amounts([.init(one, most: 99_00), .init(two, most: 99_00)], 60_00) == [50_00, 10_00])
    #expect(
      try amounts([.init(one, most: 40_00), .init(two, most: 99_00)], 60_00) == [40_00, 20_00])
    #expect(
      try amounts([.init(one, most: 99_00), .init(two, least: 15_00, most: 99_00)], 60_00)
        == [45_00, 15_00])
    #expect(
      try amounts(
        [.init(one, most: 99_00), .init(two, most: 99_00), .init(two, most: 99_00, pinned: 7_01)],
        67_01) == [50_00, 10_00, 7_01])
  }

  @Test func `straight lines: the steeper first, whatever is left to the others`() throws {
    let cells = try [1.0, 3, 2].map {
      AllocationCell(try Self.curve(.power(exponent: 1), $0), most: 10_00)
    }
    #expect(try Allocation(envelope: 15_00, cells: cells).amounts == [0, 10_00, 5_00])
    let same = try [2.0, 2, 2].map {
      AllocationCell(try Self.curve(.power(exponent: 1), $0), most: 10_00)
    }
    #expect(try Allocation(envelope: 10_01, cells: same).amounts.reduce(0, +) == 10_01)
    let dead = try [0.0, 0].map {
      AllocationCell(try Self.curve(.power(exponent: 0.5), $0), most: 10_00)
    }
    #expect(try Allocation(envelope: 10_01, cells: dead).amounts.reduce(0, +) == 10_01)
  }

  @Test func `concave curves: to the cent, marginal results equal, bounds respected`() throws {
    var numbers = Numbers(state: 3)
    for round in 0..<150 {
      var cells: [AllocationCell] = []
      for _ in 0..<(2 + round % 9) {
        let least = Int(numbers.next(0...80_00))
        let most = least + Int(numbers.next(1...900_00))
        let drawn = numbers.curve(sShaped: false)
        let curve = try #require(drawn)
        cells.append(.init(curve, least: least, most: most))
      }
      let low = cells.reduce(0) { $0 + $1.least }
      let high = cells.reduce(0) { $0 + $1.most }
      let envelope = low + Int(numbers.next(0...1) * Double(high - low))
      let found = try Allocation(envelope: envelope, cells: cells)
      #expect(found.amounts.reduce(0, +) == envelope)
      #expect(found.gap < 1e-6 && found.branches == 1)
      // Karush, Kuhn and Tucker, as far as a cent can move a marginal result.
      var price: (low: Double, high: Double) = (0, .infinity)
      for (cell, amount) in zip(cells, found.amounts) {
        #expect(amount >= cell.least && amount <= cell.most)
        let units = Double(amount) / 100
        if amount < cell.most { price.low = max(price.low, cell.curve.marginal(at: units + 0.01)) }
        if amount > cell.least {
          price.high = min(price.high, cell.curve.marginal(at: units - 0.01))
        }
      }
      #expect(price.low <= price.high * (1 + 1e-9))
    }
  }

  /// The best division over whole units of currency, by dynamic programming.
  static func best(_ cells: [AllocationCell], _ units: Int) -> Double {
    var best = [Double](repeating: -.infinity, count: units + 1)
    best[0] = 0
    for cell in cells {
      var next = [Double](repeating: -.infinity, count: units + 1)
      for spent in 0...units where best[spent] > -.infinity {
        for amount in (cell.least / 100)...min(cell.most / 100, units)
        where spent + amount <= units {
          next[spent + amount] = max(
            next[spent + amount], best[spent] + cell.curve.result(at: Double(amount)))
        }
      }
      best = next
    }
    return best[units]
  }

  @Test func `s-shaped curves: never below the best of all divisions in whole units`() throws {
    var numbers = Numbers(state: 11)
    for round in 0..<60 {
      var cells: [AllocationCell] = []
      for _ in 0..<(2 + round % 6) {
        let drawn = numbers.curve(sShaped: true)
        let curve = try #require(drawn)
        cells.append(.init(curve, least: round % 3 == 0 ? 5_00 : 0, most: 600_00))
      }
      let units = 60 + Int(numbers.next(0...440))
      let wanted = Self.best(cells, units)
      let found = try Allocation(envelope: units * 100, cells: cells)
      #expect(found.amounts.reduce(0, +) == units * 100)
      #expect(found.result >= wanted - 1e-9 * abs(wanted))
      #expect(found.gap < 1e-6)
      #expect(found.upperBound >= found.result && found.result < wanted * 1.05 + 1)
    }
  }

  @Test func `two s-shaped channels that cannot both take off: one gets all`() throws {
    let curve = try Self.curve(.hill(half: 100, steepness: 6), 10)
    let cells = [
      AllocationCell(curve, most: 500_00, current: 60_00),
      AllocationCell(curve, most: 500_00, current: 60_00),
    ]
    let found = try Allocation(envelope: 120_00, cells: cells)
    #expect(found.amounts.sorted() == [0, 120_00])
    #expect(found.result > 4 * found.currentResult && found.gap < 1e-9)
  }

  @Test func `channels that are all alike are as good as any others`() throws {
    var numbers = Numbers(state: 23)
    for round in 0..<12 {
      let drawn = [numbers.curve(sShaped: true), numbers.curve(sShaped: true)]
      let curves = try drawn.map { try #require($0) }
      let cells =
        [AllocationCell](repeating: .init(curves[0], most: 400_00), count: 5)
        + [AllocationCell](repeating: .init(curves[1], most: 300_00), count: 3)
      let units = 100 + 60 * round
      let found = try Allocation(envelope: units * 100, cells: cells)
      let wanted = Self.best(cells, units)
      #expect(found.result >= wanted - 1e-8 * wanted && found.gap < 1e-6)
    }
    // Twelve months of one channel, of which some cannot take off.
    let steep = try Self.curve(.hill(half: 900, steepness: 3), 100)
    let year = [AllocationCell](repeating: .init(steep, most: 10_000_00), count: 12)
    let found = try Allocation(envelope: 613_00 * 12, cells: year)
    #expect(found.gap < 1e-8 && found.branches < 50)
  }

  @Test func `no amounts or curves trap`() {
    let amounts = [Int.min, -1, 0, 1, 99, 1_000_000_000_000_000, .max]
    let numbers = [0, 1e-9, 1e-3, 0.5, 1, 20, 1e12, 1e15, .infinity, .nan, -1]
    var state: UInt64 = 9
    func pick<T>(_ values: [T]) -> T {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return values[Int((state >> 33) % UInt64(values.count))]
    }
    var solved = 0
    for _ in 0..<3000 {
      let cells = (0..<3).compactMap { _ -> AllocationCell? in
        let shape: ResponseCurve.Shape =
          switch pick([0, 1, 2, 3]) {
          case 0: .power(exponent: pick(numbers))
          case 1: .logarithmic(pace: pick(numbers))
          case 2: .exponential(pace: pick(numbers))
          default: .hill(half: pick(numbers), steepness: pick(numbers))
          }
        return ResponseCurve(shape, scale: pick(numbers)).map {
          AllocationCell(
            $0, least: pick([0, 0, 0] + amounts), most: pick([99, 99] + amounts),
            pinned: pick([nil, nil, nil, 1, .max]), current: pick(amounts))
        }
      }
      let envelope = pick([99, 150] + amounts)
      guard let found = try? Allocation(envelope: envelope, cells: cells, mostBranches: 20) else {
        continue
      }
      solved += 1
      #expect(found.amounts.reduce(0, +) == envelope && !found.result.isNaN)
    }
    #expect(solved > 20)
  }

  @Test func `a feasible current plan is never bettered by itself`() throws {
    var numbers = Numbers(state: 5)
    for _ in 0..<40 {
      var cells: [AllocationCell] = []
      for _ in 0..<12 {
        let drawn = numbers.curve(sShaped: true)
        let curve = try #require(drawn)
        cells.append(.init(curve, most: 800_00, current: Int(numbers.next(0...800_00))))
      }
      let envelope = cells.reduce(0) { $0 + $1.current }
      let found = try Allocation(envelope: envelope, cells: cells, mostBranches: 30)
      #expect(found.currentIsFeasible && found.result >= found.currentResult)
      #expect(found.amounts.reduce(0, +) == envelope && found.branches <= 31)
      #expect(found.upperBound >= found.result)
    }
  }

  @Test func `the smallest and the largest envelopes`() throws {
    let curve = try Self.curve(.hill(half: 100, steepness: 3), 10)
    let cells = [AllocationCell(curve, most: 10_00), AllocationCell(curve, most: 10_00)]
    #expect(try Allocation(envelope: 0, cells: cells).amounts == [0, 0])
    #expect(try Allocation(envelope: 1, cells: cells).amounts.reduce(0, +) == 1)
    #expect(try Allocation(envelope: 20_00, cells: cells).amounts == [10_00, 10_00])
    let root = try Self.curve(.power(exponent: 0.5), 1)
    let large = try Allocation(
      envelope: 1_000_000_000_000_000,
      cells: [
        .init(root, most: 1_000_000_000_000_000), .init(root, most: 1_000_000_000_000_000),
      ])
    #expect(large.amounts == [500_000_000_000_000, 500_000_000_000_000])
  }

  @Test func `what cannot be divided says why`() throws {
    let curve = try Self.curve(.power(exponent: 0.5), 1)
    func error(_ envelope: Int, _ cells: [AllocationCell]) -> AllocationError? {
      do throws(AllocationError) {
        _ = try Allocation(envelope: envelope, cells: cells)
        return nil
      } catch { return error }
    }
    #expect(error(1, []) == .nothingToAllocate)
    #expect(error(-1, [.init(curve, most: 1)]) == .envelopeOutOfRange)
    #expect(error(1, [.init(curve, most: -1)]) == .amountOutOfRange(cell: 0))
    #expect(error(1, [.init(curve, least: 5, most: 4)]) == .boundsCross(cell: 0))
    #expect(error(9, [.init(curve, most: 9, pinned: 10)]) == .pinnedOutOfBounds(cell: 0))
    #expect(
      error(9, [.init(curve, least: 6, most: 9), .init(curve, most: 9, pinned: 4)])
        == .leastExceedsEnvelope(least: 10, envelope: 9))
    #expect(
      error(9, [.init(curve, most: 4), .init(curve, most: 4)])
        == .mostBelowEnvelope(most: 8, envelope: 9))
    let many = [AllocationCell](repeating: .init(curve, most: .max), count: 3)
    #expect(error(9, many) == .amountOutOfRange(cell: 0))
  }
}
