/// Moving over blanks, comments, line ends and lines that do not fit.
extension TextParser {
  /// Moves over blanks, comments and line ends to the next text. Lines indented with tabs are
  /// reported and skipped.
  mutating func skipToContent(_ s: Span<UInt8>, tabsAllowed: Bool = false) {
    var lastTabbed = false
    while pos < s.count {
      let c = s[pos]
      if c == 0x20 {
        pos &+= 1
      } else if isBreak(c) {
        pos = afterBreak(s, pos)
        lineStart = pos
      } else if c == UInt8(ascii: "#") {
        addComment(s)
      } else if c == 0x09 {
        let start = pos
        while pos < s.count, isBlank(s[pos]) { pos += 1 }
        guard pos < s.count, !isBreak(s[pos]), s[pos] != UInt8(ascii: "#") else { continue }
        if tabsAllowed || !isIndentation(s, upTo: start) { return }
        // One problem for a run of such lines.
        if !lastTabbed { report(.tab, at: start) }
        lastTabbed = true
        skipLine(s)
      } else {
        return
      }
    }
  }

  /// Whether only spaces stand before `end` on the line.
  private func isIndentation(_ s: Span<UInt8>, upTo end: Int) -> Bool {
    for i in lineStart..<end where s[i] != 0x20 { return false }
    return true
  }

  private mutating func addComment(_ s: Span<UInt8>) {
    let start = pos
    var ownLine = true
    for i in lineStart..<start where !isBlank(s[i]) {
      ownLine = false
      break
    }
    skipLine(s)
    comments.append(
      TextTree.Comment(start: UInt32(start), end: UInt32(pos), ownLine: ownLine))
  }

  /// After a value: nothing but a comment may follow on its line. Moves to the next text.
  mutating func endLine(_ s: Span<UInt8>) {
    while pos < s.count, isBlank(s[pos]) { pos &+= 1 }
    if pos < s.count, !isBreak(s[pos]), pos > lineStart, !isAtIndentation(s),
      s[pos] != UInt8(ascii: "#") || !isBlank(s[pos - 1])
    {
      report(.unexpectedText, at: pos, line(s, pos))
      skipLine(s)
    }
    if isAtIndentation(s) { pos = lineStart }
    skipToContent(s)
  }

  private func isAtIndentation(_ s: Span<UInt8>) -> Bool {
    var i = lineStart
    while i < pos, isBlank(s[i]) { i += 1 }
    return i == pos
  }

  /// Moves to the line end.
  mutating func skipLine(_ s: Span<UInt8>) {
    while pos < s.count, !isBreak(s[pos]) { pos &+= 1 }
  }

  /// Leaves this line and those deeper than `column`.
  mutating func skipDeeper(_ s: Span<UInt8>, than column: Int) {
    repeat {
      skipLine(s)
      skipToContent(s)
    } while pos < s.count && self.column > column
  }

  mutating func skipToFitting(_ s: Span<UInt8>, column: Int, parent: Int) {
    repeat {
      skipLine(s)
      skipToContent(s)
    } while pos < s.count && self.column > parent && self.column != column
      && !isDocumentMark(s, pos)
  }

  /// Whether `mark` stands at `i` as an indicator, followed by a blank or the line end.
  func isIndicator(_ s: Span<UInt8>, _ i: Int, _ mark: Unicode.Scalar) -> Bool {
    guard i < s.count, s[i] == UInt8(ascii: mark) else { return false }
    return i + 1 == s.count || isBlank(s[i + 1]) || isBreak(s[i + 1])
  }

  /// Whether `---` or `...` stands at the start of a line at `i`.
  func isDocumentMark(_ s: Span<UInt8>, _ i: Int) -> Bool {
    guard i == lineStart, i + 3 <= s.count, s[i] == UInt8(ascii: "-") || s[i] == UInt8(ascii: ".")
    else { return false }
    return s[i + 1] == s[i] && s[i + 2] == s[i]
      && (i + 3 == s.count || isBlank(s[i + 3]) || isBreak(s[i + 3]))
  }
}
