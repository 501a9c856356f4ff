/// Reads the canonical file of measures, which may be long, into typed columns.
///
/// The file is UTF-8 text with commas, semicolons or tabs, quotes where needed, and a header: `day`
/// (`YYYY-MM-DD` or `YYYYMMDD`), `lastDay` where rows cover more than a day, dimensions by the names of
/// `MeasureDimension` or with `d:` before another name, metrics by those of `MeasureMetric` or with
/// `m:`, `origin` where there are several. Metrics have a point and no thousands; empty means none.
/// Columns of other names are told and left out. It comes in pieces, cut anywhere; whole batches can
/// be taken out in between, so memory does not grow with the file.
public struct MeasureFileReader: Sendable {
  public enum Problem: Error, Sendable, Equatable {
    /// The first line has no `day`.
    case noDay
    /// A line longer than a mebibyte.
    case tooLong(line: Int)
    /// More than four thousand million texts in one column, or bytes.
    case tooLarge
  }

  public struct Fault: Sendable, Hashable {
    public enum What: String, Sendable { case badDay, badNumber, missingCells, extraCells }

    public let what: What
    public let line: Int
    /// From 1.
    public let column: Int
  }

  /// Rows that cannot be read, at most a thousand of them; they are left out, but for a bad number,
  /// which counts as none.
  public private(set) var faults: [Fault] = []
  public private(set) var faultCount = 0
  /// Names in the header that are neither a day nor a dimension nor a metric.
  public private(set) var unknownColumns: [String] = []
  public private(set) var rowCount = 0

  private enum Kind {
    case day, lastDay
    case dimension(Int)
    case metric(Int)
    case skipped
  }

  private var kinds: [Kind] = []
  private var separator: UInt8 = 0x2C
  private var line = 0
  private var days: [Int32] = []
  private var lastDays: [Int32] = []
  private var hasLastDays = false
  private var dimensions: [DimensionColumn] = []
  private var metrics: [MetricColumn] = []
  private var carry: [UInt8] = []

  private static let longestLine = 1 << 20

  public init() {}

  /// Reads a whole file.
  public static func read(_ bytes: [UInt8]) throws(Problem) -> (MeasureTable, MeasureFileReader) {
    var reader = MeasureFileReader()
    try reader.read(bytes.span)
    try reader.finish()
    let table = reader.takeTable()
    return (table, reader)
  }

  /// Reads the next piece of the file.
  public mutating func read(_ piece: Span<UInt8>) throws(Problem) {
    var start = 0
    if !carry.isEmpty {
      guard let end = Self.recordEnd(piece, 0, quoted: Self.isOpen(carry)) else {
        try keep(piece, from: 0)
        return
      }
      for i in 0..<end { carry.append(piece[i]) }
      carry.append(0x0A)
      let whole = carry
      carry = []
      _ = try readRecords(whole.span)
      start = end + 1
    }
    start = try readRecords(piece, from: start)
    try keep(piece, from: start)
  }

  /// Reads what is left after the last piece.
  public mutating func finish() throws(Problem) {
    if !carry.isEmpty {
      carry.append(0x0A)
      let whole = carry
      carry = []
      let read = try readRecords(whole.span)
      // A quote that never closes: the rest of the line is its text.
      if read < whole.count { fault(.missingCells, 1) }
    }
    if kinds.isEmpty { throw .noDay }
  }

  /// The rows read so far, which are then the reader's no more; dictionaries are handed over whole.
  public mutating func takeTable(origin: String = "") -> MeasureTable {
    var table = MeasureTable(origin: origin, days: days, lastDays: hasLastDays ? lastDays : nil)
    table.dimensions = dimensions.map { .init($0.name, codes: $0.codes, values: $0.texts.values) }
    for place in metrics.indices {
      table.metrics.append(.init(metrics[place].name, metrics[place].takeValues()))
    }
    days = []
    lastDays = []
    for place in dimensions.indices { dimensions[place].codes = [] }
    return table
  }

