/// Keys, plain, quoted and block scalars.
extension TextParser {
  struct Key {
    var start: Int
    var end: Int
    var shape: TextTree.Shape
    var flags: TextTree.ScalarFlags
  }

  /// Reads a key and its colon; `nil` when there is none on this line, and then nothing moved.
  mutating func scanKey(_ s: Span<UInt8>) -> Key? {
    guard pos < s.count else { return nil }
    let start = pos
    switch s[start] {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"):
      return nil
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let problemCount = problems.count
      if let quoted = scanQuoted(s, parent: nil) {
        while pos < s.count, isBlank(s[pos]) { pos += 1 }
        if isIndicator(s, pos, ":") {
          pos += 1
          return Key(start: quoted.start, end: quoted.end, shape: .quoted, flags: quoted.flags)
        }
      }
      if problems.count > problemCount { problems.removeSubrange(problemCount...) }
      pos = start
      return nil
    default:
      let (end, stop) = scanPlainLine(s)
      guard stop == .colon else {
        pos = start
        return nil
      }
      pos += 1
      if end == start {
        report(.missingKey, at: start)
      } else {
        reportReserved(s, start)
      }
      return Key(start: start, end: end, shape: .plain, flags: [])
    }
  }

  /// Reports and skips anchors and tags.
  mutating func skipProperties(_ s: Span<UInt8>, inFlow: Bool = false) {
    while pos < s.count, s[pos] == UInt8(ascii: "&") || s[pos] == UInt8(ascii: "!") {
      report(s[pos] == UInt8(ascii: "&") ? .anchor : .tag, at: pos, word(s, pos))
      while pos < s.count, !isBlank(s[pos]), !isBreak(s[pos]), !inFlow || !isFlowMark(s[pos]) {
        pos += 1
      }
      while pos < s.count, isBlank(s[pos]) { pos += 1 }
      if pos < s.count, s[pos] == UInt8(ascii: "#") { skipToContent(s, tabsAllowed: true) }
    }
  }

  /// Reads a scalar or brackets, one node with its subtree; false for brackets.
  @discardableResult
  mutating func parseScalarOrFlow(_ s: Span<UInt8>, parent: Int, depth: Int) -> Bool {
    switch s[pos] {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      parseFlow(s, parent: parent, depth: depth)
      return false
    case UInt8(ascii: "\""), UInt8(ascii: "'"): parseQuoted(s, parent: parent)
    case UInt8(ascii: "|"), UInt8(ascii: ">"): parseBlock(s, parent: parent)
    default: parsePlain(s, parent: parent)
    }
    return true
  }

  // MARK: Plain

  enum PlainStop { case lineEnd, comment, colon, flowMark }

  /// Moves over plain text on one line, to what stops it; `end` is after its last non-blank.
  mutating func scanPlainLine(
    _ s: Span<UInt8>, inFlow: Bool = false
  ) -> (end: Int, stop: PlainStop) {
    let start = pos
    var i = start
    var stop = PlainStop.lineEnd
    scan: while i < s.count {
      let c = s[i]
      // Most text is letters, above the colon; brackets matter in a flow only.
      if c > 0x3A {
        if inFlow, isFlowMark(c) {
          stop = .flowMark
          break
        }
        i &+= 1
        continue
      }
      switch c {
      case 0x0A, 0x0D: break scan
      case 0x3A:
        let next = i &+ 1 < s.count ? s[i &+ 1] : 0x20
        if isBlank(next) || isBreak(next) || (inFlow && isFlowMark(next)) {
          stop = .colon
          break scan
        }
      case UInt8(ascii: "#"):
        if i > start, isBlank(s[i &- 1]) {
          stop = .comment
          break scan
        }
      case UInt8(ascii: ","):
        if inFlow {
          stop = .flowMark
          break scan
        }
      default: break
      }
      i &+= 1
    }
    pos = i
    while i > start, isBlank(s[i &- 1]) { i &-= 1 }
    return (i, stop)
  }

  private mutating func parsePlain(_ s: Span<UInt8>, parent: Int) {
    let start = pos
    let isReserved = reportReserved(s, start)
    var (end, stop) = scanPlainLine(s)
    if stop == .colon {
      report(.colonInText, at: pos, line(s, start))
      while stop == .colon {
        pos += 1
        let (rest, next) = scanPlainLine(s)
        // Blanks after the last colon do not count.
        end = max(rest, end + 1)
        stop = next
      }
      trim(s, start, &end)
      addScalar(.plain, start, end)
      return
    }
    let isFolded = stop == .lineEnd && scanMorePlainLines(s, parent: parent, end: &end)
    if !isFolded, !isReserved, isNull(s, start, end) {
      addScalar(.null, start, end)
    } else {
      addScalar(.plain, start, end, isFolded ? .decoded : [])
    }
  }

