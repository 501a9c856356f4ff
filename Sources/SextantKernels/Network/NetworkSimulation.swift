/// A network whose durations are estimates, played through thousands of times: the chance of
/// every milestone by its date, with all paths counted, not the critical one alone.
///
/// Durations are drawn independently; times have the estimates' unit, from the plan's origin.
public struct NetworkSimulation: Sendable {
  public let estimates: [ThreePointEstimate]
  /// Links and order; its durations are not used.
  public let network: TaskNetwork
  /// No task starts before; one value per task, or none.
  public let notBefore: [Double]

  /// - Throws: what makes no network; `badBound` for a date that is no number or too far.
  public init(
    estimates: [ThreePointEstimate], links: [TaskLink], notBefore: [Double] = []
  ) throws(TaskNetworkError) {
    self.estimates = estimates
    network = try TaskNetwork(
      durations: Array(repeating: 0, count: estimates.count), links: links)
    let far = Double(TaskNetwork.longest)
    if let bad = notBefore.firstIndex(where: { !($0 >= -far && $0 <= far) }) {
      throw .badBound(bad)
    }
    guard notBefore.isEmpty || notBefore.count == estimates.count else {
      throw .badBound(notBefore.count)
    }
    self.notBefore = notBefore
  }

  public static let mostRuns = 1_000_000
  /// Runs times milestones kept.
  public static let mostKept = 100_000_000

  /// Plays the network.
  ///
  /// - Parameters:
  ///   - runs: brought into 1…`mostRuns`.
  ///   - milestones: tasks whose finish is to be known; those that are not there are left out, as
  ///     are those that would not fit in `mostKept`.
  ///   - seed: run r of task t is the same number for the same seed, whatever else is asked.
  public func play(
    runs: Int = 10_000, milestones: [Int] = [], shape: DurationShape = .beta, seed: UInt64 = 1
  ) -> SimulatedNetwork {
    let runs = min(max(1, runs), Self.mostRuns)
    let count = estimates.count
    let milestones = Array(
      milestones.filter { estimates.indices.contains($0) }.prefix(Self.mostKept / runs))
    let (tables, tableOf) = tables(shape)
    let holds = holds()
    let lanes = Self.lanes
    var ends = [Double](repeating: 0, count: runs)
    var finishes = [[Double]](
      repeating: [Double](repeating: 0, count: runs), count: milestones.count)
    var critical = [Int](repeating: 0, count: count)
    var start = [Double](repeating: 0, count: count * lanes)
    var finish = start
    var onPath = [UInt8](repeating: 0, count: count * lanes)
    let key = CountedRandom.mix(seed &+ 0x0005_EED0_F0DD)
    let order = network.order

    start.withUnsafeMutableBufferPointer { start in
      finish.withUnsafeMutableBufferPointer { finish in
        onPath.withUnsafeMutableBufferPointer { onPath in
          for batch in stride(from: 0, to: runs, by: lanes) {
            var last = SIMD16<Double>(repeating: -Double.infinity)
            for number in order {
              let task = Int(number)
              var early = SIMD16<Double>(repeating: notBefore.isEmpty ? 0 : notBefore[task])
              let duration = draw(
                task, batch, key, tables, Int(tableOf[task]))
              for place in Int(holds.first[task])..<Int(holds.first[task + 1]) {
                let hold = holds.all[place]
                let other = Int(hold.task) * lanes
                var moment = load(hold.fromFinish ? finish : start, other) + hold.lag
                if hold.toFinish { moment -= duration }
                early.replace(with: moment, where: moment .> early)
              }
              let done = early + duration
              store(early, start, task * lanes)
              store(done, finish, task * lanes)
              last.replace(with: done, where: done .> last)
            }
            let used = min(lanes, runs - batch)
            for lane in 0..<used { ends[batch + lane] = last[lane] }
            for (place, milestone) in milestones.enumerated() {
              for lane in 0..<used {
                finishes[place][batch + lane] = finish[milestone * lanes + lane]
              }
            }
            // Back from the end along every link that leaves no room.
            for place in 0..<count * lanes { onPath[place] = 0 }
            for number in order.reversed() {
              let task = Int(number)
              let begun = load(start, task * lanes)
              let done = load(finish, task * lanes)
              var sum = 0
              for lane in 0..<used {
                if done[lane] == last[lane] { onPath[task * lanes + lane] = 1 }
                sum += Int(onPath[task * lanes + lane])
              }
              critical[task] += sum
              guard sum > 0 else { continue }
              for place in Int(holds.first[task])..<Int(holds.first[task + 1]) {
                let hold = holds.all[place]
                let other = Int(hold.task) * lanes
                var moment = load(hold.fromFinish ? finish : start, other) + hold.lag
                if hold.toFinish { moment -= done - begun }
                for lane in 0..<used {
                  // The same sum gives the same figure; with a duration taken away, nearly.
                  let room = begun[lane] - moment[lane]
                  if onPath[task * lanes + lane] != 0,
                    hold.toFinish ? room <= 1e-9 * max(1, begun[lane].magnitude) : room <= 0
                  {
                    onPath[other + lane] = 1
                  }
                }
              }
            }
          }
        }
      }
    }
    return SimulatedNetwork(
      end: SimulatedDate(ends),
      milestones: finishes.map { SimulatedDate($0) }, milestoneTasks: milestones,
      criticality: critical.map { Double($0) / Double(runs) })
  }

