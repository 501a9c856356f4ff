/// Lists and maps between brackets: `[a, b]`, `{a: b}` and JSON.
extension TextParser {
  @inline(__always) func isFlowStart(_ c: UInt8) -> Bool {
    c == UInt8(ascii: "[") || c == UInt8(ascii: "{")
  }

  @inline(__always) func isFlowEnd(_ c: UInt8) -> Bool {
    c == UInt8(ascii: "]") || c == UInt8(ascii: "}")
  }

  @inline(__always) func isFlowMark(_ c: UInt8) -> Bool {
    c == UInt8(ascii: ",") || isFlowStart(c) || isFlowEnd(c)
  }

  /// Reads brackets from the opening to the closing one: one node with its subtree.
  mutating func parseFlow(_ s: Span<UInt8>, parent: Int, depth: Int) {
    guard depth < Self.maximumDepth else {
      report(.tooDeep, at: pos)
      addScalar(.null, pos, pos)
      skipFlow(s, parent: parent)
      return
    }
    let start = pos
    let isMap = s[pos] == UInt8(ascii: "{")
    let node = open(isMap ? .map : .list, at: pos)
    let firstKey = keys.open()
    pos += 1
    var afterEntry = false
    while true {
      guard moveInFlow(s, parent: parent) else {
        report(.unterminatedFlow, at: start)
        break
      }
      let c = s[pos]
      if isFlowEnd(c) {
        if (c == UInt8(ascii: "}")) != isMap { report(.unexpectedText, at: pos, word(s, pos)) }
        pos += 1
        break
      }
      if c == UInt8(ascii: ",") {
        if !afterEntry { report(.emptyFlowEntry, at: pos) }
        afterEntry = false
        pos += 1
        continue
      }
      if afterEntry { report(.unexpectedText, at: pos, word(s, pos)) }
      afterEntry = true
      if isMap {
        parseFlowEntry(s, parent: parent, depth: depth + 1, firstKey: firstKey)
      } else {
        parseFlowItem(s, parent: parent, depth: depth + 1)
      }
    }
    keys.close(to: firstKey)
    contentEnd = pos
    close(node)
  }

  /// Moves to the next text within the brackets; false when the file or the block they stand in
  /// ends first.
  private mutating func moveInFlow(_ s: Span<UInt8>, parent: Int) -> Bool {
    if pos < s.count, s[pos] == 0x20 { pos &+= 1 }
    if pos < s.count, s[pos] > 0x23 { return isInFlow(s, parent: parent) }
    skipToContent(s, tabsAllowed: true)
    return pos < s.count && isInFlow(s, parent: parent)
  }

  private func isInFlow(_ s: Span<UInt8>, parent: Int) -> Bool {
    (column > parent || isFlowEnd(s[pos])) && !isDocumentMark(s, pos)
  }

  private mutating func parseFlowEntry(
    _ s: Span<UInt8>, parent: Int, depth: Int, firstKey: Int
  ) {
    if isIndicator(s, pos, "?") {
      report(.complexKey, at: pos)
      pos += 1
      guard moveInFlow(s, parent: parent), !isFlowMark(s[pos]) || isFlowStart(s[pos]) else {
        return
      }
    }
    let node = nodes.count
    let start = pos
    skipProperties(s, inFlow: true)
    guard pos < s.count else { return }
    let isComplex = isFlowStart(s[pos])
    if isComplex {
      report(.complexKey, at: start)
      parseFlow(s, parent: parent, depth: depth)
    } else {
      parseFlowScalar(s, parent: parent, isKey: true)
    }
    let isNew = isComplex || keys.add(s, node, after: firstKey, in: nodes)
    if moveInFlow(s, parent: parent), s[pos] == UInt8(ascii: ":") {
      pos += 1
      parseFlowValue(s, parent: parent, depth: depth)
    } else {
      report(.missingColon, at: start, word(s, start))
      addScalar(.null, pos, pos)
    }
    if isComplex {
      nodes.removeSubrange(node...)
    } else if !isNew {
      dropDuplicate(s, node)
    }
  }

  private mutating func parseFlowItem(_ s: Span<UInt8>, parent: Int, depth: Int) {
    let node = nodes.count
    parseFlowValue(s, parent: parent, depth: depth)
    guard moveInFlow(s, parent: parent), s[pos] == UInt8(ascii: ":") else { return }
    // `[a: b]` is a list of one map.
    pos += 1
    guard nodes[node].shape != .list, nodes[node].shape != .map else {
      report(.complexKey, at: Int(nodes[node].start))
      parseFlowValue(s, parent: parent, depth: depth)
      nodes.removeSubrange((node + 1)...)
      nodes[node] = TextTree.Node(
        start: nodes[node].start, end: nodes[node].start, next: UInt32(node + 1), shape: .null)
      return
    }
    var key = nodes[node]
    if key.shape == .null { key.shape = .plain }
    if key.start == key.end, key.shape == .plain { report(.missingKey, at: Int(key.start)) }
    key.next += 1
    nodes[node].shape = .map
    nodes[node].flags = []
    nodes.append(key)
    parseFlowValue(s, parent: parent, depth: depth + 1)
    close(node)
  }

  /// Reads a value between brackets; null when the next mark follows at once.
  private mutating func parseFlowValue(_ s: Span<UInt8>, parent: Int, depth: Int) {
    let start = pos
    if moveInFlow(s, parent: parent) { skipProperties(s, inFlow: true) }
    guard moveInFlow(s, parent: parent), s[pos] != UInt8(ascii: ","), !isFlowEnd(s[pos]) else {
      addScalar(.null, start, start)
      return
    }
    if isFlowStart(s[pos]) {
      parseFlow(s, parent: parent, depth: depth)
    } else {
      parseFlowScalar(s, parent: parent)
    }
  }

  private mutating func parseFlowScalar(_ s: Span<UInt8>, parent: Int, isKey: Bool = false) {
    let start = pos
    if s[pos] == UInt8(ascii: "\"") || s[pos] == UInt8(ascii: "'") {
      parseQuoted(s, parent: parent)
      return
    }
    let isReserved = reportReserved(s, start, inFlow: true)
    var (end, stop) = scanPlainLine(s, inFlow: true)
    if isKey, stop == .colon, end == start { report(.missingKey, at: start) }
    let isFolded =
      stop == .lineEnd && scanMorePlainLines(s, parent: parent, inFlow: true, end: &end)
    if !isKey, !isFolded, !isReserved, isNull(s, start, end) {
      addScalar(.null, start, end)
    } else {
      addScalar(.plain, start, end, isFolded ? .decoded : [])
    }
  }

  /// Leaves brackets that are nested too deep, without recursion.
  private mutating func skipFlow(_ s: Span<UInt8>, parent: Int) {
    var open = 0
    while moveInFlow(s, parent: parent) {
      let c = s[pos]
      if c == UInt8(ascii: "\"") || c == UInt8(ascii: "'") {
        let (saved, line, problemCount) = (pos, lineStart, problems.count)
        if scanQuoted(s, parent: parent) == nil {
          (pos, lineStart) = (saved, line)
          skipLine(s)
        }
        if problems.count > problemCount { problems.removeSubrange(problemCount...) }
        continue
      }
      if isFlowStart(c) { open += 1 }
      if isFlowEnd(c) { open -= 1 }
      pos += 1
      if open == 0 { return }
    }
  }
}
