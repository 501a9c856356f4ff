/// The columns of a table on their way to measures.
struct MeasureReading {
  private(set) var columns: [MeasureImport.ColumnAccount] = []
  private(set) var dropped: [MeasureImport.RowAccount] = []

  private let table: FoundTable
  private let mapping: TableMapping
  private var kept: [Int] = []
  private var days: [Int32] = []
  private var lastDays: [Int32] = []
  private var roles: [ColumnRole] = []
  private var dimensions: [(name: String, column: Int)] = []
  private var sourceAndMedium: Int?
  private var metrics: [(name: String, column: Int, values: [Double])] = []
  /// The currency in which amounts are counted, where some were in another; and the rows of those.
  private var convertedTo = ""
  private var isConverted: [Bool] = []
  /// The days that the table says it is about; else those that somebody gave it.
  private let stated: ClosedRange<Int32>?
  private let given: ClosedRange<Int32>?

  init(
    _ table: FoundTable, _ mapping: TableMapping, stated: ClosedRange<Int32>?,
    given: ClosedRange<Int32>?
  ) {
    self.table = table
    self.mapping = mapping
    self.stated = stated
    self.given = given
  }

  // MARK: - Columns

  mutating func readColumns() {
    var table = table
    var taken: Set<Int> = []
    var used: Set<ColumnRole> = []
    for place in table.columns.indices {
      let column = table.columns[place]
      guard let mapped = mapping.column(column.name, taken: &taken) else {
        account(column, .ignored, .unknown)
        continue
      }
      if let format = mapped.format, format != .empty {
        if mapped.isChosen, let chosen = column.format.written(as: format) {
          table = table.reading(place, as: chosen, isChosen: true)
        } else if format != column.format, !Self.readsAlike(format, column.format) {
          table = table.reading(place, as: format)
        }
      }
      let read = table.columns[place]
      let role = mapped.role
      var reason = reason(role, place, table)
      if reason == nil, !used.insert(role).inserted { reason = .double }
      if reason != nil {
        account(read, role, reason)
        continue
      }
      account(read, role, nil)
      switch role {
      case .metric(let name):
        let scale = mapped.scale
        metrics.append((name, place, scale == 1 ? read.numbers : read.numbers.map { $0 * scale }))
      case .dimension(let name): dimensions.append((name, place))
      case .sourceAndMedium: sourceAndMedium = place
      default: break
      }
    }
    self = MeasureReading(table, self)
  }

  private init(_ table: FoundTable, _ other: MeasureReading) {
    self = MeasureReading(table, other.mapping, stated: other.stated, given: other.given)
    columns = other.columns
    roles = other.roles
    dimensions = other.dimensions
    metrics = other.metrics
    sourceAndMedium = other.sourceAndMedium
  }

  private mutating func account(
    _ column: ReadColumn, _ role: ColumnRole, _ reason: MeasureImport.ColumnReason?
  ) {
    roles.append(reason == nil ? role : .ignored)
    columns.append(.init(name: column.name, role: role, format: column.format, reason: reason))
  }

  /// A kept format is a wish: what the cells prove of marks and orders comes first.
  private static func readsAlike(_ one: ColumnFormat, _ other: ColumnFormat) -> Bool {
    switch (one, other) {
    case (.number, .number), (.percent, .percent), (.money, .money), (.number, .money),
      (.money, .number), (.day, .day), (.span, .span):
      true
    default: one.isDate && other.isDate
    }
  }

  private func reason(
    _ role: ColumnRole, _ place: Int, _ table: FoundTable
  ) -> MeasureImport.ColumnReason? {
    let column = table.columns[place]
    switch role {
    case .ratio: return .ratio
    case .attribute: return .attribute
    case .ignored: return .unknown
    case .metric:
      if column.format == .empty { return .empty }
      return column.format.isNumeric ? nil : .wrongCells
    case .day, .periodStart, .periodEnd:
      if column.format == .empty { return .empty }
      if column.format.isDate { return nil }
      return role == .day && WrittenPeriods(table, place, stated: stated ?? given) != nil
        ? nil : .wrongCells
    case .dayIndex: return column.format.isNumeric || column.format == .text ? nil : .wrongCells
    case .dimension, .sourceAndMedium, .dateRange, .indicator:
      return column.format == .empty ? .empty : nil
    }
  }

  // MARK: - Days

  private func column(_ role: ColumnRole) -> ReadColumn? {
    roles.firstIndex(of: role).map { table.columns[$0] }
  }

