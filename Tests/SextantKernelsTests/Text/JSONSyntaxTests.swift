import Testing

@testable import SextantKernels

@Suite struct JSONSyntaxTests {
  private func read(_ text: String) throws(JSONProblem) -> JSONValue {
    try JSONSyntax.read(Array(text.utf8))
  }

  private func problem(_ text: String) -> JSONProblem? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `every kind of value is read as it is written`() throws {
    let text = #" {"a": [null, true, false, -0.5e+3, "é\u00e9\ud83d\ude00\n\/"], "b": {}} "#
    #expect(
      try read(text)
        == .object([
          .init(
            key: "a",
            value: .list([
              .null, .flag(true), .flag(false), .number("-0.5e+3"), .text("éé😀\n/"),
            ])),
          .init(key: "b", value: .object([])),
        ]))
    #expect(try read("0") == .number("0"))
    #expect(try read("\t\r\n\"\"") == .text(""))
  }

  @Test(
    arguments: [
      ("", .empty, 0), ("  ", .empty, 2), ("{a: 1}", .unexpected, 1), ("[1,]", .unexpected, 3),
      ("{\"a\":1,}", .unexpected, 7), ("[1 2]", .unexpected, 3), ("'a'", .unexpected, 0),
      ("[1", .unfinished, 2), ("\"a", .unfinished, 2), ("tru", .unfinished, 3),
      ("trux", .unexpected, 3), ("01", .badNumber, 1), ("1.", .badNumber, 2),
      ("-", .badNumber, 1), ("1e", .badNumber, 2), ("+1", .unexpected, 0), (".5", .unexpected, 0),
      ("NaN", .unexpected, 0), ("\"\\x\"", .badEscape, 2), ("\"\\ud800\"", .badEscape, 7),
      ("\"\\ud800\\u0041\"", .badEscape, 13), ("\"\\udc00\"", .badEscape, 7),
      ("\"a\u{1}\"", .controlCharacter, 2), ("1 1", .trailing, 2), ("{} x", .trailing, 3),
      ("{\"a\":1,\"a\":2}", .doubleKey, 7), ("{\"a\" 1}", .unexpected, 5),
      ("# c", .unexpected, 0), ("a: 1", .unexpected, 0),
    ] as [(String, JSONProblem.What, Int)])
  func `what is no JSON is told with its place`(text: String, what: JSONProblem.What, offset: Int) {
    #expect(problem(text) == JSONProblem(what: what, offset: offset))
  }

  @Test func `lists and objects stand in each other up to a bound`() {
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(problem(nested(64)) == nil)
    #expect(problem(nested(65))?.what == .tooDeep)
    #expect(problem(nested(1_000_000))?.what == .tooDeep)
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    #expect(throws: JSONProblem(what: .notUTF8, offset: 1)) {
      try JSONSyntax.read([0x5B, 0x22, 0xC3, 0x28, 0x22, 0x5D])
    }
  }

  @Test func `any bytes are read to an end, and what is read is written alike`() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("{}[]\",:\\u0123456789abcdeftrunlse-+.E \n\u{1}é".utf8)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<40, using: &random)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      guard let value = try? JSONSyntax.read(bytes) else { continue }
      #expect((try? JSONSyntax.read(Array(Self.text(value).utf8))) == value)
    }
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: return "null"
    case .flag(let flag): return flag ? "true" : "false"
    case .number(let text): return text
    case .text(let text): return quoted(text)
    case .list(let elements):
      return "[" + elements.map { self.text($0) }.joined(separator: ",") + "]"
    case .object(let members):
      return "{"
        + members.map { quoted($0.key) + ":" + self.text($0.value) }
        .joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
