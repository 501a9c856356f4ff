/// What an import does to measures that are there already: overlapping imports replace, they do not
/// add.
public struct MeasureMerge: Sendable {
  /// What happens to rows that are there, of the same origin, account, days and dimensions as the
  /// import, and are not in it.
  public enum Absent: String, Sendable {
    /// The import is the whole truth of its days: they go.
    case goes
    /// The import is a part (one campaign of several): they stay.
    case stays
  }

  /// Places in the import of rows that are new.
  public let added: [Int]
  /// Places there and in the import of rows that have other values now.
  public let changed: [(existing: Int, incoming: Int)]
  /// Places there of rows that are the same.
  public let same: [Int]
  /// Places there of rows that go.
  public let dropped: [Int]
  /// Rows there of the same owner and days, but told apart otherwise or by longer periods: both
  /// together count twice.
  public let otherGrain: Int
  /// Rows of the import whose key was in it before; the last one counts.
  public let repeated: Int

  /// Compares digests; the cost is in proportion to both.
  public init(
    _ incoming: [MeasureRowDigest], into existing: [MeasureRowDigest], absent: Absent = .goes
  ) {
    var places: [Digest128: Int] = [:]
    places.reserveCapacity(incoming.count)
    var repeated = 0
    for (place, row) in incoming.enumerated() {
      if places.updateValue(place, forKey: row.key) != nil { repeated += 1 }
    }
    let scope = Scope(incoming)
    var met = [Bool](repeating: false, count: incoming.count)
    var (changed, same, dropped): ([(existing: Int, incoming: Int)], [Int], [Int]) = ([], [], [])
    var otherGrain = 0
    for (place, row) in existing.enumerated() {
      if let match = places[row.key] {
        met[match] = true
        if incoming[match].values == row.values {
          same.append(place)
        } else {
          changed.append((place, match))
        }
        continue
      }
      switch scope.relation(row) {
      case .outside: break
      case .replaced: if absent == .goes { dropped.append(place) }
      case .otherGrain: otherGrain += 1
      }
    }
    added = incoming.indices.filter { !met[$0] && places[incoming[$0].key] == $0 }
    self.changed = changed
    self.same = same
    self.dropped = dropped
    self.otherGrain = otherGrain
    self.repeated = repeated
  }

  /// The days that an import speaks of, by owner and grain.
  private struct Scope {
    private struct Part: Hashable {
      let owner: UInt64
      let grain: UInt64
    }

    private var spans: [Part: Set<Int64>] = [:]
    private var covered: [UInt64: Set<Int32>] = [:]

    enum Relation { case outside, replaced, otherGrain }

    init(_ rows: [MeasureRowDigest]) {
      for row in rows {
        let part = Part(owner: row.owner, grain: row.grain)
        guard spans[part, default: []].insert(Self.span(row)).inserted else { continue }
        for day in Self.days(row) { covered[row.owner, default: []].insert(day) }
      }
    }

    private static func span(_ row: MeasureRowDigest) -> Int64 {
      Int64(row.day) << 32 | Int64(UInt32(bitPattern: row.lastDay))
    }

    /// At most some ten years.
    private static func days(_ row: MeasureRowDigest) -> ClosedRange<Int32> {
      let last = Int(row.lastDay).clamped(to: Int(row.day)...Int(row.day) + 3700)
      return row.day...Int32(clamping: last)
    }

    func relation(_ row: MeasureRowDigest) -> Relation {
      if spans[Part(owner: row.owner, grain: row.grain)]?.contains(Self.span(row)) == true {
        return .replaced
      }
      guard let covered = covered[row.owner] else { return .outside }
      return Self.days(row).contains { covered.contains($0) } ? .otherGrain : .outside
    }
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}

/// What came of merging two tables, to be told.
public struct MeasureMergeReport: Sendable, Hashable {
  public struct Total: Sendable, Hashable {
    public let metric: String
    public let before: Double
    public let after: Double

    public init(metric: String, before: Double, after: Double) {
      self.metric = metric
      self.before = before
      self.after = after
    }
  }

  public let added: Int
  public let changed: Int
  public let same: Int
  public let dropped: Int
  public let otherGrain: Int
  public let repeated: Int
  /// Of metrics that add up.
  public let totals: [Total]
}

extension MeasureTable {
  /// This table with an import in it: twice the same import is once, and rows keep their order.
  public func merging(
    _ incoming: MeasureTable, absent: MeasureMerge.Absent = .goes
  ) -> (table: MeasureTable, report: MeasureMergeReport) {
    if rowCount == 0, origin != incoming.origin {
      return MeasureTable(origin: incoming.origin, days: []).merging(incoming, absent: absent)
    }
    if origin != incoming.origin {
      return withOriginColumn().merging(incoming.withOriginColumn(), absent: absent)
    }
    let merge = MeasureMerge(incoming.rowDigests(), into: rowDigests(), absent: absent)
    let dropped = Set(merge.dropped)
    var replaced: [Int: Int] = [:]
    for pair in merge.changed { replaced[pair.existing] = pair.incoming }
    // Each row of the result: from here (first) or from the import.
    var rows: [(isOwn: Bool, row: Int)] = []
    for row in 0..<rowCount where !dropped.contains(row) {
      rows.append(replaced[row].map { (false, $0) } ?? (true, row))
    }
    rows += merge.added.map { (false, $0) }
    let result = combined(with: incoming, rows)
    let names = Self.union(metrics.map(\.name), incoming.metrics.map(\.name))
    let totals = names.filter { MeasureMetric.nature(of: $0) == .sum }.map { name in
      MeasureMergeReport.Total(
        metric: name, before: metric(name)?.values.total ?? 0,
        after: result.metric(name)?.values.total ?? 0)
    }
    return (
      result,
      MeasureMergeReport(
        added: merge.added.count, changed: merge.changed.count, same: merge.same.count,
        dropped: merge.dropped.count, otherGrain: merge.otherGrain, repeated: merge.repeated,
        totals: totals)
    )
  }