  mutating func readDays() {
    let count = table.rows.count
    let ranges = column(.dateRange)
    let stated = stated ?? given
    if let place = roles.firstIndex(of: .day) {
      // Days that somebody gave for a table of its own days change none of them.
      let isDated = table.columns[place].format.isDate
      let periods = WrittenPeriods(table, place, stated: isDated ? self.stated : stated)
      days = periods?.first ?? Array(repeating: ReadColumn.noDay, count: count)
      lastDays = periods?.last ?? days
    } else if let start = column(.periodStart) {
      days = start.days
      lastDays = column(.periodEnd)?.days ?? start.lastDays
      for row in 0..<count where lastDays[row] < days[row] { lastDays[row] = days[row] }
    } else if let place = roles.firstIndex(of: .dayIndex),
      stated != nil || ranges?.format.isDate == true
    {
      days = (0..<count).map { row in
        guard let index = Int32(table.text(row, place)), index >= 0,
          let span = span(row, ranges) ?? stated, index <= span.upperBound - span.lowerBound
        else { return ReadColumn.noDay }
        return span.lowerBound + index
      }
      lastDays = days
    } else if let ranges, ranges.format.isDate {
      (days, lastDays) = (ranges.days, ranges.lastDays)
    } else if let stated {
      days = Array(repeating: stated.lowerBound, count: count)
      lastDays = Array(repeating: stated.upperBound, count: count)
    } else {
      days = Array(repeating: ReadColumn.noDay, count: count)
      lastDays = days
    }
  }

  /// The days of a compared period, where a row states them.
  private func span(_ row: Int, _ ranges: ReadColumn?) -> ClosedRange<Int32>? {
    guard let ranges, ranges.format.isDate, ranges.days[row] != ReadColumn.noDay,
      ranges.days[row] <= ranges.lastDays[row]
    else { return nil }
    return ranges.days[row]...ranges.lastDays[row]
  }

  /// Rows of a compared period that is only named: the days stated for the file are not theirs.
  /// `date_range_0` is the one that was asked for first.
  private func rowsOfOtherRanges() -> Set<Int> {
    guard let place = roles.firstIndex(of: .dateRange), !table.columns[place].format.isDate,
      column(.day) == nil, column(.periodStart) == nil
    else { return [] }
    let names = table.rows.indices.map { foldedName(table.text($0, place)) }
    guard Set(names).count > 1 else { return [] }
    return Set(names.indices.filter { names[$0] != "date range 0" })
  }

  /// Rows that repeat, for a second compared period, days that the first has.
  private func rowsOfSharedDays() -> Set<Int> {
    guard let place = roles.firstIndex(of: .dateRange),
      column(.day) != nil || column(.periodStart) != nil || roles.contains(.dayIndex)
    else { return [] }
    var rangeOf: [String: String] = [:]
    var shared: Set<Int> = []
    for row in table.rows.indices where days[row] != ReadColumn.noDay {
      var key = "\(days[row])\u{1F}\(lastDays[row])"
      for (_, column) in dimensions { key += "\u{1F}" + table.text(row, column) }
      if let sourceAndMedium { key += "\u{1F}" + table.text(row, sourceAndMedium) }
      let range = table.text(row, place)
      if let known = rangeOf[key] {
        if known != range { shared.insert(row) }
      } else {
        rangeOf[key] = range
      }
    }
    return shared
  }

  /// Rows of compared groups of people beside those of all: both together would count twice.
  private func rowsOfParts() -> Set<Int> {
    guard mapping.origin == .googleAnalytics4,
      let column = dimensions.first(where: { $0.name == MeasureDimension.segment.rawValue })?.column
    else { return [] }
    let names = table.rows.indices.map { foldedName(table.text($0, column)) }
    let all: Set = ["all users", "tous les utilisateurs"]
    guard names.contains(where: all.contains) else { return [] }
    return Set(names.indices.filter { !all.contains(names[$0]) })
  }

  mutating func dropRows() {
    kept = []
    let parts = rowsOfParts()
    let others = rowsOfOtherRanges()
    let shared = rowsOfSharedDays()
    for row in table.rows.indices {
      if others.contains(row) {
        drop(row, .otherRange)
      } else if parts.contains(row) {
        drop(row, .partOfAll)
      } else if days[row] == ReadColumn.noDay {
        drop(row, .noDay)
      } else if shared.contains(row) {
        drop(row, .sharedDays)
      } else if !metrics.contains(where: { $0.values[row].isFinite }) {
        drop(row, .noValue)
      } else {
        kept.append(row)
      }
    }
  }

  private mutating func drop(_ row: Int, _ reason: MeasureImport.RowReason) {
    if let place = dropped.firstIndex(where: { $0.reason == reason }) {
      dropped[place].count += 1
    } else {
      dropped.append(.init(reason: reason, firstLine: table.line(row), count: 1))
    }
  }

  // MARK: - Currencies

