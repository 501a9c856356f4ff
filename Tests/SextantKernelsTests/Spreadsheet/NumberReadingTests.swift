import Testing

@testable import SextantKernels

@Suite struct NumberReadingTests {
  private func read(_ text: String) -> NumberReading? {
    let bytes = Array(text.utf8)
    return NumberReading(bytes.span)
  }

  @Test(arguments: [
    ("12", 12), ("-3", -3), ("+7", 7), ("1 234", 1234), ("1\u{A0}234\u{202F}567", 1_234_567),
    ("1'234'567", 1_234_567), ("1’234", 1234), ("(12)", -12), ("\u{2212}5", -5), ("5-", -5),
    ("1,234.56", 1234.56), ("1.234,56", 1234.56), ("1 234,567", 1234.567), ("1'234.5", 1234.5),
    ("1,234,567", 1_234_567), ("1.234.567", 1_234_567), ("0,125", 0.125), ("0.125", 0.125),
    ("12,5", 12.5), ("12.50", 12.5), (",5", 0.5), (".5", 0.5), ("1234,567", 1234.567),
    ("1,2345", 1.2345), ("1e3", 1000), ("1.5E-2", 0.015), ("3.", 3), ("(1 234,56)", -1234.56),
    ("12,5 %", 0.125), ("12.5%", 0.125), ("< 10 %", 0.1), (">= 90%", 0.9), ("5\u{A0}‰", 0.005),
    ("12,34 €", 12.34), ("€12.34", 12.34), ("-€12.50", -12.5), ("€ -12,50", -12.5),
    ("(12,50 €)", -12.5), ("$1,234.00", 1234), ("£3", 3), ("12 EUR", 12), ("CHF 1'200.50", 1200.5),
    ("US$5", 5), ("12,5 k€", 12_500), ("1.2K", 1200), ("3,4 M", 3_400_000), ("2 Md€", 2e9),
    ("0.6666666666666666", 0.6666666666666666), ("123456789012345678901", 1.2345678901234568e20),
  ])
  func `numbers are read however they are written`(text: String, value: Double) throws {
    let reading = try #require(read(text))
    #expect(!reading.isAmbiguous)
    #expect(reading.value(.comma) == value)
    #expect(reading.value(.point) == value)
  }

  @Test(arguments: [
    ("1,234", 1.234, 1234.0), ("1.234", 1234, 1.234), ("-12,500 €", -12.5, -12_500),
  ])
  func `one mark before three digits may be either`(text: String, comma: Double, point: Double)
    throws
  {
    let reading = try #require(read(text))
    #expect(reading.isAmbiguous)
    #expect(reading.ifComma == comma)
    #expect(reading.ifPoint == point)
  }

  @Test(arguments: [
    "", "-", "abc", "12 abc", "1 23", "06 12 34 56 78", "1.2.3", "12/01/2026", "2026-01-12",
    "1,23,4",
    "1..2", "(12", "12)", "%", "€", "1:23", "12h", "1 234 56", "12 % €", "1,234.567.8", "--5e",
    "1 2",
  ])
  func `what is no number is none`(text: String) {
    #expect(read(text) == nil)
  }

  @Test func `units, bounds and codes are told`() throws {
    #expect(try #require(read("12 CHF")).unit == .currency("CHF"))
    #expect(try #require(read("$5")).unit == .currency("USD"))
    #expect(try #require(read("5 %")).unit == .percent)
    #expect(try #require(read("< 10 %")).bound == .below)
    #expect(try #require(read("> 5")).bound == .above)
    #expect(try #require(read("00123")).looksLikeCode)
    #expect(try #require(read("17002522602238150")).looksLikeCode)
    #expect(!(try #require(read("0"))).looksLikeCode)
    #expect(try #require(read("3 k€")).isRounded)
  }

  @Test func `any bytes at all are read or refused`() {
    var dice = Dice(state: 3)
    let alphabet = Array("0123456789.,' ()-+%€$<>eEkM\u{A0}\u{202F}".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...30, using: &dice)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &dice)]
      }
      if let value = NumberReading(bytes.span)?.value(.point) { #expect(!value.isNaN) }
    }
  }
}
