/// Where lines end, told for each stretch of 4,096 bytes, so that a place is found without reading
/// the file again, however long its lines are. Lines end in LF, CRLF or CR.
struct LineIndex: Sendable {
  private static let stretch = 4096
  /// How many lines end before each stretch.
  private var endsBefore: [UInt32] = []
  /// How many characters stand before each stretch on the line that it starts in.
  private var columnsBefore: [UInt32] = []

  init(_ s: Span<UInt8>) {
    let count = s.count / Self.stretch + 1
    endsBefore.reserveCapacity(count)
    columnsBefore.reserveCapacity(count)
    var ends: UInt32 = 0
    var columns: UInt32 = 0
    var start = 0
    repeat {
      endsBefore.append(ends)
      columnsBefore.append(columns)
      let end = min(start + Self.stretch, s.count)
      let inside = Self.lineEnds(s, start, end)
      ends &+= inside
      if inside > 0 {
        columns = Self.characters(s, Self.lastLineStart(s, start, end), end)
      } else {
        columns &+= Self.characters(s, start, end)
      }
      start += Self.stretch
    } while start < s.count
  }

  /// The line and column, from 1, of the byte at `offset` (or of the end, when beyond); the column
  /// counts Unicode scalars.
  func place(of offset: Int, in s: Span<UInt8>) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, s.count))
    let block = min(offset / Self.stretch, endsBefore.count - 1)
    let start = block * Self.stretch
    let ends = Self.lineEnds(s, start, offset)
    let line = Int(endsBefore[block]) + Int(ends) + 1
    guard ends > 0 else {
      return (line, Int(columnsBefore[block] + Self.characters(s, start, offset)) + 1)
    }
    let lineStart = Self.lastLineStart(s, start, offset)
    return (line, Int(Self.characters(s, lineStart, offset)) + 1)
  }

  private static func endsLine(_ s: Span<UInt8>, _ i: Int) -> Bool {
    s[i] == 0x0A || (s[i] == 0x0D && (i + 1 == s.count || s[i + 1] != 0x0A))
  }

  /// The byte after the last line end of a stretch; its start where no line ends in it.
  private static func lastLineStart(_ s: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var i = end
    while i > start, !endsLine(s, i - 1) { i -= 1 }
    return i
  }

  private static func characters(_ s: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    var count: UInt32 = 0
    for i in start..<end { count &+= s[i] & 0xC0 != 0x80 ? 1 : 0 }
    return count
  }

  private static func lineEnds(_ s: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    var feeds: UInt32 = 0
    var returns: UInt32 = 0
    for i in start..<end {
      let c = s[i]
      feeds &+= c == 0x0A ? 1 : 0
      returns &+= c == 0x0D ? 1 : 0
    }
    guard returns > 0 else { return feeds }
    var ends: UInt32 = 0
    for i in start..<end where endsLine(s, i) { ends &+= 1 }
    return ends
  }
}
