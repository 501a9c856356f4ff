/// The value of a scalar whose raw text has escapes, several lines or a block's indentation.
func decodedScalar(_ s: Span<UInt8>, _ node: TextTree.Node) -> [UInt8] {
  let (start, end) = (Int(node.start), Int(node.end))
  var result: [UInt8] = []
  result.reserveCapacity(end - start)
  switch node.shape {
  case .null, .list, .map: break
  case .block: decodeBlock(s, node, into: &result)
  case .plain: decodeFolded(s, start, end, into: &result)
  case .quoted:
    if node.flags.contains(.doubleQuoted) {
      decodeDoubleQuoted(s, start, end, into: &result)
    } else {
      decodeFolded(s, start, end, doubledQuotes: true, into: &result)
    }
  }
  return result
}

/// The byte after the line break at `i`, which must be CR or LF.
func afterBreak(_ s: Span<UInt8>, _ i: Int) -> Int {
  s[i] == 0x0D && i + 1 < s.count && s[i + 1] == 0x0A ? i + 2 : i + 1
}

@inline(__always) func isBreak(_ c: UInt8) -> Bool { c == 0x0A || c == 0x0D }
@inline(__always) func isBlank(_ c: UInt8) -> Bool { c == 0x20 || c == 0x09 }

/// Folds the line break at `i` with the blanks around it: one break becomes a space, more become
/// one line feed less than they are. Returns the first byte of the next text.
/// `floor` is where in `result` trailing blanks may be trimmed from.
private func fold(
  _ s: Span<UInt8>, _ i: Int, _ end: Int, floor: Int, continued: Bool = false,
  into result: inout [UInt8]
) -> Int {
  if !continued {
    while result.count > floor, isBlank(result[result.count - 1]) { result.removeLast() }
  }
  var i = i
  var breaks = 0
  while i < end, isBlank(s[i]) || isBreak(s[i]) {
    if isBreak(s[i]) {
      breaks += 1
      i = afterBreak(s, i)
    } else {
      i += 1
    }
  }
  if breaks == 1 {
    if !continued { result.append(0x20) }
  } else {
    for _ in 1..<max(breaks, 1) { result.append(0x0A) }
  }
  return i
}

/// Plain and single-quoted text over several lines; `''` is one quote when `doubledQuotes`.
private func decodeFolded(
  _ s: Span<UInt8>, _ start: Int, _ end: Int, doubledQuotes: Bool = false,
  into result: inout [UInt8]
) {
  var i = start
  while i < end {
    let c = s[i]
    if isBreak(c) {
      i = fold(s, i, end, floor: 0, into: &result)
    } else {
      result.append(c)
      i += doubledQuotes && c == 0x27 ? 2 : 1
    }
  }
}

private func decodeDoubleQuoted(
  _ s: Span<UInt8>, _ start: Int, _ end: Int, into result: inout [UInt8]
) {
  var i = start
  // Blanks written as escapes are text and stay when a line is folded.
  var floor = 0
  while i < end {
    let c = s[i]
    if isBreak(c) {
      i = fold(s, i, end, floor: floor, into: &result)
    } else if c == 0x5C {
      if i + 1 < end, isBreak(s[i + 1]) {
        i = fold(s, i + 1, end, floor: floor, continued: true, into: &result)
      } else if let (scalar, next) = escape(s, i, end) {
        appendUTF8(scalar, to: &result)
        i = next
      } else {
        result.append(c)
        i += 1
        // What a broken escape was about stays as text.
        if i < end, !isBreak(s[i]) {
          result.append(s[i])
          i += 1
        }
      }
      floor = result.count
    } else {
      result.append(c)
      i += 1
    }
  }
}

