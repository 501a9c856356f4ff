/// A table as text: rows of cells between commas, semicolons or tabs (RFC 4180), quotes allowed.
///
/// Rows may have different numbers of cells; lines without any byte are no rows. Nothing is
/// decoded until asked, and reading never fails: see `problems`.
public struct SeparatedText: Sendable {
  public let bytes: [UInt8]
  /// The byte between cells, given or guessed.
  public let separator: UInt8
  /// Stray and missing quotes, in reading order; at most 1,000, then one `tooManyProblems`.
  public private(set) var problems: [TextProblem] = []
  private var cells: [Cell] = []
  private var rows: [Row] = []

  private struct Cell {
    var start: UInt32
    /// The end shifted left by one; the lowest bit says that `""` stands for a quote.
    var endAndFlag: UInt32
  }

  private struct Row {
    var firstCell: UInt32
    var line: UInt32
  }

  /// Reads UTF-8 `bytes`, at most 1 GiB. Without a `separator`, the header line tells: of tab,
  /// semicolon and comma, the most frequent outside quotes.
  public init(parsing bytes: [UInt8], separator: UInt8? = nil) {
    self.bytes = bytes
    self.separator = separator ?? guessSeparator(bytes.span)
    guard bytes.count <= 1 << 30 else {
      problems = [TextProblem(code: .tooLarge, offset: 0)]
      return
    }
    scan(bytes.span)
  }

  public var rowCount: Int { rows.count }

  /// How many cells the row has.
  public func columnCount(_ row: Int) -> Int {
    let end = row + 1 < rows.count ? Int(rows[row + 1].firstCell) : cells.count
    return end - Int(rows[row].firstCell)
  }

  /// The line, from 1, on which the row starts.
  public func line(ofRow row: Int) -> Int { Int(rows[row].line) }

  /// The raw bytes of a cell, without its quotes; `nil` when the row is shorter.
  public func cell(_ row: Int, _ column: Int) -> Range<Int>? {
    guard let cell = find(row, column) else { return nil }
    return Int(cell.start)..<Int(cell.endAndFlag >> 1)
  }

  /// The offset of a cell's first byte, its quote included; `nil` when the row is shorter.
  package func firstByte(_ row: Int, _ column: Int) -> Int? {
    guard let cell = cell(row, column) else { return nil }
    let isQuoted = cell.lowerBound > 0 && bytes[cell.lowerBound - 1] == 0x22
    return isQuoted ? cell.lowerBound - 1 : cell.lowerBound
  }

  /// The bytes of a row, from its first cell to its last, quotes included.
  package func bytes(ofRow row: Int) -> Range<Int> {
    guard let start = firstByte(row, 0), let last = cell(row, columnCount(row) - 1) else {
      return 0..<0
    }
    let isQuoted = last.upperBound < bytes.count && bytes[last.upperBound] == 0x22
    return start..<(isQuoted ? last.upperBound + 1 : last.upperBound)
  }