  private func trim(_ s: Span<UInt8>, _ start: Int, _ end: inout Int) {
    while end > start, isBlank(s[end - 1]) { end -= 1 }
  }

  /// Moves over the lines that go on a plain scalar: deeper than `parent`, and no entry.
  mutating func scanMorePlainLines(
    _ s: Span<UInt8>, parent: Int, inFlow: Bool = false, end: inout Int
  ) -> Bool {
    var found = false
    while pos < s.count {
      let (savedPos, savedLine) = (pos, lineStart)
      guard moveToNextLineText(s, parent: parent), s[pos] != UInt8(ascii: "#"),
        !inFlow || (!isFlowMark(s[pos]) && s[pos] != UInt8(ascii: ":"))
      else {
        (pos, lineStart) = (savedPos, savedLine)
        return found
      }
      let (lineEnd, stop) = scanPlainLine(s, inFlow: inFlow)
      if stop == .colon {
        (pos, lineStart) = (savedPos, savedLine)
        return found
      }
      end = lineEnd
      found = true
      if stop != .lineEnd { return found }
    }
    return found
  }

  /// From a line end, moves over empty lines to text deeper than `parent` and indented with
  /// spaces; false when there is none.
  private mutating func moveToNextLineText(_ s: Span<UInt8>, parent: Int) -> Bool {
    var hasTab = false
    while pos < s.count {
      let c = s[pos]
      if isBreak(c) {
        pos = afterBreak(s, pos)
        lineStart = pos
        hasTab = false
      } else if isBlank(c) {
        if c == 0x09 { hasTab = true }
        pos &+= 1
      } else {
        return column > parent && !hasTab && !isDocumentMark(s, pos)
      }
    }
    return false
  }

  func isNull(_ s: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if end == start { return true }
    if end - start == 1 { return s[start] == UInt8(ascii: "~") }
    guard end - start == 4 else { return false }
    switch (s[start], s[start + 1], s[start + 2], s[start + 3]) {
    case (0x6E, 0x75, 0x6C, 0x6C), (0x4E, 0x75, 0x6C, 0x6C), (0x4E, 0x55, 0x4C, 0x4C):
      return true
    default: return false
    }
  }

