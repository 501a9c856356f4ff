internal import GRDB
internal import GRDBSQLite
internal import SextantKernels
internal import SextantModel

/// Takes the rows of one import into the tables, with what they add up to, piece by piece.
struct MeasureIntake {
  /// What came in.
  struct Outcome {
    var rowCount = 0
    var firstDay: Int32?
    var lastDay: Int32?
    var dimensions: [String] = []
    var metrics: [String] = []
    /// Rows of the file that state again what another row of it states.
    var hasRepeatedRows = false
  }

  /// The largest value that is counted: a million millions.
  static let largest = 1e12

  private let database: Database
  private let batch: Int64
  private let dossier: Int64
  private let origin: String
  /// `nil` to add up only.
  private let rows: BulkInsertion?
  private let combinations: BulkInsertion?
  /// Rows that are not added up, by their place in the file.
  private let replaced: Set<Int>
  private var outcome = Outcome()

  private var isPrepared = false
  private var parts = 1
  private var folds: [PairCoder] = []
  private var combinationCount = 0
  private var days = PairCoder()
  private var stretchOfDay: [UInt32] = []
  private var weeks = PairCoder()
  private var months = PairCoder()
  /// Weeks cut where a month ends: of them both weeks and months are made.
  private var stretches = PairCoder()
  private var seen: [[UInt64]] = []
  private var words = MeasureWords()
  private var places = PairCoder()
  private var campaigns = PairCoder()
  private var placeOf: [UInt32] = []
  private var campaignOf: [UInt32] = []
  private var dayGroups = PairCoder()
  private var stretchGroups = PairCoder()
  private var daySums = MeasureSums([])
  private var stretchSums = MeasureSums([])
  private var totals = MeasureSums([])

  /// - Parameter writesRows: false where the rows stand and are to be added up anew, without those
  ///   that are replaced.
  init(
    _ database: Database, dossier: Int64, batch: Int64, origin: String, writesRows: Bool,
    replaced: Set<Int> = []
  ) throws {
    self.database = database
    self.dossier = dossier
    self.batch = batch
    self.origin = origin
    self.replaced = replaced
    guard writesRows else {
      (rows, combinations) = (nil, nil)
      return
    }
    let slots = (0..<measureSlots).map { "v\($0)" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: measureSlots + 3).joined(separator: ", ")
    rows = try BulkInsertion(
      database,
      "INSERT INTO measureRow (day, lastDay, combination, \(slots)) VALUES (\(marks))")
    combinations = try BulkInsertion(
      database, "INSERT INTO measureCombination (batch, number, texts) VALUES (?, ?, ?)")
  }

  /// Takes the next rows; every piece has the same columns, and codes that go on from the one before.
  mutating func take(_ table: MeasureTable) throws {
    guard table.rowCount > 0 else { return }
    if !isPrepared { prepare(table) }
    let metrics = try table.metrics.map { try Self.millionths($0) }
    let codes = table.dimensions.map(\.codes)
    let ways = daySums.ways
    for row in 0..<table.rowCount {
      let combination = try combination(row, codes, table)
      let day = day(table.days[row], table.lastDays[row])
      if let rows {
        var slot = 0
        for part in 0..<parts {
          rows.bind(0, Int64(table.days[row]))
          rows.bind(1, Int64(table.lastDays[row]))
          rows.bind(2, Int64(combination))
          let end = min(slot + measureSlots, metrics.count)
          while slot < end {
            let value = metrics[slot][row]
            let place = 3 &+ slot &- part &* measureSlots
            if value == .min { rows.bindNothing(place) } else { rows.bind(place, value) }
            slot &+= 1
          }
          try rows.step()
        }
        if isRepeated(combination, day) { outcome.hasRepeatedRows = true }
      }
      let number = outcome.rowCount
      outcome.rowCount &+= 1
      if !replaced.isEmpty, replaced.contains(number) { continue }
      let dayGroup = Int(dayGroups.code(placeOf[combination], UInt32(day)))
      let stretchGroup = Int(stretchGroups.code(campaignOf[combination], stretchOfDay[day]))
      daySums.reach(dayGroup)
      stretchSums.reach(stretchGroup)
      for metric in metrics.indices {
        let value = metrics[metric][row]
        if value == .min { continue }
        var weight: Int64 = 0
        if case .weighted(let other) = ways[metric] {
          weight = metrics[other][row]
          if weight == .min { continue }
        }
        daySums.add(dayGroup, metric, value, weight: weight)
        stretchSums.add(stretchGroup, metric, value, weight: weight)
        totals.add(0, metric, value, weight: weight)
      }
    }
    if let period = table.period {
      outcome.firstDay = min(outcome.firstDay ?? period.lowerBound, period.lowerBound)
      outcome.lastDay = max(outcome.lastDay ?? period.upperBound, period.upperBound)
    }
    if daySums.isTooLarge || stretchSums.isTooLarge || totals.isTooLarge {
      throw ChangeError.refused(Message("measures.tooLarge", ["metric": .text("")]))
    }
  }

