import Glibc

/// Reads XML of any size element by element, in memory that does not grow with it.
///
/// What it knows: namespaces, CDATA, the five entities of the standard, references to characters,
/// comments and instructions passed over. What it refuses: a document type with declarations, so that
/// no text swells and nothing is fetched. A text between two tags may come in several pieces.
/// Texts that nobody asks for are not examined; those asked for must be characters of XML 1.0.
public struct XMLReader {
  public enum Event: Sendable { case start, end, text, finished }

  /// How much one file may ask of us.
  public struct Limits: Sendable {
    /// Elements in each other.
    public var depth = 256
    /// Bytes of a tag, or of a text that is asked for whole.
    public var length = 16 << 20
    /// Attributes of an element.
    public var attributes = 256

    public init() {}
  }

  private var input: XMLInput
  private let limits: Limits
  private var buffer: [UInt8] = []
  /// Where reading goes on in the buffer.
  private var place = 0
  /// Lines before the buffer.
  private var linesBefore = 0

  /// The names of the open elements one after the other, and where each starts.
  private var openNames: [UInt8] = []
  private var openStarts: [Int] = []
  private var isEmptyElement = false
  private var isRootMet = false

  private var nameStart = 0
  private var nameEnd = 0
  private var localStart = 0
  private var attributes: [Attribute] = []
  private var text = 0..<0
  private var isVerbatim = false
  private var bindings: [Binding] = []

  private struct Attribute {
    let name: Range<Int>
    let local: Int
    let value: Range<Int>
  }

  private struct Binding {
    let depth: Int
    let prefix: [UInt8]
    let uri: String
  }

  /// - Parameter fetch: gives the next bytes of the file, none at its end. Pieces of some tens of
  ///   kilobytes do well. Where fetching fails the caller keeps the error and gives none.
  public init(limits: Limits = Limits(), _ fetch: @escaping () -> [UInt8]) {
    self.limits = limits
    input = XMLInput(fetch)
  }

  /// Reads a file that is at hand.
  public init(_ bytes: [UInt8], limits: Limits = Limits()) {
    var rest: [UInt8]? = bytes
    self.init(limits: limits) {
      defer { rest = nil }
      return rest ?? []
    }
  }

  /// How many elements are open; after a start, that one with them.
  public var depth: Int { openStarts.count }

  /// The line reached, counted from 1.
  public var line: Int { linesBefore + 1 + Self.lines(buffer, 0..<min(place, buffer.count)) }

  // MARK: - Walking

  /// The next start, end or piece of text.
  public mutating func next() throws(XMLProblem) -> Event {
    if isEmptyElement {
      isEmptyElement = false
      close()
      return .end
    }
    (nameStart, nameEnd, localStart) = (0, 0, 0)
    attributes.removeAll(keepingCapacity: true)
    while true {
      compact()
      guard try has(1) else {
        guard openStarts.isEmpty else { throw problem(.unfinished) }
        guard isRootMet else { throw problem(.empty) }
        return .finished
      }
      if buffer[place] != UInt8(ascii: "<") {
        if openStarts.isEmpty { try passBlanks() } else { return try textPiece() }
        continue
      }
      guard try has(2) else { throw problem(.unfinished) }
      switch buffer[place + 1] {
      case UInt8(ascii: "/"): return try endTag()
      case UInt8(ascii: "?"): try pass(through: "?>", after: 2)
      case UInt8(ascii: "!"): if try markup() { return .text }
      default: return try startTag()
      }
    }
  }

  /// Leaves the element that has just started, and all in it.
  public mutating func skip() throws(XMLProblem) {
    let outside = depth - 1
    while depth > outside {
      if case .finished = try next() { return }
    }
  }

  /// Goes to the next element inside another.
  ///
  /// - Parameter outer: the depth right after the outer element started.
  /// - Returns: false behind the outer element's end.
  public mutating func nextChild(in outer: Int) throws(XMLProblem) -> Bool {
    while true {
      switch try next() {
      case .start: return true
      case .end: if depth < outer { return false }
      case .text: break
      case .finished: return false
      }
    }
  }

