internal import SextantKernels

extension String: ScalarContent {
  public static var shape: Shape { .text }
  public var plain: Plain { .text(self) }

  /// Any text; the character of number zero, which no table and no database carries, is left out.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<String> {
    let text = textOf(bytes)
    var zeros = 0
    for index in 0..<bytes.count { zeros &+= bytes[index] == 0 ? 1 : 0 }
    guard zeros > 0 else { return .value(text) }
    return .value(String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self))
  }
}

extension Double: ScalarContent {
  public static var shape: Shape { .number(unit: nil) }
  public var plain: Plain { .number(numberText(self)) }
  public var boundedSize: Double? { self }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Double> {
    decimalNumber(bytes).map { .value($0) } ?? .wrong(.notANumber)
  }
}

extension Int: ScalarContent {
  public static var shape: Shape { .integer(unit: nil) }
  public var plain: Plain { .number(String(self)) }
  public var boundedSize: Double? { Double(self) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Int> {
    if let whole = shortWholeNumber(bytes) { return .value(whole) }
    guard let text = DecimalText(bytes) else { return .wrong(.notAnInteger) }
    if text.fraction.isEmpty, !text.hasExponent,
      let whole = Int(String(decoding: text.plain, as: UTF8.self))
    {
      return .value(whole)
    }
    guard let number = text.number, let whole = Int(exactly: number) else {
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
  public func visitLinks(_ kinds: [String], _ body: LinkVisitor) { body(text, kinds) }
  public func shown(through veil: Veil) -> Self? { veil.covers(item: text) ? nil : self }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<ID> {
    identifier(bytes).map { .value(ID($0)) } ?? .wrong(.badIdentifier)
  }
}

extension AnyID: ScalarContent {
  public static var shape: Shape { .link(kinds: []) }
  public var plain: Plain { .text(text) }
  public func visitLinks(_ kinds: [String], _ body: LinkVisitor) { body(text, kinds) }
  public func shown(through veil: Veil) -> Self? { veil.covers(item: text) ? nil : self }
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
