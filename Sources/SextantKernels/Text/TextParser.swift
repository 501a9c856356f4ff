/// Reads the block structure of a `TextTree`: maps and lists by indentation.
///
/// `pos` is the next byte to read and `lineStart` the start of its line, so that a column is their
/// difference. A `parent` is the column of the map or list a value belongs to, -1 for the root:
/// what stands deeper belongs to the value, anything else ends it.
/// Moving over lines is in TextParser+Lines.swift, scalars in TextParser+Scalars.swift, brackets
/// in TextParser+Flow.swift.
struct TextParser: ~Copyable {
  static let maximumDepth = 64
  static let maximumProblems = 1000

  var nodes: [TextTree.Node] = []
  var comments: [TextTree.Comment] = []
  var problems: [TextProblem] = []
  var keys = KeyStack()
  var pos = 0
  var lineStart = 0
  /// Where the last value ended, its quote or bracket included.
  var contentEnd = 0

  var column: Int { pos - lineStart }

  mutating func parse(_ s: Span<UInt8>) {
    guard s.count <= 1 << 30 else {
      report(.tooLarge, at: 0)
      addScalar(.null, 0, 0)
      return
    }
    nodes.reserveCapacity(s.count / 12 + 1)
    skipToContent(s)
    while pos < s.count, column == 0, s[pos] == UInt8(ascii: "%") {
      report(.directive, at: pos, word(s, pos))
      skipLine(s)
      skipToContent(s)
    }
    if isDocumentMark(s, pos), s[pos] == UInt8(ascii: "-") {
      pos += 3
      parseValue(s, parent: -1, depth: 0, of: .document)
    } else {
      parseOwnLineNode(s, parent: -1, depth: 0)
    }
    finishDocument(s)
    reportControlCharacter(s)
    problems.sort { $0.offset < $1.offset }
    if problems.count > Self.maximumProblems {
      let offset = problems[Self.maximumProblems].offset
      problems.removeSubrange(Self.maximumProblems...)
      problems.append(TextProblem(code: .tooManyProblems, offset: offset))
    }
  }

  private mutating func finishDocument(_ s: Span<UInt8>) {
    var reported = false
    endLine(s)
    while pos < s.count {
      if isDocumentMark(s, pos) {
        if s[pos] == UInt8(ascii: "-") {
          report(.severalDocuments, at: pos)
          return
        }
        pos += 3
        endLine(s)
        if pos < s.count, !isDocumentMark(s, pos) || s[pos] == UInt8(ascii: "-") {
          report(.severalDocuments, at: pos)
          return
        }
      } else {
        if !reported { report(.unexpectedText, at: pos, line(s, pos)) }
        reported = true
        skipLine(s)
        skipToContent(s)
      }
    }
  }

  /// The first control character that no YAML reader takes, however harmless.
  private mutating func reportControlCharacter(_ s: Span<UInt8>) {
    // Without a branch, so that many bytes are looked at together.
    let found = s.withUnsafeBufferPointer { bytes in
      bytes.reduce(0 as UInt8) { found, c in
        let isLow: UInt8 = c < 0x20 ? 1 : 0
        let isKept: UInt8 = (c == 0x09 ? 1 : 0) | (c == 0x0A ? 1 : 0) | (c == 0x0D ? 1 : 0)
        return found | (isLow & ~isKept)
      }
    }
    guard found != 0 else { return }
    for i in 0..<s.count where s[i] < 0x20 && !isBlank(s[i]) && !isBreak(s[i]) {
      report(.controlCharacter, at: i)
      return
    }
  }

  // MARK: Values

  enum Owner { case document, key, item }

  /// Reads what follows `---`, `key:` or `-`; always adds exactly one node and its subtree.
  mutating func parseValue(_ s: Span<UInt8>, parent: Int, depth: Int, of owner: Owner) {
    let indicatorEnd = pos
    var hasTab = false
    while pos < s.count, isBlank(s[pos]) {
      if s[pos] == 0x09 { hasTab = true }
      pos += 1
    }
    if pos < s.count, !isBreak(s[pos]), s[pos] != UInt8(ascii: "#") || pos == indicatorEnd {
      if hasTab, owner == .item { report(.tab, at: indicatorEnd) }
      parseSameLineNode(s, parent: parent, depth: depth, of: owner)
      return
    }
    skipToContent(s)
    if pos < s.count, column > parent, !isDocumentMark(s, pos) {
      parseOwnLineNode(s, parent: parent, depth: depth)
    } else if owner == .key, pos < s.count, column == parent, isIndicator(s, pos, "-"),
      !isDocumentMark(s, pos)
    {
      parseList(s, at: column, parent: parent - 1, depth: depth, asIndentedAsKey: true)
    } else {
      addScalar(.null, indicatorEnd, indicatorEnd)
    }
  }