  // MARK: - Records

  private mutating func keep(_ piece: Span<UInt8>, from start: Int) throws(Problem) {
    guard carry.count + piece.count - start <= Self.longestLine else {
      throw .tooLong(line: line + 1)
    }
    for i in start..<piece.count { carry.append(piece[i]) }
  }

  /// Whether a quote is open at the end of the bytes.
  private static func isOpen(_ bytes: [UInt8]) -> Bool {
    var open = false
    for byte in bytes where byte == 0x22 { open.toggle() }
    return open
  }

  /// The place of the line feed that ends a record; `nil` where it is not in the piece.
  private static func recordEnd(_ s: Span<UInt8>, _ start: Int, quoted: Bool) -> Int? {
    var open = quoted
    for i in start..<s.count {
      if s[i] == 0x22 { open.toggle() }
      if s[i] == 0x0A, !open { return i }
    }
    return nil
  }

  /// Reads the records that end in the piece; returns the place after the last.
  private mutating func readRecords(_ s: Span<UInt8>, from first: Int = 0) throws(Problem) -> Int {
    var start = first
    if kinds.isEmpty {
      guard let end = Self.recordEnd(s, start, quoted: false) else { return start }
      line += 1
      try readHeader(s, start..<end)
      start = end + 1
    }
    while start < s.count {
      guard let next = readRow(s, start) else { break }
      start = next
    }
    return start
  }

  private mutating func readHeader(_ s: Span<UInt8>, _ range: Range<Int>) throws(Problem) {
    var start = range.lowerBound
    if range.count >= 3, s[start] == 0xEF, s[start + 1] == 0xBB, s[start + 2] == 0xBF { start += 3 }
    var (commas, semicolons, tabs) = (0, 0, 0)
    for i in start..<range.upperBound {
      if s[i] == 0x2C { commas += 1 }
      if s[i] == 0x3B { semicolons += 1 }
      if s[i] == 0x09 { tabs += 1 }
    }
    if tabs > max(commas, semicolons) {
      separator = 0x09
    } else if semicolons > commas {
      separator = 0x3B
    }
    var names: [String] = []
    var bytes: [UInt8] = []
    for i in start..<range.upperBound where s[i] != 0x22 && s[i] != 0x0D {
      if s[i] == separator {
        names.append(String(decoding: bytes, as: UTF8.self))
        bytes = []
      } else {
        bytes.append(s[i])
      }
    }
    names.append(String(decoding: bytes, as: UTF8.self))
    guard names.contains("day") else { throw .noDay }
    for name in names { kinds.append(kind(name)) }
  }

  private mutating func kind(_ name: String) -> Kind {
    if name == "day" { return .day }
    if name == "lastDay" {
      hasLastDays = true
      return .lastDay
    }
    if let metric = MeasureMetric(rawValue: name)?.rawValue ?? Self.own(name, "m:") {
      metrics.append(MetricColumn(metric))
      return .metric(metrics.count - 1)
    }
    if name == "origin" || MeasureDimension(rawValue: name) != nil || name.hasPrefix("d:") {
      dimensions.append(DimensionColumn(Self.own(name, "d:") ?? name))
      return .dimension(dimensions.count - 1)
    }
    unknownColumns.append(name)
    return .skipped
  }