  /// The text of a cell; `nil` when the row is shorter.
  public func string(_ row: Int, _ column: Int) -> String? {
    withCellBytes(row, column) { span in
      span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Calls `body` with the bytes of a cell's text, copied only when it has doubled quotes; `nil`
  /// when the row is shorter.
  public func withCellBytes<Result>(
    _ row: Int, _ column: Int, _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result? {
    guard let cell = find(row, column) else { return nil }
    let (start, end) = (Int(cell.start), Int(cell.endAndFlag >> 1))
    guard cell.endAndFlag & 1 == 1 else {
      return try body(bytes.span.extracting(start..<end))
    }
    var text: [UInt8] = []
    text.reserveCapacity(end - start)
    var i = start
    while i < end {
      text.append(bytes[i])
      i += bytes[i] == 0x22 && i + 1 < end && bytes[i + 1] == 0x22 ? 2 : 1
    }
    return try body(text.span)
  }

  private func find(_ row: Int, _ column: Int) -> Cell? {
    guard column >= 0, column < columnCount(row) else { return nil }
    return cells[Int(rows[row].firstCell) + column]
  }

  // MARK: Scanning

  private mutating func scan(_ s: Span<UInt8>) {
    cells.reserveCapacity(s.count / 8 + 1)
    let separator = self.separator
    var line: UInt32 = 1
    var pos = 0
    var inRow = false
    while pos < s.count || inRow {
      if !inRow {
        if isBreak(s[pos]) {
          pos = afterBreak(s, pos)
          line &+= 1
          continue
        }
        rows.append(Row(firstCell: UInt32(cells.count), line: line))
        inRow = true
      }
      if pos < s.count, s[pos] == 0x22 {
        line &+= scanQuoted(s, &pos)
      } else {
        let start = pos
        scanBare(s, &pos, separator)
        add(start, pos)
      }
      if pos < s.count, s[pos] == separator {
        pos &+= 1
      } else {
        inRow = false
        if pos < s.count {
          pos = afterBreak(s, pos)
          line &+= 1
        }
      }
    }
  }

  /// Moves to the end of a cell without quotes.
  @inline(__always)
  private mutating func scanBare(_ s: Span<UInt8>, _ pos: inout Int, _ separator: UInt8) {
    var i = pos
    while i < s.count {
      let c = s[i]
      if c == separator || c == 0x0A || c == 0x0D { break }
      if c == 0x22 { report(.strayQuote, i) }
      i &+= 1
    }
    pos = i
  }

  /// Reads a cell that starts with a quote; returns how many lines end in it. Without a closing
  /// quote the cell ends as if it had none; text after the closing quote makes all of it text.
  private mutating func scanQuoted(_ s: Span<UInt8>, _ pos: inout Int) -> UInt32 {
    let open = pos
    var isDoubled: UInt32 = 0
    var lines: UInt32 = 0
    var i = open + 1
    while i < s.count {
      let c = s[i]
      if c > 0x22 {
        i &+= 1
      } else if c == 0x22 {
        if i + 1 < s.count, s[i + 1] == 0x22 {
          isDoubled = 1
          i += 2
          continue
        }
        pos = i + 1
        if pos == s.count || s[pos] == separator || isBreak(s[pos]) {
          cells.append(Cell(start: UInt32(open + 1), endAndFlag: UInt32(i) << 1 | isDoubled))
        } else {
          report(.textAfterQuote, i + 1)
          var rest = pos
          while rest < s.count, s[rest] != separator, !isBreak(s[rest]) { rest += 1 }
          pos = rest
          add(open, pos)
        }
        return lines
      } else if isBreak(c) {
        lines &+= 1
        i = afterBreak(s, i)
      } else {
        i &+= 1
      }
    }
    report(.unterminatedQuote, open)
    pos = open + 1
    while pos < s.count, s[pos] != separator, !isBreak(s[pos]) { pos += 1 }
    add(open, pos)
    return 0
  }

  @inline(__always)
  private mutating func add(_ start: Int, _ end: Int) {
    cells.append(Cell(start: UInt32(start), endAndFlag: UInt32(end) << 1))
  }

  private mutating func report(_ code: TextProblem.Code, _ offset: Int) {
    guard problems.count <= 1000 else { return }
    let isLast = problems.count == 1000
    problems.append(
      TextProblem(code: isLast ? .tooManyProblems : code, offset: UInt32(offset)))
  }
}

private func guessSeparator(_ s: Span<UInt8>) -> UInt8 {
  var (tabs, semicolons, commas) = (0, 0, 0)
  var quoted = false
  var hasText = false
  for i in 0..<s.count {
    let c = s[i]
    if !quoted, isBreak(c) {
      if hasText { break }
      continue
    }
    hasText = true
    if c == 0x22 { quoted.toggle() }
    if quoted { continue }
    switch c {
    case 0x09: tabs += 1
    case UInt8(ascii: ";"): semicolons += 1
    case UInt8(ascii: ","): commas += 1
    default: break
    }
  }
  if tabs > 0, tabs >= semicolons, tabs >= commas { return 0x09 }
  return semicolons > 0 && semicolons >= commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
}

/// Appends one row and its line feed, quoting only the cells that need it.
public func appendSeparatedRow(
  _ cells: [String], separator: UInt8 = UInt8(ascii: ","), to output: inout [UInt8]
) {
  for (i, cell) in cells.enumerated() {
    if i > 0 { output.append(separator) }
    // A lone empty cell would read as no row at all.
    let isQuoted =
      cells.count == 1 && cell.isEmpty
      || cell.utf8.contains { $0 == separator || $0 == 0x22 || isBreak($0) }
    guard isQuoted else {
      output.append(contentsOf: cell.utf8)
      continue
    }
    output.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
  output.append(0x0A)
}
