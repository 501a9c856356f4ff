import Testing

@testable import SextantKernels

@Suite struct DateReadingTests {
  private func read(_ text: String) -> DateReading? {
    let bytes = Array(text.utf8)
    return DateReading(bytes.span)
  }

  private func day(_ text: String) -> Int32? {
    let bytes = Array(text.utf8)
    return CivilDay.parse(bytes.span)
  }

  @Test(arguments: [
    "2026-01-12", "2026/01/12", "2026-1-12", "2026-01-12T10:00:00Z", "2026-01-12 10:30",
    "2026-01-12T23:59:59.123+02:00", "12 janv. 2026", "12 janvier 2026", "lundi 12 janvier 2026",
    "lun. 12 janv. 2026", "Jan 12, 2026", "January 12, 2026", "12-Jan-2026", "12-janv.-26",
    "Mon, Jan 12, 2026", "12. Januar 2026", "12 enero 2026", "12 gennaio 2026", "12 Jan 26",
    "Jan 12, 2026, 10:30 PM", "2026-Jan-12", "12 de enero de 2026",
  ])
  func `a day is read however it is written`(text: String) throws {
    let reading = try #require(read(text))
    #expect(reading.grain == .day)
    #expect(reading.ifDayFirst == day("2026-01-12"))
    #expect(reading.ifMonthFirst == day("2026-01-12"))
  }

  @Test(arguments: [
    ("1er sept. 2026", "2026-09-01"), ("mar. 3 mars 2026", "2026-03-03"),
    ("mardi 1er décembre 2026", "2026-12-01"), ("31 août 2026", "2026-08-31"),
    ("15 févr. 2024", "2024-02-15"), ("29/02/2024", "2024-02-29"), ("13.01.2026", "2026-01-13"),
    ("31-12-99", "1999-12-31"),
  ])
  func `French and dotted days are read`(text: String, expected: String) throws {
    #expect(try #require(read(text)).day(.dayFirst) == day(expected))
  }

  @Test func `figures may be in two orders`() throws {
    let open = try #require(read("03/04/2026"))
    #expect(open.ifDayFirst == day("2026-04-03"))
    #expect(open.ifMonthFirst == day("2026-03-04"))
    #expect(open.proven == nil)
    #expect(try #require(read("13/04/2026")).proven == .dayFirst)
    #expect(try #require(read("04/13/2026")).proven == .monthFirst)
  }

  @Test(arguments: [
    ("2026-02", "2026-02-01", "2026-02-28"), ("02/2026", "2026-02-01", "2026-02-28"),
    ("févr. 2024", "2024-02-01", "2024-02-29"), ("September 2026", "2026-09-01", "2026-09-30"),
    ("janv.-26", "2026-01-01", "2026-01-31"),
  ])
  func `months are read`(text: String, first: String, last: String) throws {
    let reading = try #require(read(text))
    #expect(reading.grain == .month)
    #expect(reading.ifDayFirst == day(first))
    #expect(reading.last == day(last))
  }

  // ISO 8601: the first week of 2026 starts on Monday 29 December 2025; 2026 has 53 weeks, 2025 has 52.
  @Test(arguments: [
    ("2026-W01", "2025-12-29"), ("2026W05", "2026-01-26"), ("S05 2026", "2026-01-26"),
    ("Semaine 5 2026", "2026-01-26"), ("2026-W53", "2026-12-28"),
  ])
  func `weeks are read`(text: String, first: String) throws {
    let reading = try #require(read(text))
    #expect(reading.grain == .week)
    #expect(reading.ifDayFirst == day(first))
    #expect(reading.last == day(first).map { $0 + 6 })
  }

  @Test(arguments: [
    ("1 sept. 2026 - 2 sept. 2026", "2026-09-01", "2026-09-02"),
    ("September 1, 2026 - September 30, 2026", "2026-09-01", "2026-09-30"),
    ("2026-01-05 - 2026-01-11", "2026-01-05", "2026-01-11"),
    ("20260101-20260131", "2026-01-01", "2026-01-31"),
    ("du 1 au 30 septembre 2026", "2026-09-01", "2026-09-30"),
    ("29 août – 4 sept. 2026", "2026-08-29", "2026-09-04"),
    ("Sep 1 – Sep 7, 2026", "2026-09-01", "2026-09-07"),
    ("01/09/2026 au 30/09/2026", "2026-09-01", "2026-09-30"),
    ("2026-01-05,2026-01-11", "2026-01-05", "2026-01-11"),
  ])
  func `spans of days are read`(text: String, first: String, last: String) throws {
    let reading = try #require(read(text))
    #expect(reading.grain == .span)
    #expect(reading.day(.dayFirst) == day(first))
    #expect(reading.last == day(last))
  }

  @Test(arguments: [
    "", "hello", "32/01/2026", "13/13/2026", "2026-02-30", "12 janv.", "1.2026", "10 000 000",
    "2026",
    "12:30:00", "Campaign 1 - 2", "1-2-3-4", "v1.2.2026b", "2025-W53", "mai", "99999999-99999999",
    "06 12 34 56 78", "12/2026/01",
  ])
  func `what is no date is none`(text: String) {
    #expect(read(text) == nil)
  }

  @Test(arguments: [
    ("00:01:23", 83), ("1:23", 83), ("1 min 23 s", 83), ("1m 23s", 83), ("83 s", 83),
    ("1h05", 3900),
    ("2h 05m", 7500), ("1 jour 00:00:01", 86_401), ("2 days 01:00:00", 176_400), ("0:00", 0),
    ("00:00:01.5", 1.5), ("1 min. 23 sec.", 83), ("-00:10:00", -600), ("27:15:00", 98_100),
    ("1,5 h", 5400), ("2 heures 3 minutes", 7380),
  ])
  func `durations are read`(text: String, seconds: Double) {
    let bytes = Array(text.utf8)
    #expect(readDuration(bytes.span) == seconds)
  }

  @Test(arguments: ["12", "1:2", "1:60", "12 m 3 h", "abc", "1 x", ":30", "1:2:3:4", "s", ""])
  func `what is no duration is none`(text: String) {
    let bytes = Array(text.utf8)
    #expect(readDuration(bytes.span) == nil)
  }

  @Test func `any bytes at all are read or refused`() {
    var dice = Dice(state: 5)
    let alphabet = Array("0123456789/-.: ,TZjanvsemaiût–W".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...30, using: &dice)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &dice)]
      }
      if let day = DateReading(bytes.span)?.day(.dayFirst) { #expect(CivilDay.range.contains(day)) }
      if let seconds = readDuration(bytes.span) { #expect(seconds.isFinite) }
    }
  }
}