  private mutating func prepare(_ table: MeasureTable) {
    isPrepared = true
    outcome.dimensions = table.dimensions.map(\.name)
    outcome.metrics = table.metrics.map(\.name)
    parts = max(1, (table.metrics.count + measureSlots - 1) / measureSlots)
    folds = Array(repeating: PairCoder(), count: table.dimensions.count)
    let names = outcome.metrics
    let ways = names.map { name -> MeasureSums.Way in
      switch MeasureMetric.nature(of: name) {
      case .sum: .added
      case .unique: .alone
      case .mean(let weight):
        names.firstIndex(of: weight.rawValue).map { .weighted(by: $0) } ?? .alone
      }
    }
    (daySums, stretchSums, totals) = (MeasureSums(ways), MeasureSums(ways), MeasureSums(ways))
    totals.reach(0)
  }

  /// How many rows of `measureRow` one row of the file takes.
  static func parts(ofMetrics count: Int) -> Int {
    max(1, (count + measureSlots - 1) / measureSlots)
  }

  // MARK: - Codes

  @inline(__always)
  private mutating func combination(_ row: Int, _ codes: [[UInt32]], _ table: MeasureTable) throws
    -> Int
  {
    var code: UInt32 = 0
    for place in codes.indices { code = folds[place].code(code, codes[place][row]) }
    if Int(code) == combinationCount { try addCombination(row, table) }
    return Int(code)
  }

  private mutating func addCombination(_ row: Int, _ table: MeasureTable) throws {
    let texts = table.dimensions.map { $0.values[Int($0.codes[row])] }
    func text(_ dimension: MeasureDimension) -> String {
      table.dimensions.firstIndex { $0.name == dimension.rawValue }.map { texts[$0] } ?? ""
    }
    let own = table.dimensions.firstIndex { $0.name == "origin" }.map { texts[$0] } ?? origin
    let channel = MeasureChannel.of(
      channel: text(.channel), source: text(.source), medium: text(.medium),
      campaign: text(.campaign), network: text(.network), origin: own)
    let channelWord = words.code(channel)
    placeOf.append(places.code(channelWord, words.code(text(.site))))
    campaignOf.append(campaigns.code(words.code(text(.campaign)), channelWord))
    if let combinations {
      combinations.bind(0, batch)
      combinations.bind(1, Int64(combinationCount))
      combinations.bind(2, texts.joined(separator: "\u{1F}"))
      try combinations.step()
    }
    combinationCount += 1
  }

  @inline(__always)
  private mutating func day(_ first: Int32, _ last: Int32) -> Int {
    let code = Int(days.code(UInt32(bitPattern: first), UInt32(bitPattern: last)))
    if code == stretchOfDay.count {
      let week = weeks.code(
        UInt32(bitPattern: Self.monday(first)), UInt32(bitPattern: Self.monday(last)))
      let month = months.code(
        UInt32(bitPattern: Self.firstOfMonth(first)), UInt32(bitPattern: Self.firstOfMonth(last)))
      stretchOfDay.append(stretches.code(week, month))
    }
    return code
  }

  static func firstOfMonth(_ day: Int32) -> Int32 {
    day - Int32(Day(number: day).dayOfMonth - 1)
  }

  static func monday(_ day: Int32) -> Int32 { day - Int32(CivilDay.weekday(of: day) - 1) }

  private mutating func isRepeated(_ combination: Int, _ day: Int) -> Bool {
    while seen.count <= day { seen.append([]) }
    let word = combination >> 6
    while seen[day].count <= word { seen[day].append(0) }
    let bit = UInt64(1) << UInt64(combination & 63)
    defer { seen[day][word] |= bit }
    return seen[day][word] & bit != 0
  }

  private static func millionths(_ metric: MeasureTable.Metric) throws -> [Int64] {
    var result: [Int64] = []
    result.reserveCapacity(metric.values.count)
    switch metric.values {
    case .whole(let values):
      for value in values {
        if value == MeasureTable.MetricValues.none {
          result.append(.min)
        } else if value.magnitude <= UInt64(largest) {
          result.append(value &* Int64(measureScale))
        } else {
          throw tooLarge(metric.name)
        }
      }
    case .decimal(let values):
      for value in values {
        if value.isNaN {
          result.append(.min)
        } else if abs(value) <= largest {
          result.append(Int64((value * measureScale).rounded()))
        } else {
          throw tooLarge(metric.name)
        }
      }
    }
    return result
  }

  private static func tooLarge(_ metric: String) -> ChangeError {
    .refused(Message("measures.tooLarge", ["metric": .text(metric)]))
  }

