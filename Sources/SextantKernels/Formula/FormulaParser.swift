/// Recursive descent over bytes, writing the formula in postfix order.
struct FormulaParser {
  let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private var steps: [Formula.Step] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() throws(FormulaError) -> [Formula.Step] {
    skipSpaces()
    if place == bytes.count { throw failure(.empty) }
    try sum()
    if place < bytes.count { throw failure(.unexpectedCharacter) }
    return steps
  }

  private mutating func sum() throws(FormulaError) {
    try product()
    while let sign = take(anyOf: "+-") {
      try product()
      steps.append(.binary(sign == UInt8(ascii: "+") ? .add : .subtract))
    }
  }

  private mutating func product() throws(FormulaError) {
    try operand()
    while let sign = take(anyOf: "*/") {
      try operand()
      steps.append(.binary(sign == UInt8(ascii: "*") ? .multiply : .divide))
    }
  }

  private mutating func operand() throws(FormulaError) {
    guard place < bytes.count else { throw failure(.missingOperand) }
    switch bytes[place] {
    case UInt8(ascii: "-"):
      let start = place
      advance()
      try nested(at: start) { (parser) throws(FormulaError) in try parser.operand() }
      steps.append(.negated)
    case UInt8(ascii: "("):
      let start = place
      advance()
      try nested(at: start) { (parser) throws(FormulaError) in try parser.sum() }
      try close(openedAt: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case let byte where Self.startsName(byte): try nameOrFunction()
    case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: ")"),
      UInt8(ascii: ","):
      throw failure(.missingOperand)
    default: throw failure(.unexpectedCharacter)
    }
  }

  private mutating func number() throws(FormulaError) {
    let start = place
    while place < bytes.count, Self.isDigit(bytes[place]) { place += 1 }
    if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "."), Self.isDigit(bytes[place + 1]) {
      place += 1
      while place < bytes.count, Self.isDigit(bytes[place]) { place += 1 }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw FormulaError(kind: .numberTooLarge, offset: start)
    }
    skipSpaces()
    steps.append(.number(take(anyOf: "%") == nil ? value : value / 100))
  }

  private mutating func nameOrFunction() throws(FormulaError) {
    let start = place
    let name = scanName()
    skipSpaces()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "(") else {
      steps.append(.quantity(name))
      return
    }
    let opening = place
    advance()
    if let function = Formula.SeriesFunction(rawValue: name) {
      guard place < bytes.count else { throw failure(.unclosedParenthesis, at: opening) }
      guard Self.startsName(bytes[place]) else { throw failure(.wrongArguments(function: name)) }
      steps.append(.series(function, scanName()))
      skipSpaces()
      if place < bytes.count, bytes[place] != UInt8(ascii: ")") {
        throw failure(.wrongArguments(function: name))
      }
    } else if name == "min" || name == "max" {
      try nested(at: start) { (parser) throws(FormulaError) in
        try parser.sum()
        guard parser.take(anyOf: ",") != nil else {
          throw parser.place == parser.bytes.count
            ? parser.failure(.unclosedParenthesis, at: opening)
            : parser.failure(.wrongArguments(function: name))
        }
        try parser.sum()
        if parser.place < parser.bytes.count, parser.bytes[parser.place] == UInt8(ascii: ",") {
          throw parser.failure(.wrongArguments(function: name))
        }
      }
      steps.append(.binary(name == "min" ? .min : .max))
    } else {
      throw failure(.unknownFunction(name), at: start)
    }
    try close(openedAt: opening)
  }

  private mutating func nested(
    at start: Int, _ inner: (inout FormulaParser) throws(FormulaError) -> Void
  ) throws(FormulaError) {
    guard depth < Formula.deepest else { throw failure(.tooDeep, at: start) }
    depth += 1
    try inner(&self)
    depth -= 1
  }

  private mutating func close(openedAt start: Int) throws(FormulaError) {
    if take(anyOf: ")") != nil { return }
    if place == bytes.count { throw failure(.unclosedParenthesis, at: start) }
    throw failure(.unexpectedCharacter)
  }

  private mutating func scanName() -> String {
    let start = place
    while place < bytes.count,
      Self.startsName(bytes[place]) || Self.isDigit(bytes[place])
        || bytes[place] == UInt8(ascii: ".")
    { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func take(anyOf choices: StaticString) -> UInt8? {
    skipSpaces()
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    let found = choices.withUTF8Buffer { $0.contains(byte) }
    guard found else { return nil }
    advance()
    return byte
  }

  private mutating func advance() {
    place += 1
    skipSpaces()
  }

  /// ASCII white space, and the no-break spaces French puts before « % » (U+00A0, U+202F).
  private mutating func skipSpaces() {
    while place < bytes.count {
      let left = bytes[place...]
      if left.starts(with: [0xC2, 0xA0]) {
        place += 2
      } else if left.starts(with: [0xE2, 0x80, 0xAF]) {
        place += 3
      } else if bytes[place] == 32 || (9...13).contains(bytes[place]) {
        place += 1
      } else {
        return
      }
    }
  }

  private func failure(_ kind: FormulaError.Kind, at offset: Int? = nil) -> FormulaError {
    FormulaError(kind: kind, offset: offset ?? place)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func startsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= 97 && byte | 0x20 <= 122)
  }
}
