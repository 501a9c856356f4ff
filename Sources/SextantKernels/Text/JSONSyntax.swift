/// Reads JSON to the letter of RFC 8259: what any other reader might take otherwise is refused,
/// a key that stands twice included.
public struct JSONSyntax {
  private let bytes: [UInt8]
  private var index = 0
  private let deepest: Int

  /// - Parameter deepest: how many lists and objects may stand in each other.
  public static func read(
    _ bytes: [UInt8], deepest: Int = 64
  ) throws(JSONProblem) -> JSONValue {
    var syntax = JSONSyntax(bytes, deepest)
    return try syntax.document()
  }

  private init(_ bytes: [UInt8], _ deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  private mutating func document() throws(JSONProblem) -> JSONValue {
    skipBlanks()
    guard index < bytes.count else { throw problem(.empty) }
    let value = try value(depth: 0)
    skipBlanks()
    guard index == bytes.count else { throw problem(.trailing) }
    return value
  }

  private func problem(_ what: JSONProblem.What) -> JSONProblem {
    JSONProblem(what: what, offset: index)
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    guard index < bytes.count else { throw problem(.unfinished) }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    default: throw problem(.unexpected)
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONProblem) -> JSONValue {
    for place in 0..<word.utf8CodeUnitCount {
      guard index < bytes.count else { throw problem(.unfinished) }
      guard bytes[index] == word.utf8Start[place] else { throw problem(.unexpected) }
      index += 1
    }
    return value
  }

  // MARK: - Lists and objects

  private mutating func list(depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth < deepest else { throw problem(.tooDeep) }
    index += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .list([]) }
    while true {
      skipBlanks()
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .list(elements) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth < deepest else { throw problem(.tooDeep) }
    index += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipBlanks()
      guard index < bytes.count else { throw problem(.unfinished) }
      guard bytes[index] == UInt8(ascii: "\"") else { throw problem(.unexpected) }
      let start = index
      let key = try text()
      guard keys.insert(key).inserted else {
        throw JSONProblem(what: .doubleKey, offset: start)
      }
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      skipBlanks()
      members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONProblem) {
    guard index < bytes.count else { throw problem(.unfinished) }
    guard take(byte) else { throw problem(.unexpected) }
  }

  // MARK: - Numbers

  private mutating func number() throws(JSONProblem) -> String {
    let start = index
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if let next = peek, isDigit(next) { throw problem(.badNumber) }
    } else {
      try digits()
    }
    if take(UInt8(ascii: ".")) { try digits() }
    if let next = peek, next | 0x20 == UInt8(ascii: "e") {
      index += 1
      if let sign = peek, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { index += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func digits() throws(JSONProblem) {
    guard let first = peek, isDigit(first) else { throw problem(.badNumber) }
    while let next = peek, isDigit(next) { index += 1 }
  }

  // MARK: - Texts

  private mutating func text() throws(JSONProblem) -> String {
    let start = index
    index += 1
    var decoded: [UInt8] = []
    while true {
      guard index < bytes.count else { throw problem(.unfinished) }
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let text = String(validating: decoded, as: UTF8.self) else {
          throw JSONProblem(what: .notUTF8, offset: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &decoded)
      case 0..<0x20: throw problem(.controlCharacter)
      default:
        decoded.append(byte)
        index += 1
      }
    }
  }

  private mutating func escape(into decoded: inout [UInt8]) throws(JSONProblem) {
    index += 1
    guard let byte = peek else { throw problem(.unfinished) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      var code = try fourDigits()
      if (0xD800...0xDBFF).contains(code) {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw problem(.badEscape) }
        let low = try fourDigits()
        guard (0xDC00...0xDFFF).contains(low) else { throw problem(.badEscape) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw problem(.badEscape) }
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      index -= 1
      throw problem(.badEscape)
    }
  }

  private mutating func fourDigits() throws(JSONProblem) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw problem(.unfinished) }
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
      default: throw problem(.badEscape)
      }
      index += 1
    }
    return code
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