  /// The text of the element that has just started, that of elements in it with it; the reader
  /// stands behind its end afterwards.
  public mutating func elementText() throws(XMLProblem) -> String {
    var bytes: [UInt8] = []
    let outside = depth - 1
    while depth > outside {
      switch try next() {
      case .text:
        try appendText(to: &bytes)
        guard bytes.count <= limits.length else { throw problem(.tooLong) }
      case .start, .end: break
      case .finished: return ""
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw problem(.badText) }
    return text
  }

  // MARK: - What was met

  /// Whether the element that started or ended is named so, its prefix apart.
  public func isNamed(_ word: StaticString) -> Bool { equals(localStart, nameEnd, word) }

  /// The name of the element that started or ended, without its prefix.
  public var name: String { String(decoding: buffer[localStart..<nameEnd], as: UTF8.self) }

  /// The namespace of the element that started or ended; empty for none.
  public var namespace: String {
    uri(of: buffer[nameStart..<max(nameStart, localStart - 1)]) ?? ""
  }

  /// An attribute of the element that has just started, by its name without prefix.
  ///
  /// - Parameter namespace: that of its prefix; an attribute without prefix has none.
  public func attribute(_ word: StaticString, namespace: String = "") throws(XMLProblem) -> String?
  {
    for attribute in attributes where equals(attribute.local, attribute.name.upperBound, word) {
      let prefix = attribute.name.lowerBound..<max(attribute.name.lowerBound, attribute.local - 1)
      guard (prefix.isEmpty ? "" : uri(of: buffer[prefix]) ?? "") == namespace else { continue }
      var bytes: [UInt8] = []
      try decode(attribute.value, isAttribute: true, into: &bytes)
      guard let text = String(validating: bytes, as: UTF8.self) else { throw problem(.badText) }
      return text
    }
    return nil
  }

  /// Adds the piece of text that was met, references resolved and line ends made one.
  public func appendText(to bytes: inout [UInt8]) throws(XMLProblem) {
    if isVerbatim {
      try copy(text, into: &bytes)
    } else {
      try decode(text, isAttribute: false, into: &bytes)
    }
  }

  // MARK: - Tags

  private mutating func startTag() throws(XMLProblem) -> Event {
    let end = try tagEnd()
    guard depth < limits.depth else { throw problem(.tooDeep) }
    guard !(isRootMet && depth == 0) else { throw problem(.trailing) }
    isRootMet = true
    var i = place + 1
    let start = i
    i = try nameEnd(from: i, upTo: end)
    (nameStart, nameEnd) = (start, i)
    localStart = localName(start..<i)
    let isEmpty = buffer[end - 1] == UInt8(ascii: "/") && end - 1 >= i
    try readAttributes(i, upTo: isEmpty ? end - 1 : end)
    openStarts.append(openNames.count)
    openNames += buffer[start..<nameEnd]
    try bind()
    place = end + 1
    isEmptyElement = isEmpty
    return .start
  }

  private mutating func endTag() throws(XMLProblem) -> Event {
    let end = try tagEnd()
    let start = place + 2
    let last = try nameEnd(from: start, upTo: end)
    for i in last..<end where !Self.isBlank(buffer[i]) { throw problem(.unexpected) }
    guard let opened = openStarts.last else { throw problem(.unexpected) }
    guard openNames.count - opened == last - start else { throw problem(.otherEnd) }
    for i in start..<last where buffer[i] != openNames[opened + i - start] {
      throw problem(.otherEnd)
    }
    (nameStart, nameEnd) = (start, last)
    localStart = localName(start..<last)
    attributes.removeAll(keepingCapacity: true)
    place = end + 1
    close()
    return .end
  }

  private mutating func close() {
    while let last = bindings.last, last.depth == openStarts.count { bindings.removeLast() }
    guard let opened = openStarts.popLast() else { return }
    openNames.removeLast(openNames.count - opened)
  }

  /// The place of the `>` that ends the tag at `place`, quotation marks respected.
  private mutating func tagEnd() throws(XMLProblem) -> Int {
    var i = place + 1
    var quote: UInt8 = 0
    while true {
      while i < buffer.count {
        let c = buffer[i]
        if quote != 0 {
          if c == quote { quote = 0 }
        } else if c == UInt8(ascii: ">") {
          return i
        } else if c == 0x22 || c == 0x27 {
          quote = c
        }
        i &+= 1
      }
      guard i - place <= limits.length else { throw problem(.tooLong) }
      guard try fetch() else { throw problem(.unfinished) }
    }
  }

  private func nameEnd(from start: Int, upTo end: Int) throws(XMLProblem) -> Int {
    var i = start
    while i < end, !Self.isBlank(buffer[i]), buffer[i] != UInt8(ascii: "="),
      buffer[i] != UInt8(ascii: "/")
    { i &+= 1 }
    guard i > start, Self.isNameStart(buffer[start]) else { throw problem(.unexpected) }
    for place in start..<i where !Self.isNamePart(buffer[place]) { throw problem(.unexpected) }
    return i
  }

  private func localName(_ name: Range<Int>) -> Int {
    var i = name.upperBound
    while i > name.lowerBound {
      if buffer[i - 1] == UInt8(ascii: ":") { return i }
      i &-= 1
    }
    return name.lowerBound
  }

  private mutating func readAttributes(_ start: Int, upTo end: Int) throws(XMLProblem) {
    attributes.removeAll(keepingCapacity: true)
    var i = start
    while true {
      let blanks = i
      while i < end, Self.isBlank(buffer[i]) { i &+= 1 }
      guard i < end else { return }
      guard i > blanks, attributes.count < limits.attributes else { throw problem(.unexpected) }
      let name = i..<(try nameEnd(from: i, upTo: end))
      i = name.upperBound
      while i < end, Self.isBlank(buffer[i]) { i &+= 1 }
      guard i < end, buffer[i] == UInt8(ascii: "=") else { throw problem(.unexpected) }
      i &+= 1
      while i < end, Self.isBlank(buffer[i]) { i &+= 1 }
      guard i < end, buffer[i] == 0x22 || buffer[i] == 0x27 else { throw problem(.unexpected) }
      let quote = buffer[i]
      i &+= 1
      let value = i
      while i < end, buffer[i] != quote {
        guard buffer[i] != UInt8(ascii: "<") else { throw problem(.unexpected) }
        i &+= 1
      }
      guard i < end else { throw problem(.unexpected) }
      for other in attributes where buffer[other.name] == buffer[name] {
        throw problem(.doubleAttribute)
      }
      attributes.append(Attribute(name: name, local: localName(name), value: value..<i))
      i &+= 1
    }
  }

  // MARK: - Namespaces

  private mutating func bind() throws(XMLProblem) {
    for attribute in attributes {
      let isDefault = equals(attribute.name.lowerBound, attribute.name.upperBound, "xmlns")
      let isPrefixed =
        attribute.local - attribute.name.lowerBound == 6
        && equals(attribute.name.lowerBound, attribute.local, "xmlns:")
      guard isDefault || isPrefixed else { continue }
      var value: [UInt8] = []
      try decode(attribute.value, isAttribute: true, into: &value)
      // Kept as long as its element is open, unlike all else of a tag.
      guard value.count <= 4096 else { throw problem(.tooLong) }
      let prefix = isDefault ? [] : Array(buffer[attribute.local..<attribute.name.upperBound])
      bindings.append(
        Binding(depth: depth, prefix: prefix, uri: String(decoding: value, as: UTF8.self)))
    }
    if localStart > nameStart, uri(of: buffer[nameStart..<localStart - 1]) == nil {
      throw problem(.unknownPrefix)
    }
  }

  private func uri(of prefix: ArraySlice<UInt8>) -> String? {
    for binding in bindings.reversed() where binding.prefix.elementsEqual(prefix) {
      return binding.uri
    }
    if prefix.elementsEqual("xml".utf8) { return "http://www.w3.org/XML/1998/namespace" }
    return prefix.isEmpty ? "" : nil
  }

  // MARK: - Text

  /// A piece of text up to the next tag, or as much of it as is at hand when that is long.
  private mutating func textPiece() throws(XMLProblem) -> Event {
    var searched = place
    while true {
      if let mark = find(UInt8(ascii: "<"), from: searched) {
        text = place..<mark
        break
      }
      searched = buffer.count
      guard buffer.count - place < 1 << 16 else {
        text = place..<safeCut()
        if !text.isEmpty { break }
        guard buffer.count - place <= limits.length else { throw problem(.tooLong) }
        guard try fetch() else { throw problem(.unfinished) }
        continue
      }
      guard try fetch() else { throw problem(.unfinished) }
    }
    isVerbatim = false
    place = text.upperBound
    return .text
  }

  /// A place near the end of the buffer that cuts no character, reference or line end.
  private func safeCut() -> Int {
    var end = buffer.count
    let nearest = max(place, end - 16)
    if let mark = buffer[nearest..<end].lastIndex(of: UInt8(ascii: "&")) { end = mark }
    // A character has at most four bytes; its first is the one that is no 10xxxxxx.
    if end > place, buffer[end - 1] >= 0x80 {
      var first = end - 1
      while first > max(place, end - 4), buffer[first] & 0xC0 == 0x80 { first &-= 1 }
      end = first
    }
    while end > place, buffer[end - 1] == 0x0D { end &-= 1 }
    return end
  }

  private mutating func passBlanks() throws(XMLProblem) {
    while place < buffer.count, buffer[place] != UInt8(ascii: "<") {
      guard Self.isBlank(buffer[place]) else {
        throw problem(isRootMet ? .trailing : .unexpected)
      }
      place &+= 1
    }
  }

  /// A comment or a document type, passed over; true for a text in CDATA.
  private mutating func markup() throws(XMLProblem) -> Bool {
    if try starts("<!--") {
      try pass(through: "-->", after: 4)
      return false
    }
    if try starts("<![CDATA[") {
      guard depth > 0 else { throw problem(.unexpected) }
      let start = place
      try pass(through: "]]>", after: 9)
      text = start + 9..<place - 3
      isVerbatim = true
      return true
    }
    guard try starts("<!DOCTYPE"), !isRootMet else { throw problem(.unexpected) }
    let end = try tagEnd()
    guard !buffer[place..<end].contains(UInt8(ascii: "[")) else { throw problem(.documentType) }
    place = end + 1
    return false
  }

  private mutating func pass(
    through word: StaticString, after count: Int
  ) throws(XMLProblem) {
    let last = word.utf8Start[word.utf8CodeUnitCount - 1]
    var searched = place + count
    while true {
      if let mark = find(last, from: searched) {
        searched = mark + 1
        let start = searched - word.utf8CodeUnitCount
        if start >= place + count, equals(start, searched, word) {
          place = searched
          return
        }
        continue
      }
      searched = max(searched, buffer.count)
      guard buffer.count - place <= limits.length else { throw problem(.tooLong) }
      guard try fetch() else { throw problem(.unfinished) }
    }
  }

  // MARK: - Characters

  private func decode(
    _ range: Range<Int>, isAttribute: Bool, into bytes: inout [UInt8]
  ) throws(XMLProblem) {
    var start = range.lowerBound
    while start < range.upperBound {
      let mark = find(UInt8(ascii: "&"), from: start, upTo: range.upperBound)
      let end = mark ?? range.upperBound
      let before = bytes.count
      try copy(start..<end, into: &bytes)
      if isAttribute {
        for i in before..<bytes.count where bytes[i] == 0x0A || bytes[i] == 0x09 {
          bytes[i] = 0x20
        }
      }
      guard let mark else { return }
      start = try reference(mark + 1, upTo: range.upperBound, into: &bytes)
    }
  }

  /// Adds bytes as they stand, `\r\n` and `\r` as one line end; what no text of XML holds is refused.
  private func copy(_ range: Range<Int>, into bytes: inout [UInt8]) throws(XMLProblem) {
    var hasControls = false
    buffer.withUnsafeBufferPointer { buffer in
      for i in range where buffer[i] < 0x20 { hasControls = true }
    }
    guard hasControls else {
      bytes += buffer[range]
      return
    }
    for i in range where buffer[i] < 0x20 {
      guard buffer[i] == 0x09 || buffer[i] == 0x0A || buffer[i] == 0x0D else {
        throw problem(.badText)
      }
    }
    for i in range {
      if buffer[i] != 0x0D {
        bytes.append(buffer[i])
      } else if i + 1 >= range.upperBound || buffer[i + 1] != 0x0A {
        bytes.append(0x0A)
      }
    }
  }

  /// Resolves the reference that starts behind `&`; gives the place behind its `;`.
  private func reference(
    _ start: Int, upTo limit: Int, into bytes: inout [UInt8]
  ) throws(XMLProblem) -> Int {
    guard let end = find(UInt8(ascii: ";"), from: start, upTo: min(start + 12, limit)) else {
      throw problem(.unexpected)
    }
    if buffer[start] == UInt8(ascii: "#") {
      let isHex = start + 1 < end && buffer[start + 1] == UInt8(ascii: "x")
      let digits = buffer[(start + (isHex ? 2 : 1))..<end]
      guard let first = digits.first, first != 0x2B, first != 0x2D,
        let code = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10),
        Self.isCharacter(code)
      else { throw problem(.badText) }
      appendUTF8(code, to: &bytes)
    } else if equals(start, end, "amp") {
      bytes.append(UInt8(ascii: "&"))
    } else if equals(start, end, "lt") {
      bytes.append(UInt8(ascii: "<"))
    } else if equals(start, end, "gt") {
      bytes.append(UInt8(ascii: ">"))
    } else if equals(start, end, "quot") {
      bytes.append(0x22)
    } else if equals(start, end, "apos") {
      bytes.append(0x27)
    } else {
      throw problem(.unknownEntity)
    }
    return end + 1
  }

