internal import SextantKernels

extension String: ScalarContent {
  public static var shape: Shape { .text }
  public var plain: Plain { isEmpty ? .none : .text(self) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<String> {
    .value(textOf(bytes))
  }
}

extension Double: ScalarContent {
  public static var shape: Shape { .number(unit: nil) }
  public var plain: Plain { .number(numberText(self)) }
  public var magnitude: Double? { self }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Double> {
    decimalNumber(bytes).map { .value($0) } ?? .wrong(.notANumber)
  }
}

extension Int: ScalarContent {
  public static var shape: Shape { .integer(unit: nil) }
  public var plain: Plain { .number(String(self)) }
  public var magnitude: Double? { Double(self) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Int> {
    guard let number = decimalNumber(bytes), let whole = Int(exactly: number) else {
      return .wrong(.notAnInteger)
    }
    return .value(whole)
  }
}

extension Bool: ScalarContent {
  public static var shape: Shape { .flag }
  public var plain: Plain { .flag(self) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Bool> {
    switch textOf(bytes).lowercased() {
    case "true", "yes", "oui", "vrai": .value(true)
    case "false", "no", "non", "faux": .value(false)
    default: .wrong(.notAFlag)
    }
  }
}

extension ID: FieldContent, ScalarContent, ListElement where Target: Item {
  public static var shape: Shape { .link(kinds: [Target.kind.name]) }
  public var plain: Plain { .text(text) }
  public func visitLinks(_ body: (String) -> Void) { body(text) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<ID> {
    identifier(bytes).map { .value(ID($0)) } ?? .wrong(.badIdentifier)
  }
}

extension AnyID: ScalarContent {
  public static var shape: Shape { .link(kinds: []) }
  public var plain: Plain { .text(text) }
  public func visitLinks(_ body: (String) -> Void) { body(text) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<AnyID> {
    identifier(bytes).map { .value(AnyID($0)) } ?? .wrong(.badIdentifier)
  }
}

/// One of a few words that the field's standard vocabulary fixes.
public protocol Choice: ScalarContent, RawRepresentable, CaseIterable where RawValue == String {
  /// Lower camel case; the key of the choice's labels in the catalogues.
  static var choiceName: String { get }
}

extension Choice {
  public static var shape: Shape {
    .choice(name: choiceName, values: allCases.map(\.rawValue))
  }
  public var plain: Plain { .bare(rawValue) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Self> {
    Self(rawValue: textOf(bytes)).map { .value($0) }
      ?? .wrong(.unknownChoice(allowed: allCases.map(\.rawValue)))
  }
}

/// The text that valid UTF-8 bytes write.
func textOf(_ bytes: Span<UInt8>) -> String {
  bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
}

/// An identifier: 1 to 120 bytes, no white space, no comma, no quote, no control character.
func identifier(_ bytes: Span<UInt8>) -> String? {
  guard (1...120).contains(bytes.count) else { return nil }
  for index in 0..<bytes.count {
    let byte = bytes[index]
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"):
      return nil
    default: break
    }
  }
  return textOf(bytes)
}

/// A number as people write it: sign, digits with spaces of any width between thousands, comma or
/// dot as decimal mark, exponent. `nil` for anything else, and for what is not finite.
func decimalNumber(_ bytes: Span<UInt8>) -> Double? {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var whole: Int64 = 0
  var isShortInteger = bytes.count <= 18
  var index = 0
  var digits = 0
  var hasMark = false
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      digits += 1
      if isShortInteger { whole = whole * 10 + Int64(byte - 48) }
      text.append(byte)
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      let afterExponent = text.last == UInt8(ascii: "e")
      guard text.isEmpty || afterExponent else { return nil }
      isShortInteger = false
      text.append(byte)
    case UInt8(ascii: "."), UInt8(ascii: ","):
      guard !hasMark else { return nil }
      hasMark = true
      isShortInteger = false
      text.append(UInt8(ascii: "."))
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      guard digits > 0, !text.contains(UInt8(ascii: "e")) else { return nil }
      isShortInteger = false
      hasMark = true
      text.append(UInt8(ascii: "e"))
    case UInt8(ascii: " "):
      break
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0:  // no-break space
      index += 1
    case 0xE2
    where index + 2 < bytes.count && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0xAF || bytes[index + 2] == 0x89):  // narrow no-break, thin space
      index += 2
    case 0xE2
    where index + 2 < bytes.count && bytes[index + 1] == 0x88
      && bytes[index + 2] == 0x92 && text.isEmpty:  // minus sign
      isShortInteger = false
      text.append(UInt8(ascii: "-"))
      index += 2
    default: return nil
    }
    index += 1
  }
  guard digits > 0 else { return nil }
  if isShortInteger { return Double(whole) }
  guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
    return nil
  }
  return number
}

/// The shortest text that reads back as the number, without a useless `.0`.
public func numberText(_ number: Double) -> String {
  if let whole = Int64(exactly: number), abs(whole) < 1_000_000_000_000_000 { return String(whole) }
  return number.description
}