  /// The same rows, each saying where it comes from.
  private func withOriginColumn() -> MeasureTable {
    var table = self
    table.origin = ""
    if !dimensions.contains(where: { $0.name == Self.originName }) {
      table.dimensions.append(
        Dimension(
          Self.originName, codes: Array(repeating: 0, count: rowCount), values: [origin]))
    }
    return table
  }

  private static func union(_ one: [String], _ other: [String]) -> [String] {
    one + other.filter { !one.contains($0) }
  }

  private func combined(
    with other: MeasureTable, _ rows: [(isOwn: Bool, row: Int)]
  ) -> MeasureTable {
    let dimensionNames = Self.union(dimensions.map(\.name), other.dimensions.map(\.name))
    let metricNames = Self.union(metrics.map(\.name), other.metrics.map(\.name))
    let newDimensions: [Dimension] = dimensionNames.map { name in
      let own = dimensions.first { $0.name == name }
      let others = other.dimensions.first { $0.name == name }
      var coder = TextCoder()
      let ownCodes = own?.values.map { coder.code($0) } ?? []
      let otherCodes = others?.values.map { coder.code($0) } ?? []
      let codes = rows.map { isOwn, row -> UInt32 in
        if isOwn, let own { return ownCodes[Int(own.codes[row])] }
        if !isOwn, let others { return otherCodes[Int(others.codes[row])] }
        return coder.code("")
      }
      return Dimension(name, codes: codes, values: coder.values)
    }
    let newMetrics: [Metric] = metricNames.map { name in
      let own = metric(name)?.values
      let others = other.metric(name)?.values
      return Metric(
        name, MetricValues(rows.map { ($0.isOwn ? own?[$0.row] : others?[$0.row]) ?? .nan }))
    }
    return MeasureTable(
      origin: origin, days: rows.map { $0.isOwn ? days[$0.row] : other.days[$0.row] },
      lastDays: rows.map { $0.isOwn ? lastDays[$0.row] : other.lastDays[$0.row] },
      dimensions: newDimensions, metrics: newMetrics)
  }

  /// Makes one row of those that share a key: sums are added, means weighted; people counted once in
  /// each cannot be told for both and are left without a value.
  mutating func joinRows() -> (count: Int, lost: [String]) {
    let digests = rowDigests()
    var first: [Digest128: Int] = [:]
    first.reserveCapacity(digests.count)
    var groups: [[Int]] = []
    var groupOf: [Int: Int] = [:]
    var keep: [Int] = []
    for (row, digest) in digests.enumerated() {
      guard let before = first[digest.key] else {
        first[digest.key] = row
        keep.append(row)
        continue
      }
      if let group = groupOf[before] {
        groups[group].append(row)
      } else {
        groupOf[before] = groups.count
        groups.append([before, row])
      }
    }
    guard !groups.isEmpty else { return (0, []) }
    var lost: Set<String> = []
    var joined: [[Double]] = []
    for metric in metrics {
      var values = (0..<rowCount).map { metric.values[$0] ?? .nan }
      for group in groups {
        let (value, isLost) = join(metric.name, group, values)
        values[group[0]] = value
        if isLost { lost.insert(metric.name) }
      }
      joined.append(values)
    }
    for place in metrics.indices {
      metrics[place].values = MetricValues(keep.map { joined[place][$0] })
    }
    for place in dimensions.indices {
      dimensions[place].codes = keep.map { dimensions[place].codes[$0] }
    }
    let count = rowCount - keep.count
    days = keep.map { days[$0] }
    lastDays = keep.map { lastDays[$0] }
    return (count, lost.sorted())
  }

  private func join(_ name: String, _ group: [Int], _ values: [Double]) -> (Double, Bool) {
    let known = group.filter { !values[$0].isNaN }
    guard let first = known.first else { return (.nan, false) }
    if known.count == 1 { return (values[first], false) }
    switch MeasureMetric.nature(of: name) {
    case .sum: return (known.reduce(0) { $0 + values[$1] }, false)
    case .unique: return (.nan, true)
    case .mean(let weight):
      guard let weights = metric(weight.rawValue)?.values else { return (.nan, true) }
      var (sum, total) = (0.0, 0.0)
      for row in known {
        let weight = weights[row] ?? 0
        sum += weight * values[row]
        total += weight
      }
      return total > 0 ? (sum / total, false) : (.nan, true)
    }
  }
}