  private static func own(_ name: String, _ prefix: String) -> String? {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.utf8.count)) : nil
  }

  private mutating func fault(_ what: Fault.What, _ column: Int) {
    faultCount += 1
    if faults.count < 1000 { faults.append(Fault(what: what, line: line, column: column)) }
  }

  /// Reads the record at a place and returns the place after it; `nil` where it does not end here.
  private mutating func readRow(_ s: Span<UInt8>, _ start: Int) -> Int? {
    var i = start
    if s[i] == 0x0A || s[i] == 0x0D {
      if s[i] == 0x0A { line += 1 }
      return i + 1
    }
    var column = 0
    var day = ReadColumn.noDay
    var lastDay = ReadColumn.noDay
    let separator = separator
    var badNumbers = 0
    while true {
      let kind = column < kinds.count ? kinds[column] : .skipped
      var end = i
      if i < s.count, s[i] == 0x22 {
        guard let cell = Self.quotedCell(s, i) else {
          undo(column)
          return nil
        }
        end = cell.next
        take(cell.bytes.span, 0..<cell.bytes.count, kind, &day, &lastDay, &badNumbers)
        while end < s.count, s[end] != separator, s[end] != 0x0A { end &+= 1 }
      } else {
        while end < s.count, s[end] != separator, s[end] != 0x0A { end &+= 1 }
        if end == s.count {
          undo(column)
          return nil
        }
        var stop = end
        if s[end] == 0x0A, stop > i, s[stop &- 1] == 0x0D { stop &-= 1 }
        take(s, i..<stop, kind, &day, &lastDay, &badNumbers)
      }
      guard end < s.count else {
        undo(column)
        return nil
      }
      column &+= 1
      i = end &+ 1
      if s[end] == 0x0A { break }
    }
    line += 1
    if column != kinds.count || day == ReadColumn.noDay {
      undo(column - 1)
      if day == ReadColumn.noDay, column == kinds.count {
        fault(.badDay, 1)
      } else {
        fault(column < kinds.count ? .missingCells : .extraCells, column)
      }
      return i
    }
    for _ in 0..<badNumbers { fault(.badNumber, 0) }
    days.append(day)
    if hasLastDays { lastDays.append(lastDay < day ? day : lastDay) }
    rowCount &+= 1
    return i
  }

  /// Takes back what a record that is not to be kept has put into its columns.
  private mutating func undo(_ column: Int) {
    for place in dimensions.indices where dimensions[place].codes.count > days.count {
      dimensions[place].codes.removeLast()
    }
    for place in metrics.indices { metrics[place].shorten(to: days.count) }
  }

  @inline(__always)
  private mutating func take(
    _ s: Span<UInt8>, _ range: Range<Int>, _ kind: Kind, _ day: inout Int32, _ lastDay: inout Int32,
    _ badNumbers: inout Int
  ) {
    switch kind {
    case .day: day = Self.day(s, range) ?? ReadColumn.noDay
    case .lastDay: lastDay = Self.day(s, range) ?? ReadColumn.noDay
    case .dimension(let place): dimensions[place].add(s, range)
    case .metric(let place): if !metrics[place].add(s, range) { badNumbers += 1 }
    case .skipped: break
    }
  }

  private static func quotedCell(_ s: Span<UInt8>, _ open: Int) -> (bytes: [UInt8], next: Int)? {
    var bytes: [UInt8] = []
    var i = open + 1
    while i < s.count {
      if s[i] == 0x22 {
        guard i + 1 < s.count else { return nil }
        if s[i + 1] != 0x22 { return (bytes, i + 1) }
        i += 1
      }
      bytes.append(s[i])
      i += 1
    }
    return nil
  }

  @inline(__always)
  private static func day(_ s: Span<UInt8>, _ range: Range<Int>) -> Int32? {
    let start = range.lowerBound
    if range.count == 10 {
      guard s[start &+ 4] == 0x2D, s[start &+ 7] == 0x2D else { return nil }
      guard let year = digits(s, start, 4), let month = digits(s, start &+ 5, 2),
        let day = digits(s, start &+ 8, 2)
      else { return nil }
      return CivilDay.number(year: year, month: month, day: day)
    }
    guard range.count == 8, let year = digits(s, start, 4), let month = digits(s, start &+ 4, 2),
      let day = digits(s, start &+ 6, 2)
    else { return nil }
    return CivilDay.number(year: year, month: month, day: day)
  }

  @inline(__always)
  private static func digits(_ s: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for i in start..<(start &+ count) {
      let digit = s[i] &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }
}
