/// Cells in rows as a file holds them, before anybody knows what they mean.
///
/// Rows and columns are counted from 0 and rows may differ in length; lines are those of the file (or
/// the row numbers of a workbook), from 1. Texts are kept as bytes of one array and made into strings
/// only when asked for.
public struct Sheet: Sendable {
  /// One cell. Texts have no blanks at their ends.
  public enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    case number(Double, NumberStyle)
    case flag(Bool)
  }

  /// How a workbook shows a number, which tells what it is.
  public struct NumberStyle: Sendable, Hashable {
    public enum Kind: UInt8, Sendable { case plain, percent, money, day, moment, duration }

    public var kind: Kind
    /// ISO 4217, upper case, where a money style names one.
    public var currency: String?

    public init(_ kind: Kind, currency: String? = nil) {
      self.kind = kind
      self.currency = currency
    }

    public static let plain = NumberStyle(.plain)
  }

  /// The sheet's name in a workbook; empty for a text file.
  public let name: String
  /// Areas that a workbook shows as one cell: rows and columns as here, the first cell holding the
  /// value.
  public internal(set) var mergedAreas: [MergedArea] = []

  /// Known without looking: an interface for programs always writes a point.
  var decimalMark: DecimalMark?

  /// The day from which unformatted serial numbers are counted, in days after 1899-12-30: 1462 where a
  /// workbook counts from 1904.
  var serialStart = 0

  /// Whether it says that there are more rows where it comes from.
  var isTruncated = false
  /// What its source says of the rows as a whole.
  var notes: [TableNote] = []

  private var bytes: [UInt8]
  private var cells: [StoredCell] = []
  private var rows: [StoredRow] = []
  private var styles: [NumberStyle] = []

  public struct MergedArea: Sendable, Hashable {
    public let rows: ClosedRange<Int>
    public let columns: ClosedRange<Int>
  }

  enum CellKind: UInt8 { case empty, text, number, flag }

  private struct StoredCell {
    /// The bits of a number, 0 or 1 for a flag, or where a text starts (high half) and its length.
    var payload: UInt64
    var kind: CellKind
    var style: UInt8
  }

  private struct StoredRow {
    var firstCell: UInt32
    var line: UInt32
    var separator: UInt8
    var followsGap: Bool
  }

  init(name: String, bytes: [UInt8] = [], styles: [NumberStyle] = [.plain]) {
    self.name = name
    self.bytes = bytes
    self.styles = Array(styles.prefix(256))
  }

  public var rowCount: Int { rows.count }

  public func columnCount(_ row: Int) -> Int {
    guard rows.indices.contains(row) else { return 0 }
    let end = row + 1 < rows.count ? Int(rows[row + 1].firstCell) : cells.count
    return end - Int(rows[row].firstCell)
  }

  /// The line of the file, from 1, on which the row starts.
  public func line(ofRow row: Int) -> Int { Int(rows[row].line) }

  /// Whether an empty line stands before the row.
  func followsGap(_ row: Int) -> Bool { rows[row].followsGap }

  /// The byte between the cells of the row; 0 where there is none.
  func separator(ofRow row: Int) -> UInt8 { rows[row].separator }

  /// A cell; `.empty` where the row is shorter.
  public subscript(row: Int, column: Int) -> Cell {
    guard let cell = stored(row, column) else { return .empty }
    switch cell.kind {
    case .empty: return .empty
    case .text: return .text(String(decoding: bytes[range(cell)], as: UTF8.self))
    case .number: return .number(Double(bitPattern: cell.payload), styles[Int(cell.style)])
    case .flag: return .flag(cell.payload == 1)
    }
  }

  /// What a person reads in the cell: texts as they are, numbers plainly with a point, days as
  /// `YYYY-MM-DD`; empty where there is nothing.
  public func text(_ row: Int, _ column: Int) -> String {
    switch self[row, column] {
    case .empty: return ""
    case .text(let text): return text
    case .flag(let flag): return flag ? "true" : "false"
    case .number(let number, let style):
      if style.kind == .day || style.kind == .moment,
        let day = Int32(exactly: number.rounded(.down)),
        let text = CivilDay.text(of: day)
      {
        return text
      }
      return plainText(number)
    }
  }

  func kind(_ row: Int, _ column: Int) -> CellKind { stored(row, column)?.kind ?? .empty }

  func isEmpty(_ row: Int, _ column: Int) -> Bool { kind(row, column) == .empty }

  func number(_ row: Int, _ column: Int) -> (value: Double, style: NumberStyle)? {
    guard let cell = stored(row, column), cell.kind == .number else { return nil }
    return (Double(bitPattern: cell.payload), styles[Int(cell.style)])
  }

  /// Where the text of a cell lies in `textBytes`; empty where the cell is no text.
  func textRange(_ row: Int, _ column: Int) -> Range<Int> {
    guard let cell = stored(row, column), cell.kind == .text else { return 0..<0 }
    return range(cell)
  }

  var textBytes: [UInt8] { bytes }

  /// How many cells of a row hold something.
  func width(_ row: Int) -> Int {
    var width = 0
    for column in 0..<columnCount(row) where !isEmpty(row, column) { width += 1 }
    return width
  }

  @inline(__always)
  private func stored(_ row: Int, _ column: Int) -> StoredCell? {
    guard row >= 0, row < rows.count, column >= 0, column < columnCount(row) else { return nil }
    return cells[Int(rows[row].firstCell) + column]
  }

  @inline(__always)
  private func range(_ cell: StoredCell) -> Range<Int> {
    let start = Int(cell.payload >> 32)
    return start..<start + Int(cell.payload & 0xFFFF_FFFF)
  }

  // MARK: - Building

  var cellCount: Int { cells.count }

  mutating func startRow(line: Int, separator: UInt8 = 0, followsGap: Bool) {
    rows.append(
      StoredRow(
        firstCell: UInt32(cells.count), line: UInt32(clamping: line), separator: separator,
        followsGap: followsGap))
  }

  /// Takes back a row that turned out to hold nothing.
  mutating func dropRow() {
    guard let row = rows.popLast() else { return }
    cells.removeLast(cells.count - Int(row.firstCell))
  }

  mutating func add(textAt range: Range<Int>) {
    guard !range.isEmpty else { return addEmpty() }
    cells.append(
      StoredCell(
        payload: UInt64(range.lowerBound) << 32 | UInt64(range.count), kind: .text, style: 0))
  }

  mutating func add(text: some Collection<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    let trimmed = trimmedRange(bytes.span, start..<bytes.count)
    add(textAt: trimmed)
  }

  mutating func add(number: Double, style: Int = 0) {
    let known = styles.indices.contains(style) ? style : 0
    cells.append(StoredCell(payload: number.bitPattern, kind: .number, style: UInt8(known)))
  }

  mutating func add(flag: Bool) {
    cells.append(StoredCell(payload: flag ? 1 : 0, kind: .flag, style: 0))
  }

  /// A cell that a program could not work out: it holds nothing, and that is told.
  mutating func addError(_ text: String) {
    addEmpty()
    if let place = notes.firstIndex(where: { $0.what == .errorCells }) {
      notes[place].count += 1
    } else {
      notes.append(TableNote(.errorCells, line: rows.last.map { Int($0.line) } ?? 0, text: text))
    }
  }

  mutating func addEmpty() { cells.append(StoredCell(payload: 0, kind: .empty, style: 0)) }

  /// Adds a cell of a sheet that has the same texts and styles.
  mutating func addCopy(of sheet: Sheet, _ row: Int, _ column: Int) {
    guard let cell = sheet.stored(row, column) else { return addEmpty() }
    cells.append(cell)
  }

  mutating func removeRows() {
    rows = []
    cells = []
  }
}

