internal import GRDB
internal import SextantKernels
public import SextantModel

/// What the measures of a dossier come to, read from their sums: by day and channel, from week to
/// week, by campaign.
///
/// Only the imports that the reader sees are added up.
public struct MeasureReport: Sendable {
  /// What is asked for.
  public struct Question: Sendable {
    public var metric: String
    /// Days from 1970-01-01.
    public var days: ClosedRange<Int32>
    /// The tool that counted it, as `MeasureOrigin` names it; `nil` for all. Two tools that count
    /// the same do not add up to anything, so a reader is shown one.
    public var origin: String?
    public var channel: String?
    public var site: String?

    public init(
      _ metric: String, _ days: ClosedRange<Int32>, origin: String? = nil, channel: String? = nil,
      site: String? = nil
    ) {
      self.metric = metric
      self.days = days
      self.origin = origin
      self.channel = channel
      self.site = site
    }
  }

  /// The value of a metric over some days, in a channel.
  public struct Line: Sendable, Hashable {
    public let day: Int32
    public let lastDay: Int32
    public let channel: String
    /// `nil` where rows do not add up: people counted once in several.
    public let value: Double?
  }

  public struct CampaignLine: Sendable, Hashable {
    public let campaign: String
    public let channel: String
    public let value: Double?
  }

  /// One metric of one tool: what there is of it.
  public struct Holding: Sendable, Hashable {
    public let metric: String
    public let origin: String
    public let first: Int32
    public let last: Int32
    public let rows: Int
    /// `nil` where it does not add up.
    public let total: Double?
  }

  private let live: LiveDossier
  /// The imports that the reader sees, by the ids of their items.
  private let items: Set<String>

  public init(_ live: LiveDossier, seeing dossier: Dossier) {
    self.live = live
    items = Set(dossier.all(ImportBatch.self).filter { !$0.measures.isEmpty }.map(\.id.text))
  }

  public var isEmpty: Bool { items.isEmpty }

  // MARK: - Answers

  /// Every metric of every tool.
  public func holdings() throws(HouseError) -> [Holding] {
    try live.vault.read { database in
      let batches = try seen(database)
      var found: [String: Holding] = [:]
      for batch in batches {
        guard let period = batch.period else { continue }
        let totals = try DatabaseRow.fetchAll(
          database,
          sql: """
            SELECT word.text, total.value FROM measureTotal AS total
            JOIN measureWord AS word ON word.number = total.metric WHERE total.batch = ?
            """, arguments: [batch.number])
        for row in totals {
          let metric: String = row[0]
          let total = (row[1] as Int64?).map { Double($0) / measureScale }
          let key = "\(batch.origin)\u{1F}\(metric)"
          let before = found[key]
          found[key] = Holding(
            metric: metric, origin: batch.origin,
            first: min(before?.first ?? period.lowerBound, period.lowerBound),
            last: max(before?.last ?? period.upperBound, period.upperBound),
            rows: (before?.rows ?? 0) + batch.rowCount,
            total: before == nil
              ? total : before?.total.flatMap { known in total.map { known + $0 } })
        }
      }
      return found.values.sorted { ($0.origin, $0.metric) < ($1.origin, $1.metric) }
    }
  }

