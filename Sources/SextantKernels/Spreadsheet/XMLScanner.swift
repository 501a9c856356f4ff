/// Reads XML element by element, without building a tree: what workbooks are made of.
///
/// Names are compared without their prefixes. There are no document types and so no entities but the
/// five of the standard: a text cannot swell. Depth is bounded.
struct XMLScanner {
  enum Event { case start, end, text, finished }

  struct Problem: Error { let offset: Int }

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private var pendingEnd = false
  /// The name of the element that started or ended, without its prefix.
  private(set) var name = 0..<0
  /// What stands between the name and the end of the tag.
  private var attributes = 0..<0
  private var text = 0..<0
  private var isVerbatim = false

  private static let deepest = 128

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func next() throws(Problem) -> Event {
    if pendingEnd {
      pendingEnd = false
      depth -= 1
      return .end
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place &+= 1 }
        if depth == 0 { continue }
        text = start..<place
        isVerbatim = false
        return .text
      }
      guard place + 1 < bytes.count else { throw Problem(offset: place) }
      switch bytes[place + 1] {
      case UInt8(ascii: "?"): try skip(past: "?>")
      case UInt8(ascii: "!"):
        if starts("<!--") {
          try skip(past: "-->")
        } else if starts("<![CDATA[") {
          let start = place + 9
          try skip(past: "]]>")
          text = start..<place - 3
          isVerbatim = true
          if depth > 0 { return .text }
        } else {
          throw Problem(offset: place)
        }
      case UInt8(ascii: "/"):
        place += 2
        readName()
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
        guard place < bytes.count, depth > 0 else { throw Problem(offset: place) }
        place += 1
        depth -= 1
        return .end
      default:
        place += 1
        readName()
        guard !name.isEmpty, depth < Self.deepest else { throw Problem(offset: place) }
        try readAttributes()
        depth += 1
        return .start
      }
    }
    guard depth == 0 else { throw Problem(offset: place) }
    return .finished
  }

  var nameText: String { String(decoding: bytes[name], as: UTF8.self) }

  func isNamed(_ word: StaticString) -> Bool { equals(name, word) }

  /// The text of an attribute, by its name without prefix.
  func attribute(_ word: StaticString) -> String? {
    guard let range = attributeRange(word) else { return nil }
    var result: [UInt8] = []
    decode(range, into: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// A whole number in an attribute, at most nine digits.
  func number(_ word: StaticString) -> Int? {
    guard let range = attributeRange(word), !range.isEmpty, range.count <= 9 else { return nil }
    var value = 0
    for i in range {
      guard NumberReading.isDigitByte(bytes[i]) else { return nil }
      value = value * 10 + Int(bytes[i] - 48)
    }
    return value
  }

  func attributeRange(_ word: StaticString) -> Range<Int>? {
    var i = attributes.lowerBound
    let end = attributes.upperBound
    while i < end {
      while i < end, bytes[i] <= 0x20 { i &+= 1 }
      var start = i
      while i < end, bytes[i] != UInt8(ascii: "="), bytes[i] > 0x20 {
        if bytes[i] == UInt8(ascii: ":") { start = i + 1 }
        i &+= 1
      }
      let name = start..<i
      while i < end, bytes[i] != 0x22, bytes[i] != 0x27 { i &+= 1 }
      guard i < end else { return nil }
      let quote = bytes[i]
      i &+= 1
      let value = i
      while i < end, bytes[i] != quote { i &+= 1 }
      if equals(name, word) { return value..<i }
      i &+= 1
    }
    return nil
  }

  subscript(_ place: Int) -> UInt8 { bytes[place] }

  /// Adds the text that was met, references resolved.
  func appendText(to result: inout [UInt8]) {
    if isVerbatim { result += bytes[text] } else { decode(text, into: &result) }
  }

  // MARK: - Pieces

  private mutating func readName() {
    var start = place
    while place < bytes.count {
      let c = bytes[place]
      if c <= 0x20 || c == UInt8(ascii: ">") || c == UInt8(ascii: "/") { break }
      if c == UInt8(ascii: ":") { start = place + 1 }
      place &+= 1
    }
    name = start..<place
  }

  private mutating func readAttributes() throws(Problem) {
    let start = place
    var quote: UInt8 = 0
    while place < bytes.count {
      let c = bytes[place]
      if quote != 0 {
        if c == quote { quote = 0 }
      } else if c == 0x22 || c == 0x27 {
        quote = c
      } else if c == UInt8(ascii: ">") {
        break
      }
      place &+= 1
    }
    guard place < bytes.count else { throw Problem(offset: start) }
    pendingEnd = place > start && bytes[place - 1] == UInt8(ascii: "/")
    attributes = start..<(pendingEnd ? place - 1 : place)
    place += 1
  }

  private func starts(_ word: StaticString) -> Bool {
    equals(place..<min(place + word.utf8CodeUnitCount, bytes.count), word)
  }

  private func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { wanted in
      for k in 0..<wanted.count where bytes[range.lowerBound + k] != wanted[k] { return false }
      return true
    }
  }

  private mutating func skip(past word: StaticString) throws(Problem) {
    let start = place
    place += 2
    while place < bytes.count {
      if starts(word) {
        place += word.utf8CodeUnitCount
        return
      }
      place += 1
    }
    throw Problem(offset: start)
  }

  private func decode(_ range: Range<Int>, into result: inout [UInt8]) {
    var i = range.lowerBound
    while i < range.upperBound {
      let c = bytes[i]
      guard c == UInt8(ascii: "&"),
        let end = bytes[i..<min(i + 12, range.upperBound)].firstIndex(of: UInt8(ascii: ";"))
      else {
        result.append(c)
        i &+= 1
        continue
      }
      switch String(decoding: bytes[i + 1..<end], as: UTF8.self) {
      case "lt": result.append(UInt8(ascii: "<"))
      case "gt": result.append(UInt8(ascii: ">"))
      case "amp": result.append(UInt8(ascii: "&"))
      case "quot": result.append(0x22)
      case "apos": result.append(0x27)
      case let word where word.hasPrefix("#x") || word.hasPrefix("#X"):
        appendUTF8(UInt32(word.dropFirst(2), radix: 16) ?? 0xFFFD, to: &result)
      case let word where word.hasPrefix("#"):
        appendUTF8(UInt32(word.dropFirst()) ?? 0xFFFD, to: &result)
      default: result += bytes[i...end]
      }
      i = end + 1
    }
  }
}
