import SextantKernels
import Testing

@Suite struct WorkCalendarTests {
  // Dates of Easter from the table in Meeus, chapter 8, and later almanacs.
  @Test(arguments: [
    "1818-03-22", "1943-04-25", "1954-04-18", "1991-03-31", "2000-04-23", "2025-04-20",
    "2026-04-05", "2038-04-25",
  ])
  func `Easter falls on its published date`(date: String) {
    #expect(CivilDay.date(of: day(date)).flatMap { easterSunday(year: $0.year) } == day(date))
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

  @Test func `the worked example has 71 working days before the switch-over`() {
    let calendar = WorkCalendar.french(years: 2026...2026)
    #expect(calendar.workingDays(from: day("2026-01-05"), through: day("2026-04-14")) == 71)
    #expect(!calendar.isWorking(day("2026-04-06")))
    #expect(calendar.workingDays(from: day("2026-03-30"), through: day("2026-04-10")) == 9)
    // 261 weekdays less the nine holidays that fall on one.
    #expect(calendar.workingDays(from: day("2026-01-01"), through: day("2026-12-31")) == 252)
    #expect(calendar.workingDays(from: 10, through: 9) == 0)
  }

  @Test func `the n-th working day gives a task its dates`() {
    let calendar = WorkCalendar.french(years: 2026...2026)
    let start = day("2026-01-05")
    #expect(calendar.workingDay(1, from: start) == start)
    #expect(calendar.workingDay(7, from: start) == day("2026-01-13"))
    #expect(calendar.workingDay(70, from: start) == day("2026-04-13"))
    #expect(calendar.workingDay(80, from: start) == day("2026-04-27"))
    #expect(calendar.workingDay(0, from: start) == nil)
    #expect(calendar.workingDay(.max, from: start) == nil)
  }

  @Test func `adding working days skips weekends and holidays`() {
    let calendar = WorkCalendar.french(years: 2026...2026)
    let (friday, saturday) = (day("2026-04-03"), day("2026-04-04"))
    let tuesday = day("2026-04-07")
    #expect(calendar.adding(workingDays: 1, to: friday) == tuesday)
    #expect(calendar.adding(workingDays: 1, to: saturday) == tuesday)
    #expect(calendar.adding(workingDays: 0, to: saturday) == tuesday)
    #expect(calendar.adding(workingDays: 0, to: friday) == friday)
    #expect(calendar.adding(workingDays: -1, to: tuesday) == friday)
    #expect(calendar.adding(workingDays: -1, to: saturday) == friday)
    #expect(calendar.adding(workingDays: .max, to: friday) == nil)
    #expect(calendar.adding(workingDays: .min, to: friday) == nil)
  }

  @Test func `counting agrees with looking at each day`() {
    let calendar = WorkCalendar.french(
      years: 1968...1972, daysOff: [day("1969-12-29"), day("1970-08-10"), day("1970-08-16")])
    for first in Int32(-400)...(-380) {
      var count = 0
      for last in first...600 {
        if calendar.isWorking(last) { count += 1 }
        #expect(calendar.workingDays(from: first, through: last) == count)
        if calendar.isWorking(last) {
          #expect(calendar.workingDay(count, from: first) == last)
        }
      }
    }
  }

  @Test func `odd calendars do not trap`() {
    let never = WorkCalendar(weekend: 0xFF)
    #expect(never.adding(workingDays: 1, to: 0) == nil)
    #expect(never.workingDays(from: .min, through: .max) == 0)
    let always = WorkCalendar(weekend: 0)
    #expect(always.workingDays(from: .min, through: .max) == 4_294_967_296)
    #expect(always.adding(workingDays: 1, to: .max) == nil)
    #expect(WorkCalendar.french(years: -5...0).closed.isEmpty)
  }
}
