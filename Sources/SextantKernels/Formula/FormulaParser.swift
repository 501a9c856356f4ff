/// Recursive descent over bytes, writing the formula in postfix order.
struct FormulaParser {
  let bytes: [UInt8]
  private var place = 0
  /// Where the last token ended, spaces after it left out.
  private var lastEnd = 0
  private var depth = 0
  private var steps: [Formula.PlacedStep] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() throws(FormulaError) -> [Formula.PlacedStep] {
    skipSpaces()
    if place == bytes.count { throw failure(.empty) }
    try sum()
    if place < bytes.count { throw failure(.unexpectedCharacter) }
    return steps
  }

  private mutating func sum() throws(FormulaError) {
    let start = place
    try product()
    while let sign = take(anyOf: "+-") {
      let right = place
      try product()
      write(.binary(sign == UInt8(ascii: "+") ? .add : .subtract), from: start, right: right)
    }
  }

  private mutating func product() throws(FormulaError) {
    let start = place
    try operand()
    while let sign = take(anyOf: "*/") {
      let right = place
      try operand()
      write(.binary(sign == UInt8(ascii: "*") ? .multiply : .divide), from: start, right: right)
    }
  }

  /// - Parameter right: where the right operand starts, of an operation that has one.
  private mutating func write(_ step: Formula.Step, from start: Int, right: Int? = nil) {
    steps.append(
      Formula.PlacedStep(
        step: step, place: start..<max(start, lastEnd),
        divisor: (right ?? start)..<max(right ?? start, lastEnd)))
  }

  private mutating func operand() throws(FormulaError) {
    guard place < bytes.count else { throw failure(.missingOperand) }
    switch bytes[place] {
    case UInt8(ascii: "-"):
      let start = place
      advance()
      try nested(at: start) { (parser) throws(FormulaError) in try parser.operand() }
      write(.negated, from: start)
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
    lastEnd = place
    skipSpaces()
    let isPercentage = take(anyOf: "%") != nil
    write(.number(isPercentage ? value / 100 : value), from: start)
  }

  private mutating func nameOrFunction() throws(FormulaError) {
    let start = place
    let name = scanName()
    skipSpaces()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "(") else {
      write(.quantity(name), from: start)
      return
    }
    let opening = place
    advance()
    if let function = Formula.SeriesFunction(rawValue: name) {
      let names = try seriesNames(of: function, openedAt: opening)
      try close(openedAt: opening)
      write(.series(function, names), from: start)
      return
    }
    switch name {
    case "min", "max":
      let operation: Formula.BinaryOperation = name == "min" ? .min : .max
      try nested(at: start) { (parser) throws(FormulaError) in
        try parser.sum()
        try parser.comma(of: name, openedAt: opening)
        repeat {
          let right = parser.place
          try parser.sum()
          parser.write(.binary(operation), from: start, right: right)
        } while parser.take(anyOf: ",") != nil
      }
      try close(openedAt: opening)
    case "ratio", "share":
      var right = 0
      try nested(at: start) { (parser) throws(FormulaError) in
        try parser.sum()
        try parser.comma(of: name, openedAt: opening)
        right = parser.place
        try parser.sum()
        try parser.lastArgument(of: name)
      }
      let divisor = right..<max(right, lastEnd)
      try close(openedAt: opening)
      steps.append(
        Formula.PlacedStep(
          step: .binary(name == "ratio" ? .divide : .share), place: start..<lastEnd,
          divisor: divisor))
    case "if":
      try nested(at: start) { (parser) throws(FormulaError) in
        try parser.condition(openedAt: opening)
      }
      try close(openedAt: opening)
      write(.join, from: start)
    default: throw failure(.unknownFunction(name), at: start)
    }
  }

  private mutating func seriesNames(of function: Formula.SeriesFunction, openedAt opening: Int)
    throws(FormulaError) -> [String]
  {
    var names: [String] = []
    repeat {
      guard place < bytes.count else { throw failure(.unclosedParenthesis, at: opening) }
      guard Self.startsName(bytes[place]) else {
        throw failure(.wrongArguments(function: function.rawValue))
      }
      names.append(scanName())
      skipSpaces()
    } while function != .last && take(anyOf: ",") != nil
    if place < bytes.count, bytes[place] != UInt8(ascii: ")") {
      throw failure(.wrongArguments(function: function.rawValue))
    }
    return names
  }

  /// `a < b, x, y`, written so that only one of x and y is computed.
  private mutating func condition(openedAt opening: Int) throws(FormulaError) {
    let start = place
    try sum()
    guard let comparison = comparison() else {
      throw place == bytes.count
        ? failure(.unclosedParenthesis, at: opening) : failure(.wrongArguments(function: "if"))
    }
    let right = place
    try sum()
    write(.comparison(comparison), from: start, right: right)
    try comma(of: "if", openedAt: opening)
    let branch = steps.count
    write(.unless(goTo: 0), from: start)
    try sum()
    try comma(of: "if", openedAt: opening)
    let leap = steps.count
    write(.goTo(0), from: start)
    steps[branch].step = .unless(goTo: steps.count)
    try sum()
    try lastArgument(of: "if")
    steps[leap].step = .goTo(steps.count)
  }

  private mutating func comparison() -> Formula.Comparison? {
    let signs: [(StaticString, Formula.Comparison)] = [
      ("<=", .atMost), ("<>", .unlike), ("<", .less), (">=", .atLeast), (">", .more),
      ("==", .equal), ("=", .equal), ("!=", .unlike), ("≤", .atMost), ("≥", .atLeast),
      ("≠", .unlike),
    ]
    for (sign, comparison) in signs {
      let isHere = sign.withUTF8Buffer { bytes[place...].starts(with: $0) }
      if isHere {
        place += sign.utf8CodeUnitCount - 1
        advance()
        return comparison
      }
    }
    return nil
  }

  private mutating func comma(of function: String, openedAt opening: Int) throws(FormulaError) {
    if take(anyOf: ",") != nil { return }
    throw place == bytes.count
      ? failure(.unclosedParenthesis, at: opening) : failure(.wrongArguments(function: function))
  }

  private func lastArgument(of function: String) throws(FormulaError) {
    if place < bytes.count, bytes[place] == UInt8(ascii: ",") {
      throw failure(.wrongArguments(function: function))
    }
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
    lastEnd = place
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
    lastEnd = place
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
