/// What the rows of one import add up to, group by group: one sum for each metric.
struct MeasureSums {
  /// How the values of a metric come together.
  enum Way {
    case added
    /// Of people counted once: known only where one row has it.
    case alone
    /// Each value counts as often as the metric at that place says.
    case weighted(by: Int)
  }

  struct Sum: Equatable {
    var value: Int64?
    var weight: Int64?
  }

  let ways: [Way]
  private var sums: [Int64] = []
  private var weights: [Int64] = []
  private var counts: [UInt32] = []
  /// Whether a sum went beyond what can be counted.
  private(set) var isTooLarge = false

  init(_ ways: [Way]) { self.ways = ways }

  /// Makes room for groups up to this one.
  @inline(__always)
  mutating func reach(_ group: Int) {
    while sums.count < (group &+ 1) &* ways.count {
      sums.append(0)
      weights.append(0)
      counts.append(0)
    }
  }

  /// - Parameters:
  ///   - value: in millionths.
  ///   - weight: in millionths; of weighted metrics only.
  @inline(__always)
  mutating func add(_ group: Int, _ metric: Int, _ value: Int64, weight: Int64) {
    let place = group &* ways.count &+ metric
    counts[place] &+= 1
    switch ways[metric] {
    case .added, .alone: sums[place] = sum(sums[place], value)
    case .weighted:
      let times = weight / Int64(measureScale)
      let (product, isBeyond) = value.multipliedReportingOverflow(by: times)
      if isBeyond { isTooLarge = true }
      sums[place] = sum(sums[place], isBeyond ? 0 : product)
      weights[place] = sum(weights[place], times)
    }
  }

  /// Adds a group of other sums of the same metrics.
  mutating func add(_ group: Int, _ other: MeasureSums, _ part: Int) {
    reach(group)
    for metric in ways.indices {
      let (place, from) = (group * ways.count + metric, part * ways.count + metric)
      counts[place] &+= other.counts[from]
      sums[place] = sum(sums[place], other.sums[from])
      weights[place] = sum(weights[place], other.weights[from])
    }
  }

  @inline(__always)
  private mutating func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (total, isBeyond) = one.addingReportingOverflow(other)
    if isBeyond { isTooLarge = true }
    return isBeyond ? one : total
  }

  /// `nil` where no row of the group has a value.
  func sum(_ group: Int, _ metric: Int) -> Sum? {
    let place = group * ways.count + metric
    guard counts[place] > 0 else { return nil }
    switch ways[metric] {
    case .added: return Sum(value: sums[place])
    case .alone: return Sum(value: counts[place] == 1 ? sums[place] : nil)
    case .weighted: return Sum(value: sums[place], weight: weights[place])
    }
  }
}
