internal import SextantKernels

/// The rows of a dossier's imports, added up by whoever keeps them.
public protocol ImportedMeasures: Sendable {
  /// What these imports count under a name; `nil` where none does, or several tools do and none is
  /// named.
  ///
  /// - Parameter tool: as `MeasureOrigin` names it.
  func series(_ name: String, tool: String?, in imports: Set<ID<ImportBatch>>) -> ImportedSeries?
}

/// One metric as imports have it, day by day, in all and by channel.
public struct ImportedSeries: Sendable {
  /// What rows of the same days add up to. Of means, `value` is the sum of each times its weight;
  /// `nil` where rows do not add up: people counted once in several.
  public struct Row: Sendable, Equatable {
    public let first: Day
    public let last: Day
    public let value: Double?
    public let weight: Double

    public init(first: Day, last: Day, value: Double?, weight: Double = 0) {
      self.first = first
      self.last = last
      self.value = value
      self.weight = weight
    }
  }

  /// In the order of days, of the same first day the longest first.
  private let rows: [Row]
  private let channels: [String: [Row]]
  /// The days that the imports are about, in runs that do not touch.
  private let covered: [ClosedRange<Day>]
  private let nature: MeasureMetric.Nature

  /// - Parameters:
  ///   - name: as imports call the metric: how its rows add up follows from it.
  ///   - covered: the days of each import; within them, what has no row was not met.
  public init(
    _ name: String, rows: [Row], byChannel channels: [String: [Row]],
    covered: [ClosedRange<Day>]
  ) {
    nature = MeasureMetric.nature(of: name)
    self.rows = Self.ordered(rows)
    self.channels = channels.mapValues(Self.ordered)
    var runs: [ClosedRange<Day>] = []
    for run in covered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = runs.last, run.lowerBound <= last.upperBound.adding(days: 1) {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, run.upperBound)
      } else {
        runs.append(run)
      }
    }
    self.covered = runs
  }

  private static func ordered(_ rows: [Row]) -> [Row] {
    rows.sorted { ($0.first, $1.last) < ($1.first, $0.last) }
  }

  private init(_ other: ImportedSeries, _ channels: [String: [Row]]) {
    nature = other.nature
    rows = other.rows
    covered = other.covered
    self.channels = channels
  }

  /// The same under other channels, each put together from some of these: what the dossier calls
  /// advertising may be search, video and display to a tool.
  func gathering(_ groups: [String: [String]]) -> ImportedSeries {
    var gathered: [String: [Row]] = [:]
    for (group, names) in groups {
      let met = names.filter { channels[$0] != nil }
      guard met.count > 1 else {
        if let name = met.first { gathered[group] = channels[name] }
        continue
      }
      gathered[group] = joined(met.flatMap { channels[$0] ?? [] })
    }
    return ImportedSeries(self, gathered)
  }

  /// Rows of the same days as one; people counted once in each are no sum.
  private func joined(_ rows: [Row]) -> [Row] {
    struct Days: Hashable {
      let first: Day
      let last: Day
    }
    var sums: [Days: Row] = [:]
    for row in rows {
      let days = Days(first: row.first, last: row.last)
      guard let known = sums[days] else {
        sums[days] = row
        continue
      }
      let value =
        nature == .unique
        ? nil : known.value.flatMap { one in row.value.map { one + $0 } }
      sums[days] = Row(
        first: row.first, last: row.last, value: value, weight: known.weight + row.weight)
    }
    return Self.ordered(Array(sums.values))
  }

  /// The channels, as the tool calls them.
  public var channelNames: [String] { channels.keys.sorted() }

  /// The value over just this period; `nil` where the imports are not about all of it, nothing in it
  /// was counted, or a row reaches beyond it.
  ///
  /// - Parameter aggregation: how the dossier has days make a longer period, where the metric is one
  ///   that adds up.
  public func value(
    over period: Period, channel: String? = nil, _ aggregation: Aggregation? = nil
  ) -> Double? {
    guard covered.contains(where: { $0.contains(period.first) && $0.contains(period.last) }),
      let all = Self.within(rows, period), !all.isEmpty
    else { return nil }
    guard let channel else { return value(of: all, aggregation) }
    guard let known = channels[channel], let own = Self.within(known, period) else { return nil }
    // A channel that was not met brought nothing.
    if own.isEmpty { return nature == .sum && aggregation ?? .sum == .sum ? 0 : nil }
    return value(of: own, aggregation)
  }

  /// The values of the rows within a period, none overlapping another.
  public func values(within period: Period) -> [Double] {
    (Self.within(rows, period) ?? []).compactMap { value(of: [$0], nil) }
  }

  /// The last day with a row that is over on a day.
  public func lastDay(by day: Day) -> Day? {
    rows.reduce(nil) { last, row in row.last <= day ? max(last ?? row.last, row.last) : last }
  }

  private func value(of rows: [Row], _ aggregation: Aggregation?) -> Double? {
    guard let last = rows.last, rows.allSatisfy({ $0.value != nil }) else { return nil }
    let sum = rows.reduce(0) { $0 + ($1.value ?? 0) }
    switch nature {
    case .unique: return rows.count == 1 ? sum : nil
    case .mean:
      let weight = rows.reduce(0) { $0 + $1.weight }
      return weight > 0 ? sum / weight : rows.count == 1 ? sum : nil
    case .sum:
      return switch aggregation ?? .sum {
      case .sum: sum
      case .mean: sum / Double(rows.count)
      case .last: last.value
      }
    }
  }

  /// The rows within a period, the longest first, none overlapping another; `nil` where one reaches
  /// in from outside over days that no row within tells of.
  private static func within(_ rows: [Row], _ period: Period) -> [Row]? {
    var found: [Row] = []
    var free = period.first
    var reachesIn = false
    // Rows begin in order, and a row is seldom longer than a month: what began long before is over.
    for row in rows[lowest(rows, period.first.adding(days: -400))...] {
      if row.first > period.last { break }
      if row.last < period.first { continue }
      guard row.first >= period.first, row.last <= period.last else {
        reachesIn = true
        continue
      }
      guard row.first >= free else { continue }
      found.append(row)
      free = row.last.adding(days: 1)
    }
    guard reachesIn else { return found }
    let days = found.reduce(0) { $0 + $1.last.days(since: $1.first) + 1 }
    return days == period.last.days(since: period.first) + 1 ? found : nil
  }

  private static func lowest(_ rows: [Row], _ day: Day) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].first < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
