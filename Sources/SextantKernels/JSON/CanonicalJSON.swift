/// A value of JSON in the one form that is hashed and signed: RFC 8785, without blanks, keys in the
/// order of their UTF-16 units, numbers as ECMAScript writes them.
public enum CanonicalJSON {
  /// Why a value has no canonical form.
  public enum Problem: Error, Sendable, Equatable {
    /// A number outside the range of binary numbers of 64 bits.
    case numberTooLarge(String)
    /// A number that is none: the value was made, not read.
    case noNumber(String)
    /// A key that stands twice in one object.
    case doubleKey(String)
  }

  /// The canonical form, UTF-8.
  public static func bytes(_ value: JSONValue) throws(Problem) -> [UInt8] {
    var output: [UInt8] = []
    try append(value, to: &output)
    return output
  }

  private static func append(_ value: JSONValue, to output: inout [UInt8]) throws(Problem) {
    switch value {
    case .null: output += "null".utf8
    case .flag(let flag): output += (flag ? "true" : "false").utf8
    case .number(let text):
      guard let number = Double(text) else { throw .noNumber(text) }
      guard let form = ecmaScriptText(number) else { throw .numberTooLarge(text) }
      output += form.utf8
    case .text(let text): appendJSONText(text, to: &output)
    case .list(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        try append(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      let sorted = members.sorted { isBefore($0.key, $1.key) }
      for (index, member) in sorted.enumerated() {
        if index > 0 {
          guard sorted[index - 1].key.utf8.elementsEqual(member.key.utf8) == false else {
            throw .doubleKey(member.key)
          }
          output.append(UInt8(ascii: ","))
        }
        appendJSONText(member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        try append(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func isBefore(_ one: String, _ other: String) -> Bool {
    one.utf16.lexicographicallyPrecedes(other.utf16)
  }
}

/// Adds a text between quotation marks, with the escapes of RFC 8785 (3.2.2.2) and no other.
func appendJSONText(_ text: String, to output: inout [UInt8]) {
  output.append(UInt8(ascii: "\""))
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
    case 0x08: output += [UInt8(ascii: "\\"), UInt8(ascii: "b")]
    case 0x09: output += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
    case 0x0A: output += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case 0x0C: output += [UInt8(ascii: "\\"), UInt8(ascii: "f")]
    case 0x0D: output += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
    case 0..<0x20:
      output += "\\u00".utf8
      for digit in [byte >> 4, byte & 0xF] { output.append(digit + (digit < 10 ? 0x30 : 0x57)) }
    default: output.append(byte)
    }
  }
  output.append(UInt8(ascii: "\""))
}