  private mutating func parseSameLineNode(
    _ s: Span<UInt8>, parent: Int, depth: Int, of owner: Owner
  ) {
    if isIndicator(s, pos, "-"), owner != .document {
      if owner == .key { report(.listOnKeyLine, at: pos) }
      parseList(s, at: column, parent: parent, depth: depth)
      return
    }
    if isIndicator(s, pos, "?"), owner == .item {
      skipComplexKey(s, parent: parent)
      return
    }
    let column = self.column
    skipProperties(s)
    if pos == s.count || isBreak(s[pos]) {
      // An anchor or a tag stood alone on its line.
      parseValue(s, parent: parent, depth: depth, of: owner)
    } else if owner == .item, let key = scanKey(s) {
      parseMap(s, at: column, parent: parent, depth: depth, first: key)
    } else {
      parseScalarOrFlow(s, parent: parent, depth: depth)
    }
  }

  /// Reads a value that starts on its own line, `column > parent`.
  mutating func parseOwnLineNode(_ s: Span<UInt8>, parent: Int, depth: Int) {
    var column = self.column
    let firstNode = nodes.count
    while true {
      guard pos < s.count, !isDocumentMark(s, pos) else {
        addScalar(.null, pos, pos)
        return
      }
      if isIndicator(s, pos, "-") {
        parseList(s, at: column, parent: parent, depth: depth)
        return
      }
      if isIndicator(s, pos, "?") {
        skipComplexKey(s, parent: parent)
        return
      }
      let start = pos
      skipProperties(s)
      if pos == s.count || isBreak(s[pos]) {
        // An anchor or a tag stood alone on its line.
        skipToContent(s)
        guard self.column > parent else {
          addScalar(.null, start, start)
          return
        }
        column = self.column
        continue
      }
      if let key = scanKey(s) {
        parseMap(s, at: column, parent: parent, depth: depth, first: key)
        return
      }
      let isScalar = parseScalarOrFlow(s, parent: parent, depth: depth)
      if !isScalar, isColonNext(s) {
        report(.complexKey, at: start, line(s, start))
        nodes.removeSubrange(firstNode...)
        skipDeeper(s, than: column)
        if pos < s.count, self.column == column { continue }
        addScalar(.null, start, start)
        return
      }
      endLine(s)
      // A neighbour at the same column: this line was meant as an entry and lacks its colon.
      guard isScalar, pos < s.count, self.column == column, !isDocumentMark(s, pos) else { return }
      report(.missingColon, at: start, line(s, start))
      nodes.removeSubrange(firstNode...)
    }
  }

  private func isColonNext(_ s: Span<UInt8>) -> Bool {
    var i = pos
    while i < s.count, isBlank(s[i]) { i += 1 }
    return isIndicator(s, i, ":")
  }

  // MARK: Maps

  private mutating func parseMap(
    _ s: Span<UInt8>, at column: Int, parent: Int, depth: Int, first: Key
  ) {
    guard depth < Self.maximumDepth else {
      skipTooDeep(s, parent: parent)
      return
    }
    var column = column
    let map = open(.map, at: first.start)
    let firstKey = keys.open()
    parseEntry(s, first, parent: column, depth: depth, firstKey: firstKey)
    while true {
      endLine(s)
      guard pos < s.count, self.column > parent, !isDocumentMark(s, pos) else { break }
      if self.column != column {
        report(.badIndentation, at: pos)
        if parent == -1, self.column < column {
          // The root's first lines were too deep: what follows still belongs to it.
          column = self.column
        } else {
          skipToFitting(s, column: column, parent: parent)
        }
        continue
      }
      if isIndicator(s, pos, "?") {
        report(.complexKey, at: pos)
        skipDeeper(s, than: column)
        continue
      }
      if isIndicator(s, pos, "-") {
        report(.badIndentation, at: pos)
        skipDeeper(s, than: column)
        continue
      }
      skipProperties(s)
      let start = pos
      if let key = scanKey(s) {
        parseEntry(s, key, parent: column, depth: depth, firstKey: firstKey)
      } else {
        let isFlow = start < s.count && isFlowStart(s[start])
        report(isFlow ? .complexKey : .missingColon, at: start, line(s, start))
        skipDeeper(s, than: column)
      }
    }
    keys.close(to: firstKey)
    close(map)
  }

