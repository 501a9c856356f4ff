import Testing

@testable import SextantModel

@Suite struct CatalogueTests {
  private let small = Catalogue(
    .english,
    files: [
      Array(#"{"a": "One {x} and {y}.", "open": "a {x and", "field.*.evidence": "Evidence"}"#.utf8),
      Array(#"{"field.objective.text": "Objective", "empty": ""}"#.utf8),
    ])

  @Test func `placeholders are filled, those that nothing fills stay`() {
    #expect(small.say(Message("a", ["x": "1", "y": 2])) == "One 1 and 2.")
    #expect(small.say(Message("a", ["x": "{y}"])) == "One {y} and {y}.")
    #expect(small.say(Message("open", ["x": "1"])) == "a {x and")
  }

  @Test func `a word goes with its number as each language counts`() {
    let template = #"{"n": "{count} {count|ligne|lignes}", "m": "{x|a|b}{x|}"}"#
    let french = Catalogue(.french, files: [Array(template.utf8)])
    let english = Catalogue(.english, files: [Array(template.utf8)])
    func said(_ argument: Argument, _ catalogue: Catalogue) -> String {
      catalogue.say(Message("n", ["count": argument]))
    }
    #expect(said(0, french) == "0 ligne" && said(0, english) == "0 lignes")
    #expect(said(1, french) == "1 ligne" && said(1, english) == "1 ligne")
    #expect(said(2, french) == "2 lignes" && said(2, english) == "2 lignes")
    #expect(said(.number(1.5), french) == "1,5 ligne")
    #expect(said(.number(1.5), english) == "1.5 lignes")
    #expect(french.say(Message("m")) == "{x|a|b}{x|}")
  }

  @Test func `a key without text is shown between brackets`() {
    #expect(small.text("b") == "[b]")
    #expect(!small.has("b") && !small.has("empty") && small.has("a"))
  }

  @Test func `a field that many kinds share has one label`() {
    #expect(small.write(.field(Objective.self, "text")) == "objective")
    #expect(small.write(.field(Objective.self, "evidence")) == "evidence")
    #expect(small.write(.field(Objective.self, "unit")) == "[field.objective.unit]")
    #expect(small.label(field: "evidence", of: "objective") == "Evidence")
  }

  @Test func `a file that is no map of texts gives none`() {
    #expect(Catalogue(.french, files: [Array("[1, 2]".utf8), []]).texts.isEmpty)
  }
}

@Suite struct FormattingTests {
  private let french: Catalogue
  private let english: Catalogue

  init() throws {
    french = try Project.catalogue(.french)
    english = try Project.catalogue(.english)
  }

  @Test(arguments: [
    (0, "0 €", "€0"), (123_456, "1 234,56 €", "€1,234.56"), (-5, "−0,05 €", "−€0.05"),
    (5_400_000, "54 000 €", "€54,000"), (123_450, "1 234,50 €", "€1,234.50"),
    (Int.max, "92 233 720 368 547 758,07 €", "€92,233,720,368,547,758.07"),
  ])
  func `amounts are written as each language wants them`(cents: Int, fr: String, en: String) {
    #expect(plainSpaces(french.write(Money(cents: cents))) == fr)
    #expect(english.write(Money(cents: cents)) == en)
  }

  @Test(arguments: [
    (230_112, "€", 0, "230 112 €", "€230,112"), (-1_234.5, "€", 2, "−1 234,50 €", "−€1,234.50"),
    (38.1, "%", 1, "38,1 %", "38.1%"), (-0.4, "%", 1, "−0,4 %", "−0.4%"),
    (4.5, "€/€", 1, "4,5 €/€", "4.5 €/€"), (150, "€ sold", 0, "150 € sold", "€150 sold"),
    (12_400, "visits", 0, "12 400 visits", "12,400 visits"), (3, "", 0, "3", "3"),
  ])
  func `a number with its unit is written as the language writes such amounts`(
    number: Double, unit: String, decimals: Int, fr: String, en: String
  ) {
    let argument = Argument.quantity(number, unit: unit, decimals: decimals)
    #expect(plainSpaces(french.write(argument)) == fr)
    #expect(plainSpaces(english.write(argument)) == en)
  }

  @Test func `French parts thousands by narrow no-break spaces, and the sign by a no-break space`()
  {
    #expect(french.write(Money(cents: 123_456)) == "1\u{202F}234,56\u{A0}€")
    #expect(french.writePercent(0.425, decimals: 1) == "42,5\u{A0}%")
    #expect(english.writePercent(0.425, decimals: 1) == "42.5%")
  }

  @Test(
    arguments: [
      (0.0, nil, "0"), (1234.5, nil, "1,234.5"), (-0.25, nil, "−0.25"), (1 / 3, nil, "0.333333"),
      (1.005, 2, "1.01"), (2.5, 0, "3"), (-0.001, 2, "0.00"), (1e10, nil, "10,000,000,000"),
      (12_345_678_901.5, nil, "12,345,678,901.5"), (1e15, 2, "1,000,000,000,000,000"),
      (1e18, nil, "1,000,000,000,000,000,000"), (1e30, nil, "1e+30"), (.nan, nil, "–"),
      (.infinity, nil, "–"), (999_999.9999999, nil, "1,000,000"),
    ] as [(Double, Int?, String)])
  func `numbers are written with the decimals asked for or needed`(
    number: Double, decimals: Int?, text: String
  ) {
    #expect(english.write(number, decimals: decimals) == text)
  }

  @Test func `whole numbers are written to the last digit`() {
    #expect(english.write(Int.max) == "9,223,372,036,854,775,807")
    #expect(english.write(Int.min) == "−9,223,372,036,854,775,808")
    #expect(english.write(-999) == "−999")
  }

  @Test func `days are written with the name of their month`() throws {
    let day = try #require(Day(2026, 6, 30))
    #expect(french.write(day) == "30 juin 2026")
    #expect(english.write(day) == "30 June 2026")
    #expect(french.write(try #require(Day(2026, 8, 1))) == "1er août 2026")
    let moment = Moment(day: day, time: ClockTime(minutes: 1080))
    #expect(french.write(.moment(moment)) == "30 juin 2026, 18:00")
  }

  @Test func `periods are written by their names`() throws {
    func write(_ text: String, _ catalogue: Catalogue) throws -> String {
      catalogue.write(try #require(parse(text, as: Period.self)))
    }
    #expect(try write("2026-06", french) == "juin 2026")
    #expect(try write("2026-Q2", french) == "2ᵉ trimestre 2026")
    #expect(try write("2026", english) == "2026")
    #expect(
      try write("2026-05-04/2026-05-17", english) == "4 May 2026 – 17 May 2026")
  }

  @Test func `arguments of a sentence are written in its language`() {
    #expect(english.write(.list(["a", 1_234, .share(Share(percent: 42))])) == "a, 1,234, 42%")
  }

  private func plainSpaces(_ text: String) -> String {
    String(text.map { $0 == "\u{202F}" || $0 == "\u{A0}" ? " " : $0 })
  }
}
