/// A string as the text of a scalar, in the one form Sextant writes.
///
/// Reading the text back (by `TextTree`, or by any YAML 1.1 or 1.2 reader) gives the same string,
/// never a number, a date, a boolean or null: such strings are quoted. A value that is a number or
/// a date is written raw by its caller.
///
/// Text of several lines becomes a literal `|` block, its lines at `indent` spaces, which must be
/// deeper than the key or dash they belong to. The caller ends the scalar with a line feed.
/// Within brackets and as a key, ask for `oneLine`: no block, and no bare bracket or comma. Keys
/// longer than 1,024 characters are refused by other readers.
public func scalarText(_ string: String, indent: Int, oneLine: Bool = false) -> String {
  var bytes: [UInt8] = []
  appendScalar(string, indent: indent, oneLine: oneLine, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Appends the text of `scalarText` as UTF-8.
public func appendScalar(
  _ string: String, indent: Int, oneLine: Bool = false, to output: inout [UInt8]
) {
  var string = string
  string.withUTF8 { buffer in
    let s = buffer.span
    switch scalarForm(s, oneLine: oneLine) {
    case .plain: output.append(contentsOf: buffer)
    case .quoted: appendQuoted(s, to: &output)
    case .block: appendBlock(s, indent: max(indent, 1), to: &output)
    }
  }
}

private enum ScalarForm { case plain, quoted, block }

private func scalarForm(_ s: Span<UInt8>, oneLine: Bool) -> ScalarForm {
  guard s.count > 0, !isBlank(s[0]), !isBlank(s[s.count - 1]) else { return .quoted }
  var hasLines = false
  var hasTab = false
  var hasMark = false
  for i in 0..<s.count {
    let c = s[i]
    let next = i + 1 < s.count ? s[i + 1] : 0x0A
    switch c {
    case 0x0A:
      hasLines = true
      // Blanks at a line's end get lost in editors; a tab at its start reads as indentation.
      if i > 0, isBlank(s[i - 1]) { return .quoted }
      if next == 0x09 { return .quoted }
    case 0x09: hasTab = true
    case 0x00..<0x20, 0x7F: return .quoted
    case UInt8(ascii: ":"):
      if next == 0x20 || next == 0x0A || oneLine { hasMark = true }
    case UInt8(ascii: "#"): if i > 0, s[i - 1] == 0x20 { hasMark = true }
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "?"):
      // PyYAML takes any `?` between brackets for the mark of a complex key.
      if oneLine { hasMark = true }
    case 0xC2...0xEF: if needsEscape(s, i) > 0 { return .quoted }
    default: break
    }
  }
  if hasLines {
    guard !oneLine, let first = firstLineByte(s), !isBlank(first) else { return .quoted }
    return .block
  }
  return hasTab || hasMark || startsReserved(s[0]) || isWordOfYAML(s) || isNumberLike(s)
    ? .quoted : .plain
}

/// The first byte of the first line that has any; `nil` when there are only line ends.
private func firstLineByte(_ s: Span<UInt8>) -> UInt8? {
  for i in 0..<s.count where s[i] != 0x0A { return s[i] }
  return nil
}

/// The length of the character at `i` when readers take it for a line end, a mark or no text at
/// all: U+0080–U+009F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF; else 0.
private func needsEscape(_ s: Span<UInt8>, _ i: Int) -> Int {
  if s[i] == 0xC2, i + 1 < s.count, s[i + 1] < 0xA0 { return 2 }
  guard i + 2 < s.count else { return 0 }
  switch (s[i], s[i + 1], s[i + 2]) {
  case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE),
    (0xEF, 0xBF, 0xBF):
    return 3
  default: return 0
  }
}

private func startsReserved(_ c: UInt8) -> Bool {
  switch c {
  case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","),
    UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
    UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
    UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
    UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
    return true
  default: return false
  }
}

