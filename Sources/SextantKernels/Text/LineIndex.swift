/// How many lines end before each stretch of 4,096 bytes, so that a place is found without
/// reading the file again. Lines end in LF, CRLF or CR.
struct LineIndex: Sendable {
  private static let stretch = 4096
  private var endsBefore: [UInt32] = []

  init(_ s: Span<UInt8>) {
    endsBefore.reserveCapacity(s.count / Self.stretch + 1)
    var ends: UInt32 = 0
    var start = 0
    repeat {
      endsBefore.append(ends)
      ends &+= Self.lineEnds(s, start, min(start + Self.stretch, s.count))
      start += Self.stretch
    } while start < s.count
  }

  /// The line and column, from 1, of the byte at `offset` (or of the end, when beyond).
  func place(of offset: Int, in s: Span<UInt8>) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, s.count))
    let block = min(offset / Self.stretch, endsBefore.count - 1)
    var line = Int(endsBefore[block]) + 1
    line += Int(Self.lineEnds(s, block * Self.stretch, offset))
    var lineStart = offset
    while lineStart > 0, !Self.endsLine(s, lineStart - 1) { lineStart -= 1 }
    var column = 1
    for i in lineStart..<offset where s[i] & 0xC0 != 0x80 { column += 1 }
    return (line, column)
  }

  private static func endsLine(_ s: Span<UInt8>, _ i: Int) -> Bool {
    s[i] == 0x0A || (s[i] == 0x0D && (i + 1 == s.count || s[i + 1] != 0x0A))
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