  private mutating func parseEntry(
    _ s: Span<UInt8>, _ key: Key, parent: Int, depth: Int, firstKey: Int
  ) {
    let node = nodes.count
    addScalar(key.shape, key.start, key.end, key.flags)
    let isNew = keys.add(s, node, after: firstKey, in: nodes)
    parseValue(s, parent: parent, depth: depth + 1, of: .key)
    if !isNew { dropDuplicate(s, node) }
  }

  mutating func dropDuplicate(_ s: Span<UInt8>, _ node: Int) {
    report(.duplicateKey, at: Int(nodes[node].start), scalarText(s, node))
    nodes.removeSubrange(node...)
  }

  // MARK: Lists

  private mutating func parseList(
    _ s: Span<UInt8>, at column: Int, parent: Int, depth: Int, asIndentedAsKey: Bool = false
  ) {
    guard depth < Self.maximumDepth else {
      skipTooDeep(s, parent: parent)
      return
    }
    var column = column
    let list = open(.list, at: pos)
    while true {
      pos += 1
      parseValue(s, parent: column, depth: depth + 1, of: .item)
      endLine(s)
      while pos < s.count, self.column > parent, !isDocumentMark(s, pos),
        self.column != column || !isIndicator(s, pos, "-")
      {
        if asIndentedAsKey, self.column == column {
          close(list)
          return
        }
        report(.badIndentation, at: pos)
        if parent == -1, self.column < column, isIndicator(s, pos, "-") {
          column = self.column
        } else {
          skipToFitting(s, column: column, parent: parent)
        }
      }
      guard pos < s.count, self.column > parent, !isDocumentMark(s, pos) else { break }
    }
    close(list)
  }

  private mutating func skipTooDeep(_ s: Span<UInt8>, parent: Int) {
    report(.tooDeep, at: pos)
    addScalar(.null, pos, pos)
    skipDeeper(s, than: parent)
  }

  /// Adds null for a value that starts with `? `.
  private mutating func skipComplexKey(_ s: Span<UInt8>, parent: Int) {
    report(.complexKey, at: pos)
    addScalar(.null, pos, pos)
    skipDeeper(s, than: parent)
  }

  // MARK: Output

  mutating func addScalar(
    _ shape: TextTree.Shape, _ start: Int, _ end: Int, _ flags: TextTree.ScalarFlags = [],
    indent: UInt16 = 0
  ) {
    contentEnd = end
    nodes.append(
      TextTree.Node(
        start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1), shape: shape,
        flags: flags, indent: indent))
  }

  mutating func open(_ shape: TextTree.Shape, at start: Int) -> Int {
    addScalar(shape, start, start)
    return nodes.count - 1
  }

  mutating func close(_ node: Int) {
    nodes[node].next = UInt32(nodes.count)
    nodes[node].end = max(nodes[node].start, UInt32(contentEnd))
  }

  mutating func report(_ code: TextProblem.Code, at offset: Int, _ detail: String = "") {
    guard problems.count <= Self.maximumProblems else { return }
    problems.append(TextProblem(code: code, offset: UInt32(offset), detail: detail))
  }

  /// The text from `start` to the next blank or line end, at most 40 bytes of it.
  func word(_ s: Span<UInt8>, _ start: Int) -> String {
    var end = start
    while end < s.count, end < start + 40, !isBlank(s[end]), !isBreak(s[end]) { end += 1 }
    return text(s, start, end)
  }

  /// The text from `start` to the line end, at most 40 bytes of it.
  func line(_ s: Span<UInt8>, _ start: Int) -> String {
    var end = start
    while end < s.count, end < start + 40, !isBreak(s[end]) { end += 1 }
    return text(s, start, end)
  }

  private func text(_ s: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    var end = end
    while end < s.count, end > start, s[end] & 0xC0 == 0x80 { end -= 1 }
    return s.extracting(start..<end).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func scalarText(_ s: Span<UInt8>, _ node: Int) -> String {
    let value = nodes[node]
    if value.flags.contains(.decoded) {
      return String(decoding: decodedScalar(s, value), as: UTF8.self)
    }
    return text(s, Int(value.start), Int(value.end))
  }
}