  /// The sites of which imports have rows, by name.
  public func sites(of metric: String, origin: String?) throws(HouseError) -> [String] {
    try live.vault.read { database in
      let batches = try seen(database).filter { origin == nil || $0.origin == origin }
      guard !batches.isEmpty, let number = try MeasureWords.number(of: metric, in: database) else {
        return []
      }
      // Every import has its sites from its first days on, and a day has few rows.
      let numbers = batches.map { String($0.number) }.joined(separator: ",")
      return try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT word.text FROM measureByDay AS sum
          JOIN measureWord AS word ON word.number = sum.site
          WHERE sum.dossier = ? AND sum.metric = ? AND sum.batch IN (\(numbers))
          """, arguments: [live.number, number]
      ).filter { !$0.isEmpty }.sorted()
    }
  }

  /// By day and channel, in the order of days.
  public func byDay(_ question: Question) throws(HouseError) -> [Line] {
    try live.vault.read { database in
      guard let asked = try Asked(question, seen(database), database) else { return [] }
      let rows = try DatabaseRow.fetchCursor(
        database,
        sql: """
          SELECT day, lastDay, channel, value, weight FROM measureByDay
          WHERE dossier = ? AND metric = ? AND day BETWEEN ? AND ? AND lastDay <= ?
            AND batch IN (\(asked.batches))\(asked.narrowing)
          ORDER BY day, lastDay, channel
          """,
        arguments: [
          live.number, asked.metric, question.days.lowerBound, question.days.upperBound,
          question.days.upperBound,
        ])
      let words = try Words(database)
      var lines: [Line] = []
      var open: (day: Int32, lastDay: Int32, channel: Int64, sum: Adding)?
      func close() throws {
        guard let open else { return }
        lines.append(
          Line(
            day: open.day, lastDay: open.lastDay, channel: try words.text(open.channel),
            value: open.sum.value))
      }
      while let row = try rows.next() {
        let (day, lastDay, channel): (Int32, Int32, Int64) = (row[0], row[1], row[2])
        if open?.day != day || open?.lastDay != lastDay || open?.channel != channel {
          try close()
          open = (day, lastDay, channel, Adding(question.metric))
        }
        open?.sum.add(row[3], row[4])
      }
      try close()
      return lines.sorted { ($0.day, $0.lastDay, $0.channel) < ($1.day, $1.lastDay, $1.channel) }
    }
  }

  /// By channel over all the days.
  public func byChannel(_ question: Question) throws(HouseError) -> [(String, Double?)] {
    try live.vault.read { database in
      guard let asked = try Asked(question, seen(database), database) else { return [] }
      let rows = try DatabaseRow.fetchCursor(
        database,
        sql: """
          SELECT channel, value, weight FROM measureByDay
          WHERE dossier = ? AND metric = ? AND day BETWEEN ? AND ? AND lastDay <= ?
            AND batch IN (\(asked.batches))\(asked.narrowing)
          """,
        arguments: [
          live.number, asked.metric, question.days.lowerBound, question.days.upperBound,
          question.days.upperBound,
        ])
      let words = try Words(database)
      var sums: [Int64: Adding] = [:]
      while let row = try rows.next() {
        sums[row[0], default: Adding(question.metric)].add(row[1], row[2])
      }
      return try sums.map { (try words.text($0.key), $0.value.value) }
        .sorted { ($0.1 ?? 0, $1.0) > ($1.1 ?? 0, $0.0) }
    }
  }

  /// Beyond as many days, campaigns are told by month.
  static let longByWeek: Int32 = 183

  /// The campaigns that count most, of all sites, over the whole weeks that the days touch; over the
  /// whole months where the days are more than half a year.
  public func topCampaigns(
    _ question: Question, limit: Int
  ) throws(HouseError) -> (days: ClosedRange<Int32>, lines: [CampaignLine]) {
    try live.vault.read { database in
      let batches = try seen(database)
      let asked = try Asked(question, batches, database)
      let span = question.days.upperBound - question.days.lowerBound
      let byMonth = span >= Self.longByWeek && asked?.hasMonths ?? false
      return byMonth
        ? try topByMonth(question, asked, limit, database)
        : try topByWeek(question, asked, limit, database)
    }
  }

  private typealias Top = (days: ClosedRange<Int32>, lines: [CampaignLine])

  private func topByWeek(
    _ question: Question, _ asked: Asked?, _ limit: Int, _ database: Database
  ) throws -> Top {
    let first = MeasureIntake.monday(question.days.lowerBound)
    let last = MeasureIntake.monday(question.days.upperBound)
    let lines = try top(
      """
      SELECT campaign, channel, value, weight FROM measureByWeek
      WHERE dossier = ? AND metric = ? AND week BETWEEN ? AND ? AND lastWeek <= ?
      """, first, last, question, asked, limit, database)
    return (first...(last + 6), lines)
  }

  private func topByMonth(
    _ question: Question, _ asked: Asked?, _ limit: Int, _ database: Database
  ) throws -> Top {
    let first = MeasureIntake.firstOfMonth(question.days.lowerBound)
    let last = MeasureIntake.firstOfMonth(question.days.upperBound)
    let lines = try top(
      """
      SELECT campaign, channel, value, weight FROM measureByMonth
      WHERE dossier = ? AND metric = ? AND month BETWEEN ? AND ? AND lastMonth <= ?
      """, first, last, question, asked, limit, database)
    return (first...(Day(number: last).adding(months: 1).number - 1), lines)
  }

  private func top(
    _ sql: String, _ first: Int32, _ last: Int32, _ question: Question, _ asked: Asked?,
    _ limit: Int, _ database: Database
  ) throws -> [CampaignLine] {
    guard let asked else { return [] }
    let filter = asked.channel.map { " AND channel = \($0)" } ?? ""
    let rows = try DatabaseRow.fetchCursor(
      database, sql: "\(sql) AND batch IN (\(asked.batches))\(filter)",
      arguments: [live.number, asked.metric, first, last, last])
    struct Key: Hashable {
      let campaign: Int64
      let channel: Int64
    }
    var sums: [Key: Adding] = [:]
    while let row = try rows.next() {
      sums[Key(campaign: row[0], channel: row[1]), default: Adding(question.metric)]
        .add(row[2], row[3])
    }
    let words = try Words(database)
    let best = sums.map { ($0.key, $0.value.value) }
      .sorted {
        ($0.1 ?? -.infinity, $1.0.campaign, $1.0.channel)
          > ($1.1 ?? -.infinity, $0.0.campaign, $0.0.channel)
      }.prefix(limit)
    return try best.map {
      CampaignLine(
        campaign: try words.text($0.0.campaign), channel: try words.text($0.0.channel),
        value: $0.1)
    }
  }

  // MARK: - Reading

  private func seen(_ database: Database) throws -> [MeasureIndex.Batch] {
    try MeasureIndex(
      database: database, dossier: live.number, shelf: live.shelf
    ).batches().filter { items.contains($0.item) }
  }

  /// A question in the numbers of the tables; `nil` where nothing can answer it.
  private struct Asked {
    let metric: Int64
    let batches: String
    let channel: Int64?
    let site: Int64?
    /// Whether all of them have sums by month.
    let hasMonths: Bool

    /// The one channel and the one site that are asked for.
    var narrowing: String {
      (channel.map { " AND channel = \($0)" } ?? "") + (site.map { " AND site = \($0)" } ?? "")
    }

    init?(_ question: Question, _ seen: [MeasureIndex.Batch], _ database: Database) throws {
      let fitting = seen.filter { batch in
        (question.origin == nil || batch.origin == question.origin)
          && batch.period.map { $0.overlaps(question.days) } ?? false
      }
      guard !fitting.isEmpty,
        let metric = try MeasureWords.number(of: question.metric, in: database)
      else { return nil }
      self.metric = metric
      batches = fitting.map { String($0.number) }.joined(separator: ",")
      hasMonths = fitting.allSatisfy(\.hasMonths)
      channel = try question.channel.map {
        try MeasureWords.number(of: $0, in: database) ?? -1
      }
      site = try question.site.map { try MeasureWords.number(of: $0, in: database) ?? -1 }
    }
  }

  private final class Words {
    private let database: Database
    private var known: [Int64: String] = [:]

    init(_ database: Database) throws { self.database = database }

    func text(_ number: Int64) throws -> String {
      if let text = known[number] { return text }
      let text =
        try String.fetchOne(
          database.cachedStatement(sql: "SELECT text FROM measureWord WHERE number = ?"),
          arguments: [number]) ?? ""
      known[number] = text
      return text
    }
  }
}

/// Values of a metric on their way to one.
struct Adding {
  private let nature: MeasureMetric.Nature
  private var sum = 0.0
  private var weight = 0.0
  private var count = 0
  private var isLost = false

  init(_ metric: String) { nature = MeasureMetric.nature(of: metric) }

  mutating func add(_ value: Int64?, _ weight: Int64?) {
    count += 1
    guard let value else {
      isLost = true
      return
    }
    sum += Double(value)
    self.weight += Double(weight ?? 0)
  }

  /// The sum as it can be added to others: of a mean, each times its weight.
  var part: (value: Double?, weight: Double) {
    if isLost || count == 0 || nature == .unique && count > 1 { return (nil, 0) }
    return (sum / measureScale, weight)
  }

  var value: Double? {
    if isLost || count == 0 { return nil }
    return switch nature {
    case .sum: sum / measureScale
    case .unique: count == 1 ? sum / measureScale : nil
    case .mean: weight > 0 ? sum / weight / measureScale : count == 1 ? sum / measureScale : nil
    }
  }
}