  private static let lanes = 16

  private struct Hold {
    var task: Int32
    var lag: Double
    var fromFinish: Bool
    var toFinish: Bool
  }

  /// The links seen from the task that waits.
  private func holds() -> (first: [Int32], all: [Hold]) {
    var first = [Int32](repeating: 0, count: estimates.count + 2)
    for link in network.links { first[link.after + 2] += 1 }
    for task in estimates.indices { first[task + 2] += first[task + 1] }
    var all = [Hold](
      repeating: Hold(task: 0, lag: 0, fromFinish: false, toFinish: false),
      count: network.links.count)
    for link in network.links {
      all[Int(first[link.after + 1])] = Hold(
        task: Int32(link.before), lag: Double(link.lag),
        fromFinish: link.kind == .finishToStart || link.kind == .finishToFinish,
        toFinish: link.kind == .finishToFinish || link.kind == .startToFinish)
      first[link.after + 1] += 1
    }
    first.removeLast()
    return (first, all)
  }

  /// One table for every place of the peak, in one piece; −1 for a duration that is certain.
  private func tables(_ shape: DurationShape) -> (all: [Double], of: [Int32]) {
    var known: [Double: Int32] = [:]
    var all: [Double] = []
    let of = estimates.map { estimate -> Int32 in
      let spread = estimate.pessimistic - estimate.optimistic
      guard spread > 0 else { return -1 }
      let peak = (estimate.likely - estimate.optimistic) / spread
      if let table = known[peak] { return table }
      let table = Int32(known.count)
      known[peak] = table
      all += DurationDraw.table(shape, peak: peak)
      return table
    }
    return (all, of)
  }

  @inline(__always) private func draw(
    _ task: Int, _ batch: Int, _ key: UInt64, _ tables: [Double], _ table: Int
  ) -> SIMD16<Double> {
    let estimate = estimates[task]
    var drawn = SIMD16<Double>(repeating: estimate.optimistic)
    guard table >= 0 else { return drawn }
    let spread = estimate.pessimistic - estimate.optimistic
    let row = table * (DurationDraw.cells + 1)
    tables.withUnsafeBufferPointer { tables in
      for lane in 0..<Self.lanes {
        let counter =
          UInt64(truncatingIfNeeded: batch + lane) << 32
          | UInt64(truncatingIfNeeded: task)
        let bits = CountedRandom.mix(key &+ counter &* CountedRandom.golden)
        let place = Double(bits >> 11) * (0x1p-53 * Double(DurationDraw.cells))
        let cell = Int(place)
        let low = tables[row + cell]
        drawn[lane] += spread * (low + (tables[row + cell + 1] - low) * (place - Double(cell)))
      }
    }
    return drawn
  }

  @inline(__always) private func load(
    _ values: UnsafeMutableBufferPointer<Double>, _ place: Int
  ) -> SIMD16<Double> {
    var loaded = SIMD16<Double>()
    for lane in 0..<Self.lanes { loaded[lane] = values[place + lane] }
    return loaded
  }

  @inline(__always) private func store(
    _ value: SIMD16<Double>, _ values: UnsafeMutableBufferPointer<Double>, _ place: Int
  ) {
    for lane in 0..<Self.lanes { values[place + lane] = value[lane] }
  }
}

/// What came of playing a network.
public struct SimulatedNetwork: Sendable, Hashable {
  /// When all is done.
  public let end: SimulatedDate
  /// When each task asked for is done, in the order of `milestoneTasks`.
  public let milestones: [SimulatedDate]
  public let milestoneTasks: [Int]
  /// The share of runs in which each task lay on a longest path (criticality index, Van Slyke 1963).
  public let criticality: [Double]
}

/// A date that depends on chance, as drawn.
public struct SimulatedDate: Sendable, Hashable {
  /// In growing order.
  public let drawn: [Double]

  init(_ values: [Double]) { drawn = values.sorted() }

  public var mean: Double {
    drawn.isEmpty ? 0 : drawn.reduce(0, +) / Double(drawn.count)
  }

  public var deviation: Double {
    guard drawn.count > 1 else { return 0 }
    let mean = mean
    let squares = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(drawn.count - 1)).squareRoot()
  }

  /// The share of runs in which it is met by a date.
  public func probability(by date: Double) -> Double {
    var (low, high) = (0, drawn.count)
    while low < high {
      let middle = (low + high) / 2
      if drawn[middle] <= date { low = middle + 1 } else { high = middle }
    }
    return drawn.isEmpty ? 0 : Double(low) / Double(drawn.count)
  }

  /// How much that share may be off by chance: its standard error, √(p (1 − p) / n).
  public func error(by date: Double) -> Double {
    let share = probability(by: date)
    return drawn.isEmpty ? 0 : (share * (1 - share) / Double(drawn.count)).squareRoot()
  }

  /// The date that is met with a probability in 0…1: the least drawn that so large a share of
  /// runs does not exceed; 0 without runs.
  public func quantile(_ share: Double) -> Double {
    guard !drawn.isEmpty, share.isFinite else { return 0 }
    let place = (min(1, max(0, share)) * Double(drawn.count)).rounded(.up)
    return drawn[min(drawn.count - 1, max(0, Int(place) - 1))]
  }
}