  /// Reports plain text that starts with a character YAML keeps for itself.
  @discardableResult
  mutating func reportReserved(_ s: Span<UInt8>, _ start: Int, inFlow: Bool = false) -> Bool {
    guard start < s.count else { return false }
    switch s[start] {
    case UInt8(ascii: "*"): report(.alias, at: start, word(s, start))
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: ","),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"):
      report(.reservedStart, at: start, word(s, start))
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      // In a block this header was reported already.
      if inFlow { report(.reservedStart, at: start, word(s, start)) }
    case UInt8(ascii: "-"), UInt8(ascii: "?"):
      let next = start + 1 < s.count ? s[start + 1] : 0x20
      guard isBlank(next) || isBreak(next) || (inFlow && isFlowMark(next)) else { return false }
      report(.reservedStart, at: start, word(s, start))
    default: return false
    }
    return true
  }

  // MARK: Quoted

  struct Quoted {
    var start: Int
    var end: Int
    var flags: TextTree.ScalarFlags
  }

  /// Reads a quoted scalar, moving after its quote; `nil` when it has no end before a line that is
  /// not deeper than `parent`, or on its own line when `parent` is nil.
  mutating func scanQuoted(_ s: Span<UInt8>, parent: Int?) -> Quoted? {
    let quote = s[pos]
    let isDouble = quote == UInt8(ascii: "\"")
    var quoted = Quoted(start: pos + 1, end: 0, flags: isDouble ? .doubleQuoted : [])
    pos += 1
    while pos < s.count {
      let c = s[pos]
      if c > 0x27, c != 0x5C {
        pos &+= 1
      } else if c == quote {
        if !isDouble, pos + 1 < s.count, s[pos + 1] == quote {
          quoted.flags.insert(.decoded)
          pos += 2
        } else {
          quoted.end = pos
          pos += 1
          return quoted
        }
      } else if c == 0x5C, isDouble {
        quoted.flags.insert(.decoded)
        scanEscape(s)
      } else if isBreak(c) {
        guard let parent, moveToQuotedText(s, parent: parent) else { return nil }
        quoted.flags.insert(.decoded)
      } else {
        pos &+= 1
      }
    }
    return nil
  }

  private mutating func scanEscape(_ s: Span<UInt8>) {
    if pos + 1 < s.count, isBreak(s[pos + 1]) {
      pos += 1
    } else if let (_, next) = escape(s, pos, s.count) {
      pos = next
    } else {
      report(.badEscape, at: pos, word(s, pos))
      pos += pos + 1 < s.count ? 2 : 1
    }
  }

  private mutating func moveToQuotedText(_ s: Span<UInt8>, parent: Int) -> Bool {
    while pos < s.count, isBlank(s[pos]) || isBreak(s[pos]) {
      if isBreak(s[pos]) {
        pos = afterBreak(s, pos)
        lineStart = pos
      } else {
        pos &+= 1
      }
    }
    return pos < s.count && column > parent && !isDocumentMark(s, pos)
  }

  /// Reads a quoted scalar; one without an end takes the rest of its first line.
  mutating func parseQuoted(_ s: Span<UInt8>, parent: Int) {
    let (open, line, problemCount) = (pos, lineStart, problems.count)
    if let quoted = scanQuoted(s, parent: parent) {
      addScalar(.quoted, quoted.start, quoted.end, quoted.flags)
      contentEnd = pos
      return
    }
    (pos, lineStart) = (open, line)
    if problems.count > problemCount { problems.removeSubrange(problemCount...) }
    report(.unterminatedQuote, at: open, self.line(s, open))
    skipLine(s)
    var end = pos
    trim(s, open + 1, &end)
    let isDouble = s[open] == UInt8(ascii: "\"")
    addScalar(.quoted, open + 1, end, isDouble ? [.decoded, .doubleQuoted] : .decoded)
  }

  // MARK: Block

  /// Reads a `|` or `>` scalar to the first line that is not part of it.
  private mutating func parseBlock(_ s: Span<UInt8>, parent: Int) {
    let start = pos
    var flags: TextTree.ScalarFlags = s[pos] == UInt8(ascii: ">") ? [.decoded, .folded] : .decoded
    var explicit = 0
    pos += 1
    while pos < s.count {
      let c = s[pos]
      if c == UInt8(ascii: "+"), !flags.contains(.keep), !flags.contains(.strip) {
        flags.insert(.keep)
      } else if c == UInt8(ascii: "-"), !flags.contains(.keep), !flags.contains(.strip) {
        flags.insert(.strip)
      } else if 0x31...0x39 ~= c, explicit == 0 {
        explicit = Int(c - 0x30)
      } else {
        break
      }
      pos += 1
    }
    let headerEnd = pos
    skipBlanksAndComment(s, headerEnd)
    guard pos == s.count || isBreak(s[pos]) else {
      report(.badBlockHeader, at: start, line(s, start))
      pos = start
      parsePlain(s, parent: parent)
      return
    }
    if pos < s.count {
      pos = afterBreak(s, pos)
      lineStart = pos
    }
    let contentStart = pos
    var indent = explicit > 0 ? max(parent, 0) + explicit : detectIndent(s, parent: parent)
    if indent > Int(UInt16.max) {
      report(.tooDeep, at: contentStart)
      indent = Int(UInt16.max)
    }
    skipBlockLines(s, indent)
    addScalar(.block, contentStart, pos, flags, indent: UInt16(indent))
  }

  private mutating func skipBlanksAndComment(_ s: Span<UInt8>, _ headerEnd: Int) {
    while pos < s.count, isBlank(s[pos]) { pos += 1 }
    guard pos < s.count, s[pos] == UInt8(ascii: "#"), pos > headerEnd else { return }
    let start = pos
    skipLine(s)
    comments.append(TextTree.Comment(start: UInt32(start), end: UInt32(pos), ownLine: false))
  }

  /// The column of the first line with text, at least one more than `parent`.
  private mutating func detectIndent(_ s: Span<UInt8>, parent: Int) -> Int {
    let least = max(parent + 1, 1)
    var longestEmpty = 0
    var (i, line) = (pos, pos)
    while i < s.count {
      if s[i] == 0x20 {
        i &+= 1
      } else if isBreak(s[i]) {
        longestEmpty = max(longestEmpty, i - line)
        i = afterBreak(s, i)
        line = i
      } else {
        guard i - line >= least else { return max(least, longestEmpty) }
        // Other readers take the longer empty line as the indentation.
        if longestEmpty > i - line { report(.badIndentation, at: i) }
        return i - line
      }
    }
    return max(least, longestEmpty, i - line)
  }

  private mutating func skipBlockLines(_ s: Span<UInt8>, _ indent: Int) {
    while pos < s.count {
      var i = pos
      let limit = min(s.count, pos + indent)
      while i < limit, s[i] == 0x20 { i &+= 1 }
      if i < s.count, !isBreak(s[i]), i - pos < indent { return }
      while i < s.count, !isBreak(s[i]) { i &+= 1 }
      pos = i < s.count ? afterBreak(s, i) : i
      lineStart = i < s.count ? pos : lineStart
    }
  }
}
