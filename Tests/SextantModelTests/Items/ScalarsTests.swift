import Testing

@testable import SextantModel

/// The value that a text writes, or `nil` where it writes none.
func parse<Value: ScalarContent>(_ text: String, as: Value.Type = Value.self) -> Value? {
  var text = text
  return text.withUTF8 { bytes in
    switch Value.parse(bytes.span) {
    case .value(let value): value
    case .wrong: nil
    }
  }
}

@Suite struct ScalarsTests {
  @Test(arguments: [
    ("0", 0), ("42", 42), ("-5", -5), ("+5", 5), ("−5", -5), ("1250.5", 1250.5), ("1250,5", 1250.5),
    ("1 234", 1234), ("1 234 567,89", 1_234_567.89), ("1\u{202F}234", 1234),
    ("1\u{A0}234.5", 1234.5),
    ("12\u{2009}345", 12345), ("-1 234", -1234), (".5", 0.5), (",5", 0.5), ("1e3", 1000),
    ("1.5E-3", 0.0015), ("2e+2", 200), (" 7 ", 7), ("\u{A0}7", 7), ("007", 7), ("1,234", 1.234),
    ("100000000000000000000000", 1e23),
  ])
  func `a number is read as French and English write it`(text: String, number: Double) {
    #expect(parse(text) == number)
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", ",", "5.", "5,", "1 2 3", "12 34", "1234 567", "1 23", "1 2345",
    "1  234",
    "- 5", "--5", "1e", "1e+", "e5", "1e5e5", "1.2.3", "1,234,567", "1.234,5", "1 234.5 6", "1.5 6",
    "1e 5", "0x10", "1_000", "many", "NaN", "inf", "1e999", "5 %", "５", "1'234",
  ])
  func `what is no number is refused`(text: String) {
    #expect(parse(text, as: Double.self) == nil)
  }

  @Test func `whole numbers are kept to the last digit`() {
    #expect(parse("9007199254740993") == 9_007_199_254_740_993)
    #expect(parse("9 223 372 036 854 775 807") == Int.max)
    #expect(parse("-9223372036854775807") == -Int.max)
    #expect(parse("12.0") == 12)
    #expect(parse("1e3") == 1000)
    #expect(parse("12.5", as: Int.self) == nil)
    #expect(parse("9223372036854775808", as: Int.self) == nil)
  }

  @Test func `numbers are written in the shortest way that reads back`() {
    for (number, text) in [
      (3.0, "3"), (-0.0, "0"), (0.1, "0.1"), (1234.5, "1234.5"), (1e15, "1000000000000000"),
      (1e16, "1e+16"), (1e-7, "1e-07"),
    ] {
      #expect(numberText(number) == text)
      #expect(parse(text) == number)
    }
  }

  @Test func `yes and no are read in both languages`() {
    for text in ["true", "yes", "oui", "vrai", "Oui", "TRUE"] { #expect(parse(text) == true) }
    for text in ["false", "no", "non", "faux", "Non"] { #expect(parse(text) == false) }
    #expect(parse("maybe", as: Bool.self) == nil)
    #expect(parse("1", as: Bool.self) == nil)
  }

  @Test func `an id has up to 120 bytes without spaces, commas, quotes and brackets`() {
    for text in ["OB1", "é", "a/b", "a.b", "x:y", "-", String(repeating: "a", count: 120)] {
      #expect(parse(text, as: AnyID.self)?.text == text)
    }
    for text in [
      "", "a b", "a,b", "a\"b", "a'b", "[a]", "{a}", "#a", "a\t",
      String(repeating: "a", count: 121),
    ] {
      #expect(parse(text, as: AnyID.self) == nil)
    }
  }

  @Test func `a choice is one of its words, as they are written`() {
    #expect(parse("increase") == Direction.increase)
    #expect(parse("Increase", as: Direction.self) == nil)
  }

  @Test func `text keeps everything but the character of number zero`() {
    #expect(parse(" é\n\t") == " é\n\t")
    #expect(parse("a\0b\0") == "ab")
  }

  @Test(arguments: [
    (-0x1p63, "-9.223372036854776e+18"), (0x1p63, "9.223372036854776e+18"),
    (-1e15, "-1000000000000000"),
    (999_999_999_999_999, "999999999999999"), (1.7e308, "1.7e+308"), (-0.0, "0"),
  ])
  func `a number at the end of what a machine counts to is written all the same`(
    number: Double, text: String
  ) {
    #expect(numberText(number) == text)
    #expect(Double(text) == number)
  }
}
