import SextantKernels
import Testing

@Suite struct FrenchHolidaysTests {
  // Dates of Easter from the table in Meeus, chapter 8, and later almanacs.
  @Test(arguments: [
    "1818-03-22", "1943-04-25", "1954-04-18", "1991-03-31", "2000-04-23", "2025-04-20",
    "2026-04-05", "2038-04-25",
  ])
  func `Easter falls on its published date`(date: String) {
    #expect(CivilDay.date(of: day(date)).flatMap { easterSunday(year: $0.year) } == day(date))
  }

  /// In 2026 Easter is on 5 April.
  @Test func `Alsace and Moselle have Good Friday and Saint Stephen's day beside`() {
    let more = Set(frenchHolidays(year: 2026, inAlsaceMoselle: true))
      .subtracting(frenchHolidays(year: 2026))
    #expect(
      more.sorted()
        == [
          CivilDay.number(year: 2026, month: 4, day: 3),
          CivilDay.number(year: 2026, month: 12, day: 26),
        ].compactMap { $0 })
  }

  @Test func `France has eleven public holidays, ten when two coincide`() {
    let expected = [
      "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
      "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
    ]
    #expect(frenchHolidays(year: 2026) == expected.map { day($0) })
    #expect(frenchHolidays(year: 2008).count == 10)
    #expect(frenchHolidays(year: 0).isEmpty)
  }
}