  /// Takes amounts in other currencies in at their rates; those without a rate are left out, as they
  /// do not add up with the rest.
  mutating func convert(_ wanted: CurrencyRates) -> [ForeignAmounts] {
    let amounts = metrics.indices.filter { place in
      if case .money = table.columns[metrics[place].column].format { return true }
      return MeasureMetric.isMoney(metrics[place].name)
    }
    if amounts.isEmpty { return [] }
    let own = amounts.map { place -> String in
      guard case .money(let code, _) = table.columns[metrics[place].column].format else {
        return ""
      }
      return CurrencyRates.code(code)
    }
    let column = dimensions.first { $0.name == MeasureDimension.currency.rawValue }?.column
    var known: [String: String] = [:]
    let rows = kept.map { row -> String in
      guard let column else { return "" }
      let text = table.text(row, column)
      if let code = known[text] { return code }
      known[text] = CurrencyRates.code(text)
      return known[text] ?? ""
    }
    let rest = CurrencyRates.code(currency ?? "")
    func code(_ amount: Int, _ place: Int) -> String {
      if !own[amount].isEmpty { return own[amount] }
      return rows[place].isEmpty ? rest : rows[place]
    }
    var target = wanted.wanted
    if target.isEmpty {
      var counts: [String: Int] = [:]
      for place in kept.indices {
        for amount in amounts.indices { counts[code(amount, place), default: 0] += 1 }
      }
      counts[""] = nil
      target = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
    var found: [String: ForeignAmounts] = [:]
    for (place, row) in kept.enumerated() {
      var seen: Set<String> = []
      for (amount, metric) in amounts.enumerated() where metrics[metric].values[row].isFinite {
        let code = code(amount, place)
        if code.isEmpty || code == target { continue }
        let rate = wanted.rates[code].flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        metrics[metric].values[row] = rate.map { metrics[metric].values[row] * $0 } ?? .nan
        if seen.insert(code).inserted {
          found[
            code,
            default: ForeignAmounts(
              currency: code, wanted: target, rows: 0, firstLine: table.line(row), rate: rate)
          ].rows += 1
        }
      }
      if !seen.isEmpty {
        if isConverted.isEmpty { isConverted = Array(repeating: false, count: table.rows.count) }
        isConverted[row] = true
      }
    }
    if !found.isEmpty { convertedTo = target }
    return found.values.sorted { ($0.firstLine, $0.currency) < ($1.firstLine, $1.currency) }
  }

  // MARK: - What does not add up

  /// Results of several kinds become a metric each: purchases and messages are no sum.
  mutating func splitResults() -> [String] {
    guard let column = roles.firstIndex(of: .indicator),
      let place = metrics.firstIndex(where: { $0.name == MeasureMetric.results.rawValue })
    else { return [] }
    let results = metrics[place]
    var coder = TextCoder()
    let rows = kept.filter { results.values[$0].isFinite && results.values[$0] != 0 }
    let codes = rows.map { coder.code(table.text($0, column)) }
    guard coder.values.count > 1 else { return [] }
    var parts = coder.values.map { indicator in
      (
        name: "\(results.name) \(foldedName(indicator))", column: results.column,
        values: [Double](repeating: .nan, count: results.values.count)
      )
    }
    for (row, code) in zip(rows, codes) { parts[Int(code)].values[row] = results.values[row] }
    metrics.replaceSubrange(place...place, with: parts)
    return parts.map(\.name)
  }

  /// Networks of Google's advertising that no rule knows.
  func unknownNetworks() -> [MeasureImport.UnknownNetwork] {
    guard mapping.origin == .googleAds,
      let place = dimensions.first(where: { $0.name == MeasureDimension.network.rawValue })?.column
    else { return [] }
    var found: [String: MeasureImport.UnknownNetwork] = [:]
    var known: Set<String> = []
    for row in kept {
      let name = table.text(row, place)
      if name.isEmpty || known.contains(name) { continue }
      if found[name] != nil {
        found[name]?.rows += 1
      } else if AdPlatform.googleAds(networkType: name).channel != nil {
        known.insert(name)
      } else {
        found[name] = .init(name: name, firstLine: table.line(row), rows: 1)
      }
    }
    return found.values.sorted { ($0.firstLine, $0.name) < ($1.firstLine, $1.name) }
  }

  // MARK: - Rows

  /// The rows that are kept, those alike in day and dimensions joined.
  func joined(account: String) -> (table: MeasureTable, joined: Int, lost: [String]) {
    var result = MeasureTable(
      origin: mapping.origin.rawValue, days: kept.map { days[$0] },
      lastDays: kept.map { lastDays[$0] },
      dimensions: dimensionColumns(account: account),
      metrics: metrics.map { metric in
        MeasureTable.Metric(metric.name, .init(kept.map { metric.values[$0] }))
      })
    let joined = result.joinRows()
    return (result, joined.count, joined.lost)
  }

  private func dimensionColumns(account: String) -> [MeasureTable.Dimension] {
    var result: [MeasureTable.Dimension] = dimensions.map { name, place in
      var coder = TextCoder()
      let isCurrency = !convertedTo.isEmpty && name == MeasureDimension.currency.rawValue
      let codes = kept.map { row in
        coder.code(isCurrency && isConverted[row] ? convertedTo : table.text(row, place))
      }
      return .init(name, codes: codes, values: coder.values)
    }
    if let place = sourceAndMedium {
      var (sources, media) = (TextCoder(), TextCoder())
      var (sourceCodes, mediumCodes): ([UInt32], [UInt32]) = ([], [])
      for row in kept {
        let (source, medium) = Self.split(table.text(row, place))
        sourceCodes.append(sources.code(source))
        mediumCodes.append(media.code(medium))
      }
      if !dimensions.contains(where: { $0.name == MeasureDimension.source.rawValue }) {
        result.append(
          .init(MeasureDimension.source.rawValue, codes: sourceCodes, values: sources.values))
      }
      if !dimensions.contains(where: { $0.name == MeasureDimension.medium.rawValue }) {
        result.append(
          .init(MeasureDimension.medium.rawValue, codes: mediumCodes, values: media.values))
      }
    }
    func constant(_ dimension: MeasureDimension, _ value: String) {
      guard !value.isEmpty, !result.contains(where: { $0.name == dimension.rawValue }) else {
        return
      }
      result.append(
        .init(
          dimension.rawValue, codes: Array(repeating: 0, count: kept.count), values: [value]))
    }
    constant(.account, account)
    constant(.currency, convertedTo.isEmpty ? currency ?? "" : convertedTo)
    return result
  }

  /// The currency that the names or cells of money columns state, where it is one; the line of
  /// `# currencyCode: EUR`.
  private var currency: String? {
    var found: Set<String> = []
    for metric in metrics {
      if case .money(let currency, _) = table.columns[metric.column].format, !currency.isEmpty {
        found.insert(currency)
      }
    }
    if found.isEmpty {
      for remark in table.preamble {
        let words = remark.text.split { $0 == ":" || $0 == " " }.map(String.init)
        if let last = words.last, last.utf8.count == 3, words.count >= 2,
          foldedName(words[0]).hasPrefix("currency") || foldedName(words[0]).hasPrefix("devise")
        {
          found.insert(last)
        }
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// `google / cpc`
  private static func split(_ text: String) -> (String, String) {
    let bytes = Array(text.utf8)
    for i in bytes.indices where bytes[i] == UInt8(ascii: "/") {
      let hasBlanks = i > 0 && bytes[i - 1] == 0x20 && i + 1 < bytes.count && bytes[i + 1] == 0x20
      if hasBlanks {
        return (
          String(decoding: bytes[..<(i - 1)], as: UTF8.self),
          String(decoding: bytes[(i + 2)...], as: UTF8.self)
        )
      }
    }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (text, "") }
    return (
      String(decoding: bytes[..<slash], as: UTF8.self),
      String(decoding: bytes[(slash + 1)...], as: UTF8.self)
    )
  }

  func totals(kept result: MeasureTable) -> [MeasureImport.TotalAccount] {
    let columns = Dictionary(grouping: metrics) { $0.column }
    return metrics.compactMap { metric in
      guard MeasureMetric.nature(of: metric.name) == .sum else { return nil }
      let read = metric.values.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
      let scale = table.sum(metric.column)
      // A total over results of several kinds says nothing of any one of them.
      let isPart = columns[metric.column].map { $0.count > 1 } ?? false
      let stated =
        isPart
        ? nil
        : table.statedTotal(metric.column).map { value in
          scale != 0 && abs(read - scale) > 1e-9 * abs(scale) ? value * read / scale : value
        }
      return .init(
        metric: metric.name, read: read, stated: stated,
        kept: result.metric(metric.name)?.values.total ?? 0)
    }
  }
}

/// Texts numbered in the order in which they are first met.
struct TextCoder {
  private(set) var values: [String] = []
  private var codes: [String: UInt32] = [:]
  private var last: (String, UInt32)?

  mutating func code(_ text: String) -> UInt32 {
    if let last, last.0 == text { return last.1 }
    let code: UInt32
    if let known = codes[text] {
      code = known
    } else {
      code = UInt32(values.count)
      codes[text] = code
      values.append(text)
    }
    last = (text, code)
    return code
  }
}