  // MARK: - What it adds up to

  /// Writes the sums; nothing more is taken in after it.
  mutating func finish() throws -> Outcome {
    let numbers = try words.numbers(in: database)
    let metrics = try MeasureWords.numbers(of: outcome.metrics, in: database)
    let order = metrics.indices.sorted { metrics[$0] < metrics[$1] }
    try writeDays(order, metrics, numbers)
    try writeCampaigns(
      order, metrics, numbers, of: weeks, { stretches.first($0) },
      """
      INSERT INTO measureByWeek
        (dossier, metric, batch, week, lastWeek, campaign, channel, value, weight)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    try writeCampaigns(
      order, metrics, numbers, of: months, { stretches.second($0) },
      """
      INSERT INTO measureByMonth
        (dossier, metric, batch, month, lastMonth, campaign, channel, value, weight)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    try database.execute(
      sql: "UPDATE measureBatch SET hasMonths = 1 WHERE number = ?", arguments: [batch])
    let insertion = try BulkInsertion(
      database, "INSERT OR REPLACE INTO measureTotal (batch, metric, value) VALUES (?, ?, ?)")
    for metric in order where outcome.rowCount > 0 {
      let sum = totals.sum(0, metric)
      insertion.bind(0, batch)
      insertion.bind(1, metrics[metric])
      if case .added = totals.ways[metric], let value = sum?.value {
        insertion.bind(2, value)
      } else {
        insertion.bindNothing(2)
      }
      try insertion.step()
    }
    return outcome
  }

  /// A group of rows in the order of a table's key, so that each insertion goes to the end.
  private struct Group {
    let place: Int
    let first: Int64
    let last: Int64
    let one: Int64
    let other: Int64

    static func precedes(_ a: Group, _ b: Group) -> Bool {
      if a.first != b.first { return a.first < b.first }
      if a.last != b.last { return a.last < b.last }
      return a.one != b.one ? a.one < b.one : a.other < b.other
    }
  }

  private func writeDays(_ order: [Int], _ metrics: [Int64], _ numbers: [Int64]) throws {
    let groups = (0..<dayGroups.count).map { group -> Group in
      let place = dayGroups.first(group)
      let day = dayGroups.second(group)
      return Group(
        place: group, first: Self.day(days.first(day)), last: Self.day(days.second(day)),
        one: numbers[places.first(place)], other: numbers[places.second(place)])
    }.sorted(by: Group.precedes)
    try write(
      groups, daySums, order, metrics,
      """
      INSERT INTO measureByDay (dossier, metric, batch, day, lastDay, channel, site, value, weight)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// By campaign over longer spans, each put together from its stretches.
  private func writeCampaigns(
    _ order: [Int], _ metrics: [Int64], _ numbers: [Int64], of spans: PairCoder,
    _ spanOf: (Int) -> Int, _ sql: String
  ) throws {
    var coder = PairCoder()
    var sums = MeasureSums(stretchSums.ways)
    for group in 0..<stretchGroups.count {
      let span = spanOf(stretchGroups.second(group))
      let whole = coder.code(UInt32(stretchGroups.first(group)), UInt32(span))
      sums.add(Int(whole), stretchSums, group)
    }
    if sums.isTooLarge {
      throw ChangeError.refused(Message("measures.tooLarge", ["metric": .text("")]))
    }
    let groups = (0..<coder.count).map { group -> Group in
      let campaign = coder.first(group)
      let span = coder.second(group)
      return Group(
        place: group, first: Self.day(spans.first(span)), last: Self.day(spans.second(span)),
        one: numbers[campaigns.first(campaign)], other: numbers[campaigns.second(campaign)])
    }.sorted(by: Group.precedes)
    try write(groups, sums, order, metrics, sql)
  }

  private func write(
    _ groups: [Group], _ sums: MeasureSums, _ order: [Int], _ metrics: [Int64], _ sql: String
  ) throws {
    let insertion = try BulkInsertion(database, sql)
    insertion.bind(0, dossier)
    insertion.bind(2, batch)
    for metric in order {
      insertion.bind(1, metrics[metric])
      for group in groups {
        guard let sum = sums.sum(group.place, metric) else { continue }
        insertion.bind(3, group.first)
        insertion.bind(4, group.last)
        insertion.bind(5, group.one)
        insertion.bind(6, group.other)
        if let value = sum.value { insertion.bind(7, value) } else { insertion.bindNothing(7) }
        if let weight = sum.weight { insertion.bind(8, weight) } else { insertion.bindNothing(8) }
        try insertion.step()
      }
    }
  }

  private static func day(_ bits: Int) -> Int64 {
    Int64(Int32(bitPattern: UInt32(truncatingIfNeeded: bits)))
  }
}
