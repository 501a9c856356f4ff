import Testing

@testable import SextantModel

@Suite struct MoneyTests {
  @Test(arguments: [
    ("54000", 5_400_000), ("1234.56", 123_456), ("1 234,56 €", 123_456),
    ("1\u{202F}234,56\u{A0}€", 123_456), ("€1234.56", 123_456), ("−€5", -500), ("-5.1", -510),
    ("0.05", 5), ("12.500", 1250), ("9999999999999.97", 999_999_999_999_997), ("1e3", 100_000),
    ("0000000000000012", 1200), (".5", 50),
  ])
  func `an amount is read to the cent`(text: String, cents: Int) {
    #expect(parse(text) == Money(cents: cents))
  }

  @Test(arguments: [
    "", "€", "1.234", "1,234,567.00", "10000000000000", "1e13", "5 € 3", "5 $", "€ €5", "1e-3",
    "many",
  ])
  func `what is no amount is refused`(text: String) {
    #expect(parse(text, as: Money.self) == nil)
  }

  @Test(arguments: [0, 5, -5, 10, 99, -100, 123_456, 999_999_999_999_997, -999_999_999_999_999])
  func `an amount reads back as it is written`(cents: Int) {
    #expect(parse(Money(cents: cents).cell) == Money(cents: cents))
  }

  @Test func `arithmetic beyond the largest amount stays there`() {
    let most = Money(cents: .max)
    #expect(most + Money(cents: 1) == most)
    #expect(-most - Money(cents: 5) == -most)
    #expect(most * 2 == most)
    #expect(most * -2 == -most)
    #expect(Money(units: .max) == most)
    #expect(Money(units: .min) == -most)
    #expect((-most).absolute == most)
    #expect(Money(cents: .min).absolute == most)
    #expect(Money(cents: .min).cell == "-92233720368547758.08")
    #expect(-Money(cents: .min) == most)
  }

  @Test func `a product is rounded to the cent, half away from zero`() {
    #expect(Money(cents: 5) * 0.5 == Money(cents: 3))
    #expect(Money(cents: -5) * 0.5 == Money(cents: -3))
    #expect([Money(cents: 1), Money(cents: 2)].sum() == Money(cents: 3))
  }
}

@Suite struct ShareTests {
  @Test(arguments: [
    ("42 %", 42), ("42%", 42), ("1,9 %", 1.9), ("1.9\u{A0}%", 1.9), ("0.42", 42), ("0,333", 33.3),
    ("-5 %", -5), ("1 250 %", 1250), ("0 %", 0), ("1e+16 %", 1e16), ("0.07", 7), ("0.29", 29),
  ])
  func `a share is read in per cent or as a fraction`(text: String, percent: Double) {
    #expect(parse(text, as: Share.self)?.percent == percent)
  }

  @Test(arguments: ["", "%", " %", "x %", "5 % %", "1e300", "1e999 %", "5 ‰"])
  func `what is no share is refused`(text: String) {
    #expect(parse(text, as: Share.self) == nil)
  }

  @Test(arguments: [0, 33.3, 66.6, 0.1, 1e-9, 1e16, 12.345678, -2.5])
  func `a share reads back as it is written`(percent: Double) {
    #expect(parse(Share(percent: percent).cell) == Share(percent: percent))
  }
}

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2026-06", "2026-06-01", "2026-06-30"), ("2026-Q2", "2026-04-01", "2026-06-30"),
    ("2026-T2", "2026-04-01", "2026-06-30"), ("2026-H1", "2026-01-01", "2026-06-30"),
    ("2026-S2", "2026-07-01", "2026-12-31"), ("2026", "2026-01-01", "2026-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2026-05-04/2026-05-17", "2026-05-04", "2026-05-17"),
    ("2026-05-04/2026-05-04", "2026-05-04", "2026-05-04"), ("9999", "9999-01-01", "9999-12-31"),
    ("0001-01", "0001-01-01", "0001-01-31"),
  ])
  func `a period is read from its first day to its last`(text: String, first: String, last: String)
  {
    let period = parse(text, as: Period.self)
    #expect(period?.first.text == first)
    #expect(period?.last.text == last)
  }

  @Test(arguments: [
    "", "26", "2026-13", "2026-00", "2026-6", "2026-Q5", "2026-Q0", "2026-H3", "2026-X1", "2026/06",
    "2026-06-30", "2026-05-17/2026-05-04", "2026-02-30/2026-03-01", "juin 2026", "2026-Q2x",
  ])
  func `what is no period is refused`(text: String) {
    #expect(parse(text, as: Period.self) == nil)
  }

  @Test(arguments: [
    ("2026-01-01/2026-03-31", "2026-Q1"), ("2026-07-01/2026-12-31", "2026-H2"),
    ("2026-01-01/2026-12-31", "2026"), ("2026-02-01/2026-02-28", "2026-02"),
    ("2026-02-01/2026-04-30", "2026-02-01/2026-04-30"), ("2026-T3", "2026-Q3"),
  ])
  func `a period is written in the shortest way`(text: String, written: String) {
    #expect(parse(text, as: Period.self)?.text == written)
  }

  @Test func `a period knows its months, its year before and what it holds`() throws {
    let quarter = try #require(parse("2024-Q1", as: Period.self))
    #expect(quarter.months == 3)
    #expect(quarter.yearBefore.text == "2023-Q1")
    let february = try #require(Period.month(2024, 2))
    #expect(february.yearBefore.text == "2023-02")
    #expect(quarter.contains(february))
    #expect(!february.contains(quarter))
    #expect(quarter.overlaps(february))
    #expect(parse("2026-05-04/2026-05-17", as: Period.self)?.months == nil)
    #expect(Period.month(2026, 13) == nil)
  }
}

@Suite struct MomentTests {
  @Test func `a moment is a day and a time`() {
    for text in ["2026-10-05 18:00", "2026-10-05T18:00"] {
      #expect(parse(text, as: Moment.self)?.cell == "2026-10-05 18:00")
    }
    for text in [
      "2026-10-05", "2026-10-05 24:00", "2026-10-05 18:60", "2026-10-05  8:00", "2026-02-30 10:00",
      "2026-10-05 18h00", "2026-10-05 18:00:00",
    ] {
      #expect(parse(text, as: Moment.self) == nil)
    }
  }

  @Test func `a time of day is hours and minutes`() {
    #expect(parse("09:30", as: ClockTime.self)?.minutes == 570)
    #expect(parse("00:00", as: ClockTime.self)?.cell == "00:00")
    for text in ["9:30", "09.30", "24:00", "09:60", "9h30", ""] {
      #expect(parse(text, as: ClockTime.self) == nil)
    }
  }

  @Test func `a day is year, month and day`() {
    #expect(parse("2026-06-30", as: Day.self) == Day(2026, 6, 30))
    #expect(parse("2024-02-29", as: Day.self)?.dayOfMonth == 29)
    for text in [
      "2026-02-29", "30/06/2026", "2026-6-30", "2026-06-31", "0000-01-01", "26-06-30", "",
      "2026-06-30 ",
    ] {
      #expect(parse(text, as: Day.self) == nil)
    }
  }

  @Test func `minutes and days between are counted`() throws {
    let evening = try #require(parse("2026-10-05 18:00", as: Moment.self))
    let morning = try #require(parse("2026-10-07 09:30", as: Moment.self))
    #expect(morning.minutes(since: evening) == 2370)
    #expect(morning.day.days(since: evening.day) == 2)
    #expect(evening < morning)
  }
}