/// Whether some YAML reader takes the text for null, a boolean, a merge or a default.
private func isWordOfYAML(_ s: Span<UInt8>) -> Bool {
  guard s.count <= 5 else { return false }
  var word: UInt64 = 0
  for i in 0..<s.count {
    let c = s[i]
    word = word << 8 | UInt64(0x41...0x5A ~= c ? c | 0x20 : c)
  }
  switch word {
  case packed("~"), packed("null"), packed("true"), packed("false"), packed("yes"), packed("no"),
    packed("on"), packed("off"), packed("y"), packed("n"), packed("="), packed("<<"),
    packed(".inf"), packed("+.inf"), packed(".nan"), packed("..."):
    return true
  default: return false
  }
}

@inline(__always) private func packed(_ word: StaticString) -> UInt64 {
  var packed: UInt64 = 0
  for i in 0..<word.utf8CodeUnitCount { packed = packed << 8 | UInt64(word.utf8Start[i]) }
  return packed
}

/// Whether some reader may take the text for a number, a date or a time: it starts with a digit
/// (after a sign or a point) and has only what these are made of.
private func isNumberLike(_ s: Span<UInt8>) -> Bool {
  var i = 0
  while i < s.count, s[i] == UInt8(ascii: "+") || s[i] == UInt8(ascii: ".") { i += 1 }
  guard i < s.count, isDigit(s[i]) else { return false }
  while i < s.count {
    switch s[i] {
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "z"), UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), 0x20:
      break
    default: guard isDigit(s[i]) else { return false }
    }
    i += 1
  }
  return true
}

private func isDigit(_ c: UInt8) -> Bool { 0x30...0x39 ~= c }

/// Double quotes with JSON's escapes only.
private func appendQuoted(_ s: Span<UInt8>, to output: inout [UInt8]) {
  output.append(0x22)
  var i = 0
  while i < s.count {
    let c = s[i]
    switch c {
    case 0x22, 0x5C: output.append(contentsOf: [0x5C, c])
    case 0x0A: output.append(contentsOf: [0x5C, UInt8(ascii: "n")])
    case 0x0D: output.append(contentsOf: [0x5C, UInt8(ascii: "r")])
    case 0x09: output.append(contentsOf: [0x5C, UInt8(ascii: "t")])
    case 0x00..<0x20, 0x7F: appendEscape(UInt32(c), to: &output)
    case 0xC2 where needsEscape(s, i) > 0:
      appendEscape(UInt32(s[i + 1]), to: &output)
      i += 1
    case 0xE2...0xEF where needsEscape(s, i) > 0:
      let (a, b, c) = (UInt32(c & 0x0F), UInt32(s[i + 1] & 0x3F), UInt32(s[i + 2] & 0x3F))
      appendEscape(a << 12 | b << 6 | c, to: &output)
      i += 2
    default: output.append(c)
    }
    i += 1
  }
  output.append(0x22)
}

private func appendEscape(_ value: UInt32, to output: inout [UInt8]) {
  output.append(contentsOf: [0x5C, UInt8(ascii: "u")])
  for shift in [12, 8, 4, 0] as [UInt32] {
    let digit = UInt8(truncatingIfNeeded: value >> shift & 0xF)
    output.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
  }
}

/// A literal block; the line feed that ends its last line is the caller's.
private func appendBlock(_ s: Span<UInt8>, indent: Int, to output: inout [UInt8]) {
  var end = s.count
  output.append(UInt8(ascii: "|"))
  if s[end - 1] != 0x0A {
    output.append(UInt8(ascii: "-"))
  } else {
    end -= 1
    if s[end - 1] == 0x0A { output.append(UInt8(ascii: "+")) }
  }
  var atLineStart = true
  output.append(0x0A)
  for i in 0..<end {
    if s[i] == 0x0A {
      atLineStart = true
    } else if atLineStart {
      for _ in 0..<indent { output.append(0x20) }
      atLineStart = false
    }
    output.append(s[i])
  }
}
