internal import SextantKernels

/// What was measured, from both sides: what people stated, and the rows that imports brought.
///
/// What a person stated over just a period comes first; then the imports' rows; then what was stated
/// over shorter periods.
struct GatheredMeasures: MeasuredValues {
  private let stated: StatedMeasures
  private let imported: [ID<Metric>: ImportedSeries]
  private let aggregations: [ID<Metric>: Aggregation]
  /// `nil` where the dossier has no imports, or nobody keeps their rows.
  init?(_ x: Examination, stated: StatedMeasures) {
    guard let keeper = x.dossier.imports else { return nil }
    let batches = x.all(ImportBatch.self).filter { !$0.measures.isEmpty }
    if batches.isEmpty { return nil }
    let seen = Set(batches.map(\.id))
    let origins = Dictionary(
      batches.compactMap { batch in
        TableMapping(batch.mapping).map { (batch.id, $0.origin.rawValue) }
      }, uniquingKeysWith: { first, _ in first })
    var tools: [ID<Metric>: Set<String>] = [:]
    for measure in x.all(Measure.self) {
      if let metric = measure.metric, let tool = measure.batch.flatMap({ origins[$0] }) {
        tools[metric, default: []].insert(tool)
      }
    }
    var imported: [ID<Metric>: ImportedSeries] = [:]
    var aggregations: [ID<Metric>: Aggregation] = [:]
    for metric in x.all(Metric.self) {
      let (name, tool) = metric.nameInImports
      // Months that an import wrote down tell which tool is meant.
      let known = tools[metric.id].flatMap { $0.count == 1 ? $0.first : nil }
      guard let series = keeper.series(name, tool: tool ?? known, in: seen) else { continue }
      imported[metric.id] = series
      aggregations[metric.id] = metric.aggregation
    }
    if imported.isEmpty { return nil }
    self.stated = stated
    let channels = ToolChannels(x.all(Channel.self))
    self.imported = imported.mapValues { series in
      series.gathering(channels.groups(of: series.channelNames))
    }
    self.aggregations = aggregations
  }

  func value(
    of metric: ID<Metric>, over period: Period, channel: ID<Channel>?, segment: ID<Segment>?
  ) -> Double? {
    guard segment == nil, let series = imported[metric] else {
      return stated.value(of: metric, over: period, channel: channel, segment: segment)
    }
    if let typed = stated.typed(metric, over: period, channel: channel) { return typed }
    if let value = series.value(over: period, channel: channel?.text, aggregations[metric]) {
      return value
    }
    return stated.value(of: metric, over: period, channel: channel, segment: nil)
  }

  func values(of metric: ID<Metric>, within period: Period, segment: ID<Segment>?) -> [Double]? {
    let values = stated.values(of: metric, within: period, segment: segment)
    guard segment == nil, values?.isEmpty ?? true, let series = imported[metric] else {
      return values
    }
    return series.values(within: period)
  }

  func lastDay(of metric: ID<Metric>, by day: Day) -> Day? {
    let days = [stated.lastDay(of: metric, by: day), imported[metric]?.lastDay(by: day)]
    return days.compactMap { $0 }.max()
  }

  func isMeasured(_ metric: ID<Metric>) -> Bool {
    imported[metric] != nil || stated.isMeasured(metric)
  }

  func channels(of metric: ID<Metric>) -> [ID<Channel>] {
    let told = stated.channels(of: metric)
    let met = imported[metric]?.channelNames.map { ID<Channel>($0) } ?? []
    return Set(told + met).sorted { $0.text < $1.text }
  }
}

extension Metric {
  /// What imports call it, and the tool that counts it where it says so: `cost`, `googleAds.cost`.
  var nameInImports: (name: String, tool: String?) {
    let written = imported.isEmpty ? id.text : imported
    if let dot = written.firstIndex(of: "."),
      let origin = MeasureOrigin(rawValue: String(written[..<dot]))
    {
      return (String(written[written.index(after: dot)...]), origin.rawValue)
    }
    return (written, nil)
  }
}
