import SextantModel

/// The sources of the watch by how often they are read, and which reading is overdue.
struct WatchRounds: Sendable {
  let groups: [Group]
  let axes: [Axis]
  let overdue: Int
  let uncollected: Int
  /// How many of the active sources a machine reads.
  let automated: Int
  let active: Int

  struct Group: Sendable {
    let rhythm: WatchRhythm
    let stops: [Stop]
  }

  /// A source and the collector that reads it most often.
  struct Stop: Sendable {
    let source: WatchSource
    let collector: Collector?
    /// The day by which it is to be read again.
    let due: Day?
    /// Days since that day; above zero when the reading is overdue.
    let delay: Int?
    /// The mean of relevance, freshness and reliability, from 1 to 5.
    let score: Double?
    var isOverdue: Bool { (delay ?? 0) > 0 }
  }

  /// What the company wants to know on an axis, and how many active sources tell of it.
  struct Axis: Sendable {
    let axis: WatchAxis
    let needs: [String]
    let sources: Int
    let waiver: String?
  }

  init(of dossier: Dossier, on today: Day, axis wanted: WatchAxis? = nil) {
    var collectors: [ID<WatchSource>: [Collector]] = [:]
    for collector in dossier.all(Collector.self) {
      for source in Set(collector.sources) { collectors[source, default: []].append(collector) }
    }
    let sources = dossier.all(WatchSource.self).filter(\.isActive)
    let shown = sources.filter { source in wanted.map { source.axes.contains($0) } ?? true }
    let stops = shown.map { Self.stop($0, collectors[$0.id] ?? [], today) }
    groups = WatchRhythm.allCases.compactMap { rhythm in
      let found = stops.filter { WatchRhythm($0.collector) == rhythm }
      return found.isEmpty ? nil : Group(rhythm: rhythm, stops: Self.latestFirst(found))
    }
    overdue = stops.count(where: \.isOverdue)
    uncollected = stops.count { $0.collector == nil }
    automated = shown.count { source in
      (collectors[source.id] ?? []).contains(where: \.isAutomated)
    }
    active = shown.count
    let plans = dossier.all(WatchPlan.self)
    axes = WatchAxis.allCases.map { axis in
      Axis(
        axis: axis,
        needs: plans.flatMap(\.needs).filter { $0.axis == axis }.map(\.text),
        sources: sources.count { $0.axes.contains(axis) },
        waiver: plans.flatMap(\.waivedAxes).first { $0.axis == axis }?.reason)
    }
  }

  private static func stop(
    _ source: WatchSource, _ collectors: [Collector], _ today: Day
  ) -> Stop {
    let collector = collectors.min { ($0.periodDays ?? .max) < ($1.periodDays ?? .max) }
    var due: Day?
    if let last = collector?.lastRunAt, let period = collector?.periodDays {
      due = last.adding(days: min(max(period, 0), 3660))
    }
    var score: Double?
    if let relevance = source.relevance, let freshness = source.freshness,
      let reliability = source.reliability
    {
      score = (Double(relevance) + Double(freshness) + Double(reliability)) / 3
    }
    return Stop(
      source: source, collector: collector, due: due, delay: due.map { today.days(since: $0) },
      score: score)
  }

  /// The most overdue first; those never read yet before all.
  private static func latestFirst(_ stops: [Stop]) -> [Stop] {
    stops.enumerated().sorted { a, b in
      let delays = (a.element.delay ?? .max, b.element.delay ?? .max)
      return delays.0 == delays.1 ? a.offset < b.offset : delays.0 > delays.1
    }.map(\.element)
  }
}

/// How often a source is read.
enum WatchRhythm: String, CaseIterable, Sendable {
  case daily, weekly, fortnightly, monthly, rarely, unsaid, never

  init(_ collector: Collector?) {
    guard let collector else {
      self = .never
      return
    }
    switch collector.periodDays {
    case nil: self = .unsaid
    case let days? where days <= 1: self = .daily
    case let days? where days <= 7: self = .weekly
    case let days? where days <= 15: self = .fortnightly
    case let days? where days <= 31: self = .monthly
    default: self = .rarely
    }
  }
}
