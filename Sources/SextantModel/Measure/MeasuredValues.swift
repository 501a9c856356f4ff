/// Where the values of metrics come from: the measures that people stated, or rows brought in from a
/// tool.
///
/// The one door through which formulas, indicators, checks and boards ask what was measured.
public protocol MeasuredValues: Sendable {
  /// The value over just this period, or put together from the shorter ones within it; `nil` where a
  /// part of it is not measured.
  func value(
    of metric: ID<Metric>, over period: Period, channel: ID<Channel>?, segment: ID<Segment>?
  ) -> Double?
  /// The values of the periods within this one, in order, none overlapping another; `nil` where the
  /// metric is not measured at all.
  func values(of metric: ID<Metric>, within period: Period, segment: ID<Segment>?) -> [Double]?
  /// The last measured day that is over on a day.
  func lastDay(of metric: ID<Metric>, by day: Day) -> Day?
  func isMeasured(_ metric: ID<Metric>) -> Bool
  /// The channels by which the metric is measured, in the order of their ids.
  func channels(of metric: ID<Metric>) -> [ID<Channel>]
}

/// The measures stated in a dossier, item by item.
struct StatedMeasures: MeasuredValues {
  private struct Key: Hashable {
    var metric: ID<Metric>
    var channel: ID<Channel>?
    var segment: ID<Segment>?
  }

  private let series: [Key: MeasuredSeries]
  /// What was not written down by an import of rows.
  private let typed: [Key: [Period: Double]]
  private let channels: [ID<Metric>: [ID<Channel>]]

  init(_ x: Examination) {
    let aggregations = Dictionary(
      x.all(Metric.self).map { ($0.id, $0.aggregation) }, uniquingKeysWith: { first, _ in first })
    var measured: [Key: [(period: Period, value: Double)]] = [:]
    var typed: [Key: [Period: Double]] = [:]
    let imports = Set(x.all(ImportBatch.self).filter { !$0.measures.isEmpty }.map(\.id))
    for row in x.all(Measure.self) {
      guard let metric = row.metric, let period = row.period, let value = row.value else {
        continue
      }
      let key = Key(metric: metric, channel: row.channel, segment: row.segment)
      measured[key, default: []].append((period, value))
      if row.batch.map({ !imports.contains($0) }) ?? true {
        typed[key, default: [:]][period] = value
      }
    }
    var series: [Key: MeasuredSeries] = [:]
    var channels: [ID<Metric>: [ID<Channel>]] = [:]
    for (key, rows) in measured {
      series[key] = MeasuredSeries(rows, aggregations[key.metric] ?? nil)
      if let channel = key.channel, key.segment == nil {
        channels[key.metric, default: []].append(channel)
      }
    }
    self.series = series
    self.typed = typed
    self.channels = channels.mapValues { $0.sorted { $0.text < $1.text } }
  }

  /// What somebody stated over just this period.
  func typed(_ metric: ID<Metric>, over period: Period, channel: ID<Channel>?) -> Double? {
    typed[Key(metric: metric, channel: channel)]?[period]
  }

  func value(
    of metric: ID<Metric>, over period: Period, channel: ID<Channel>?, segment: ID<Segment>?
  ) -> Double? {
    series[Key(metric: metric, channel: channel, segment: segment)]?.value(over: period)
  }

  func values(of metric: ID<Metric>, within period: Period, segment: ID<Segment>?) -> [Double]? {
    series[Key(metric: metric, segment: segment)]?.rows(within: period).map(\.value)
  }

  func lastDay(of metric: ID<Metric>, by day: Day) -> Day? {
    series[Key(metric: metric)]?.lastDay(by: day)
  }

  func isMeasured(_ metric: ID<Metric>) -> Bool { series[Key(metric: metric)] != nil }

  func channels(of metric: ID<Metric>) -> [ID<Channel>] { channels[metric] ?? [] }
}