/// A number as a program writes it: no blanks, a point, no more digits than needed.
public func plainText(_ number: Double) -> String {
  if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
  return String(number)
}

/// The range without blanks at its ends, no-break spaces and marks without width included.
func trimmedRange(_ s: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end {
    let length = blankLength(s, start, end)
    if length == 0 { break }
    start += length
  }
  while end > start {
    let c = s[end - 1]
    if c == 0x20 || c == 0x09 || c == 0x0A || c == 0x0D {
      end -= 1
    } else if c >= 0x80, end - start >= 2, blankLength(s, end - 2, end) == 2 {
      end -= 2
    } else if c >= 0x80, end - start >= 3, blankLength(s, end - 3, end) == 3 {
      end -= 3
    } else {
      break
    }
  }
  return start..<end
}

/// How many bytes the blank at `i` takes; 0 where there is none.
@inline(__always)
func blankLength(_ s: Span<UInt8>, _ i: Int, _ end: Int) -> Int {
  let c = s[i]
  if c == 0x20 || c == 0x09 || c == 0x0A || c == 0x0D { return 1 }
  if c < 0xC2 { return 0 }
  if c == 0xC2 { return i + 1 < end && s[i + 1] == 0xA0 ? 2 : 0 }
  guard i + 2 < end else { return 0 }
  if c == 0xE2, s[i + 1] == 0x80 {
    let last = s[i + 2]
    // U+2000 to U+200B, the marks of direction, U+202F.
    return (0x80...0x8F).contains(last) || last == 0xAF ? 3 : 0
  }
  return c == 0xEF && s[i + 1] == 0xBB && s[i + 2] == 0xBF ? 3 : 0
}
