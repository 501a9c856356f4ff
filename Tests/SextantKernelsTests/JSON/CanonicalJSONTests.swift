import SextantKernels
import Testing

/// Values and forms of RFC 8785 and of its authors' published test data.
struct CanonicalJSONTests {
  private func canonical(_ text: String) throws -> String {
    String(decoding: try CanonicalJSON.bytes(JSONSyntax.read(Array(text.utf8))), as: UTF8.self)
  }

  @Test("the example of RFC 8785 (3.2.2) comes out as printed there")
  func values() throws {
    let text = #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    let wanted =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(try canonical(text) == wanted)
  }

  @Test("keys stand in the order of their UTF-16 units, as RFC 8785 (3.2.3) sorts them")
  func keys() throws {
    let text = #"""
      {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
       "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
       "\u00f6":"Latin Small Letter O With Diaeresis"}
      """#
    let wanted =
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
      + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
      + "\"😀\":\"Emoji: Grinning Face\",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
    #expect(try canonical(text) == wanted)
  }

  @Test("a value inside a value is sorted too; nothing of the blanks is left")
  func structures() throws {
    let text = #"""
      { "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty",
        "a": { }, "111": [ {"e": "yes","E": "no" } ], "A": { } }
      """#
    let wanted =
      #"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"#
      + #""A":{},"a":{}}"#
    #expect(try canonical(text) == wanted)
  }

  @Test(
    "numbers are written as RFC 8785 (appendix B) prints them",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"),
      (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"),
      (0x41B3_DE43_5555_5556, "333333333.3333334"),
      (0x41B3_DE43_5555_5557, "333333333.33333343"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbers(bits: UInt64, text: String) {
    #expect(ecmaScriptText(Double(bitPattern: bits)) == text)
  }

  @Test("what no number of JSON can be has no form")
  func noForm() throws {
    #expect(ecmaScriptText(.nan) == nil)
    #expect(ecmaScriptText(-.infinity) == nil)
    #expect(throws: CanonicalJSON.Problem.numberTooLarge("1e400")) {
      try CanonicalJSON.bytes(.list([.number("1e400")]))
    }
    #expect(throws: CanonicalJSON.Problem.noNumber("one")) {
      try CanonicalJSON.bytes(.number("one"))
    }
    #expect(throws: CanonicalJSON.Problem.doubleKey("a")) {
      try CanonicalJSON.bytes(
        .object([.init(key: "a", value: .null), .init(key: "a", value: .null)]))
    }
  }

  @Test("a number reads back as itself, whatever its bits")
  func roundTrip() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let text = try #require(ecmaScriptText(value))
      #expect(Double(text) == value)
      #expect(try CanonicalJSON.bytes(JSONSyntax.read(Array(text.utf8))) == Array(text.utf8))
    }
  }

  @Test("what was read is written with the same meaning, on one line or many")
  func writing() throws {
    let text = #"{"b":[1.50,{"é":"a\nb","x":[]}],"a":{},"n":null,"f":false,"e":"\u0001"}"#
    let value = try JSONSyntax.read(Array(text.utf8))
    #expect(value.json() == text)
    #expect(try JSONSyntax.read(value.bytes(indent: 2)) == value)
    #expect(
      JSONValue.object([.init(key: "a", value: .list([.null]))]).json(indent: 1)
        == "{\n \"a\": [\n  null\n ]\n}")
  }
}
