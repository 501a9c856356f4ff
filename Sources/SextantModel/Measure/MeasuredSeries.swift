/// The values of one quantity over periods, in the order of time.
struct MeasuredSeries: Sendable {
  private(set) var rows: [(period: Period, value: Double)]
  private let aggregation: Aggregation
  private let exact: [Period: Double]

  /// - Parameter aggregation: how shorter periods make a longer one; a sum where nothing is said.
  init(_ rows: [(period: Period, value: Double)], _ aggregation: Aggregation?) {
    self.rows = rows.sorted {
      ($0.period.first, $1.period.last) < ($1.period.first, $0.period.last)
    }
    self.aggregation = aggregation ?? .sum
    exact = Dictionary(rows.map { ($0.period, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value measured over just this period, or put together from the shorter periods within it.
  /// A sum or a mean needs them all; the last value needs one.
  func value(over period: Period) -> Double? {
    if let value = exact[period] { return value }
    let within = rows(within: period)
    guard let last = within.last else { return nil }
    if aggregation == .last { return last.value }
    guard within.first?.period.first == period.first, last.period.last == period.last,
      zip(within, within.dropFirst()).allSatisfy({ one, next in
        one.period.last.adding(days: 1) == next.period.first
      })
    else { return nil }
    let total = within.reduce(0) { $0 + $1.value }
    return aggregation == .mean ? total / Double(within.count) : total
  }

  /// The values of the periods within this one, none overlapping another.
  func rows(within period: Period) -> [(period: Period, value: Double)] {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].period.first < period.first { low = middle + 1 } else { high = middle }
    }
    var found: [(period: Period, value: Double)] = []
    var free = period.first
    for row in rows[low...] {
      if row.period.first > period.last { break }
      guard row.period.first >= free, row.period.last <= period.last else { continue }
      found.append(row)
      free = row.period.last.adding(days: 1)
    }
    return found
  }

  /// The last measured day that is over on this day.
  func lastDay(by day: Day) -> Day? { rows.last { $0.period.last <= day }?.period.last }
}
