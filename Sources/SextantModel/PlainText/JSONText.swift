/// Plain data as JSON text, two spaces of indentation; empty values are `null`.
public enum JSONText {
  public static func write(_ plain: Plain) -> String {
    var output: [UInt8] = []
    append(plain, indent: 0, to: &output)
    output.append(UInt8(ascii: "\n"))
    return String(decoding: output, as: UTF8.self)
  }

  /// Plain data on one line, without a blank between values: the same bytes for the same data.
  public static func compact(_ plain: Plain) -> String {
    var output: [UInt8] = []
    appendCompact(plain, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func appendCompact(_ plain: Plain, to output: inout [UInt8]) {
    switch plain {
    case .none, .number, .flag, .bare, .text: append(plain, indent: 0, to: &output)
    case .list(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendCompact(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .map(let entries):
      output.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(entry.key, to: &output)
        output.append(UInt8(ascii: ":"))
        appendCompact(entry.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ plain: Plain, indent: Int, to output: inout [UInt8]) {
    switch plain {
    case .none: output.append(contentsOf: "null".utf8)
    case .number(let text): output.append(contentsOf: text.utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .bare(let text), .text(let text): append(text, to: &output)
    case .list(let elements):
      block("[", "]", elements.count, indent, &output) { index, output in
        append(elements[index], indent: indent + 2, to: &output)
      }
    case .map(let entries):
      block("{", "}", entries.count, indent, &output) { index, output in
        append(entries[index].key, to: &output)
        output.append(contentsOf: ": ".utf8)
        append(entries[index].value, indent: indent + 2, to: &output)
      }
    }
  }

  private static func block(
    _ open: String, _ close: String, _ count: Int, _ indent: Int, _ output: inout [UInt8],
    _ element: (Int, inout [UInt8]) -> Void
  ) {
    output.append(contentsOf: open.utf8)
    for index in 0..<count {
      output.append(contentsOf: (index == 0 ? "\n" : ",\n").utf8)
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent + 2))
      element(index, &output)
    }
    if count > 0 {
      output.append(UInt8(ascii: "\n"))
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }
    output.append(contentsOf: close.utf8)
  }

  /// A byte-order mark is written as an escape: some readers drop it.
  private static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append(contentsOf: "\\\"".utf8)
      case "\\": output.append(contentsOf: "\\\\".utf8)
      case "\n": output.append(contentsOf: "\\n".utf8)
      case "\r": output.append(contentsOf: "\\r".utf8)
      case "\t": output.append(contentsOf: "\\t".utf8)
      case "\u{FEFF}": output.append(contentsOf: "\\ufeff".utf8)
      case "\0"..<" ":
        let digits = Array("0123456789abcdef".utf8)
        output.append(contentsOf: "\\u00".utf8)
        output.append(digits[Int(scalar.value >> 4)])
        output.append(digits[Int(scalar.value & 15)])
      default: output.append(contentsOf: UTF8.encode(scalar) ?? .encodedReplacementCharacter)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