  /// A character of XML 1.0 (2.2).
  static func isCharacter(_ code: UInt32) -> Bool {
    switch code {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func isBlank(_ c: UInt8) -> Bool {
    c == 0x20 || c == 0x0A || c == 0x09 || c == 0x0D
  }

  private static func isNameStart(_ c: UInt8) -> Bool {
    (0x61...0x7A).contains(c | 0x20) || c == UInt8(ascii: "_") || c == UInt8(ascii: ":")
      || c >= 0x80
  }

  private static func isNamePart(_ c: UInt8) -> Bool {
    isNameStart(c) || (0x30...0x39).contains(c) || c == UInt8(ascii: "-") || c == UInt8(ascii: ".")
  }

  // MARK: - The buffer

  private func problem(_ what: XMLProblem.What) -> XMLProblem {
    XMLProblem(what: what, line: line)
  }

  /// Drops what was read. Only between two events, so that places stay what they are.
  private mutating func compact() {
    guard place >= 1 << 15, place * 2 >= buffer.count else { return }
    linesBefore += Self.lines(buffer, 0..<place)
    buffer.removeFirst(place)
    place = 0
  }

  private static func lines(_ buffer: [UInt8], _ range: Range<Int>) -> Int {
    buffer.withUnsafeBufferPointer { bytes in
      var lines = 0
      for i in range where bytes[i] == 0x0A { lines &+= 1 }
      return lines
    }
  }

  private mutating func has(_ count: Int) throws(XMLProblem) -> Bool {
    while buffer.count - place < count {
      guard try fetch() else { return false }
    }
    return true
  }

  private mutating func starts(_ word: StaticString) throws(XMLProblem) -> Bool {
    let count = word.utf8CodeUnitCount
    guard try has(count) else { return false }
    return equals(place, place + count, word)
  }

  private mutating func fetch() throws(XMLProblem) -> Bool {
    do { try input.more(into: &buffer) } catch { throw problem(error) }
    return !input.isAtEnd
  }

  private func equals(_ start: Int, _ end: Int, _ word: StaticString) -> Bool {
    guard end - start == word.utf8CodeUnitCount, start >= 0, end <= buffer.count else {
      return false
    }
    for i in 0..<(end - start) where buffer[start + i] != word.utf8Start[i] { return false }
    return true
  }

  private func find(_ byte: UInt8, from start: Int, upTo end: Int? = nil) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      let end = min(end ?? bytes.count, bytes.count)
      guard start < end, let base = bytes.baseAddress,
        let mark = memchr(base + start, Int32(byte), end - start)
      else { return nil }
      return UnsafeRawPointer(mark) - UnsafeRawPointer(base)
    }
  }
}