/// Reads the escape whose backslash is at `i`: the scalar and the byte after it; `nil` when it is
/// none of YAML's or JSON's. Two `\u` halves of a surrogate pair are one scalar.
func escape(_ s: Span<UInt8>, _ i: Int, _ end: Int) -> (scalar: UInt32, next: Int)? {
  guard i + 1 < end else { return nil }
  let digits: Int
  switch s[i + 1] {
  case UInt8(ascii: "x"): digits = 2
  case UInt8(ascii: "u"): digits = 4
  case UInt8(ascii: "U"): digits = 8
  default:
    guard let scalar = shortEscape(s[i + 1]) else { return nil }
    return (scalar, i + 2)
  }
  guard let value = hexadecimal(s, i + 2, digits, end) else { return nil }
  let next = i + 2 + digits
  if digits == 4, 0xD800...0xDBFF ~= value, next + 5 < end, s[next] == 0x5C,
    s[next + 1] == UInt8(ascii: "u"), let low = hexadecimal(s, next + 2, 4, end),
    0xDC00...0xDFFF ~= low
  {
    return (0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), next + 6)
  }
  guard Unicode.Scalar(value) != nil else { return nil }
  return (value, next)
}

private func shortEscape(_ c: UInt8) -> UInt32? {
  switch c {
  case UInt8(ascii: "0"): 0
  case UInt8(ascii: "a"): 7
  case UInt8(ascii: "b"): 8
  case UInt8(ascii: "t"), 0x09: 9
  case UInt8(ascii: "n"): 10
  case UInt8(ascii: "v"): 11
  case UInt8(ascii: "f"): 12
  case UInt8(ascii: "r"): 13
  case UInt8(ascii: "e"): 27
  case 0x20, 0x22, 0x2F, 0x5C: UInt32(c)
  case UInt8(ascii: "N"): 0x85
  case UInt8(ascii: "_"): 0xA0
  case UInt8(ascii: "L"): 0x2028
  case UInt8(ascii: "P"): 0x2029
  default: nil
  }
}

private func hexadecimal(_ s: Span<UInt8>, _ start: Int, _ digits: Int, _ end: Int) -> UInt32? {
  guard start + digits <= end else { return nil }
  var value: UInt32 = 0
  for i in start..<start + digits {
    let digit: UInt8
    switch s[i] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = s[i] - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = s[i] - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = s[i] - 0x41 + 10
    default: return nil
    }
    // At most eight digits: nothing is shifted out.
    value = value << 4 | UInt32(digit)
  }
  return value
}

/// A `|` or `>` scalar: its lines without their indentation, folded and chomped as its header says.
private func decodeBlock(_ s: Span<UInt8>, _ node: TextTree.Node, into result: inout [UInt8]) {
  let end = Int(node.end)
  let indent = Int(node.indent)
  let folded = node.flags.contains(.folded)
  var i = Int(node.start)
  var breaks = skipEmptyLines(s, &i, end, indent)
  var lastHasBreak = false
  while i < end {
    for _ in 0..<breaks { result.append(0x0A) }
    let startsBlank = isBlank(s[i])
    while i < end, !isBreak(s[i]) {
      result.append(s[i])
      i += 1
    }
    lastHasBreak = i < end
    if lastHasBreak { i = afterBreak(s, i) }
    breaks = skipEmptyLines(s, &i, end, indent)
    guard i < end else { break }
    if folded, !startsBlank, !isBlank(s[i]) {
      if breaks == 0 { result.append(0x20) }
    } else {
      result.append(0x0A)
    }
  }
  if node.flags.contains(.strip) { return }
  if lastHasBreak { result.append(0x0A) }
  if node.flags.contains(.keep) {
    for _ in 0..<breaks { result.append(0x0A) }
  }
}

/// Moves `i` over lines that hold at most `indent` spaces, then over the indentation of the next
/// line; returns how many lines were empty.
private func skipEmptyLines(_ s: Span<UInt8>, _ i: inout Int, _ end: Int, _ indent: Int) -> Int {
  var breaks = 0
  while true {
    let limit = min(end, i + indent)
    while i < limit, s[i] == 0x20 { i += 1 }
    guard i < end, isBreak(s[i]) else { return breaks }
    breaks += 1
    i = afterBreak(s, i)
  }
}
