import SextantModel
import Testing

@Suite struct WorkingDaysTests {
  private static func day(_ year: Int, _ month: Int, _ dayOfMonth: Int) throws -> Day {
    try #require(Day(year, month, dayOfMonth))
  }

  private static func year2026() throws -> WorkingDays {
    WorkingDays(spanning: [try day(2026, 1, 1), try day(2026, 12, 31)])
  }

  @Test func `the worked example has 71 working days before the switch-over`() throws {
    let days = try Self.year2026()
    #expect(days.count(from: try Self.day(2026, 1, 5), through: try Self.day(2026, 4, 14)) == 71)
    #expect(!days.isWorking(try Self.day(2026, 4, 6)))
    #expect(days.count(from: try Self.day(2026, 3, 30), through: try Self.day(2026, 4, 10)) == 9)
    // 261 weekdays less the nine holidays that fall on one.
    #expect(days.count(from: try Self.day(2026, 1, 1), through: try Self.day(2026, 12, 31)) == 252)
    #expect(days.count(from: try Self.day(2026, 1, 6), through: try Self.day(2026, 1, 5)) == 0)
  }

  @Test func `the n-th working day gives a task its dates`() throws {
    let days = try Self.year2026()
    let start = try Self.day(2026, 1, 5)
    #expect(days.day(1, from: start) == start)
    #expect(days.day(7, from: start) == Day(2026, 1, 13))
    #expect(days.day(70, from: start) == Day(2026, 4, 13))
    #expect(days.day(80, from: start) == Day(2026, 4, 27))
    #expect(days.day(0, from: start) == nil && days.day(.max, from: start) == nil)
  }

  @Test func `adding working days skips weekends and holidays`() throws {
    let days = try Self.year2026()
    let (friday, saturday) = (try Self.day(2026, 4, 3), try Self.day(2026, 4, 4))
    let tuesday = try Self.day(2026, 4, 7)
    #expect(days.adding(1, to: friday) == tuesday && days.adding(1, to: saturday) == tuesday)
    #expect(days.adding(0, to: saturday) == tuesday && days.adding(0, to: friday) == friday)
    #expect(days.adding(-1, to: tuesday) == friday && days.adding(-1, to: saturday) == friday)
    #expect(days.adding(.max, to: friday) == nil && days.adding(.min, to: friday) == nil)
  }

  @Test func `counting agrees with looking at each day, near and far`() throws {
    // 2020 to 2030 is known; before and after, holidays are not.
    for (first, last) in [(2024, 2026), (2018, 2021), (2029, 2033)] {
      let days = WorkingDays(spanning: [try Self.day(2021, 5, 5), try Self.day(2029, 5, 5)])
      let start = try Self.day(first, 12, 20)
      var count = 0
      var day = start
      while day.year < last {
        if days.isWorking(day) {
          count += 1
          #expect(days.day(count, from: start) == day)
        }
        #expect(days.count(from: start, through: day) == count)
        day = day.adding(days: 1)
      }
    }
  }

  @Test func `a slip of the pen leaves the holidays of other dates, and odd dates do not trap`()
    throws
  {
    let odd = [try Self.day(1, 1, 1), try Self.day(9999, 12, 31)]
    let days = WorkingDays(spanning: odd + [try Self.day(2026, 1, 1), try Self.day(2026, 5, 1)])
    #expect(!days.isWorking(try Self.day(2026, 5, 1)))
    for one in odd {
      let alone = WorkingDays(spanning: [one])
      #expect(alone.count(from: odd[0], through: odd[1]) > 2_600_000)
      _ = (alone.adding(1, to: one), alone.adding(-1, to: one), alone.day(1, from: one))
    }
    #expect(WorkingDays(spanning: []).count(from: odd[1], through: odd[0]) == 0)
  }
}
