import SextantKernels
import Testing

@Suite struct WorkingTimeTests {
  /// Quarter hours, seven hours a day, from Monday 30 March 2026; Easter Monday is 6 April.
  static func spring() throws -> WorkingTime {
    try WorkingTime.french(first: day("2026-03-30"), days: 60, unitsPerDay: 28)
  }

  @Test func `units fall on working days, around weekends and Easter Monday`() throws {
    let calendar = try Self.spring()
    #expect(calendar.units(on: day("2026-04-03")) == 28)
    #expect(calendar.units(on: day("2026-04-06")) == 0)
    #expect(calendar.work(beforeDay: day("2026-04-07")) == 5 * 28)
    let last = try #require(calendar.day(ofUnit: 5 * 28 - 1))
    #expect(last.day == day("2026-04-03"))
    #expect(last.offset == 27)
    let next = try #require(calendar.day(ofUnit: 5 * 28))
    #expect(next.day == day("2026-04-07"))
    #expect(next.offset == 0)
    #expect(calendar.day(ofUnit: -1) == nil)
    #expect(calendar.day(ofUnit: calendar.total) == nil)
  }

  @Test func `a person works no more than the house, less part time and absences`() throws {
    let house = try Self.spring()
    let person = try house.limited(
      to: [28, 28, 0, 28, 14, 28, 28],
      exceptions: [WorkingTime.Exception(day("2026-04-20")...day("2026-04-24"))])
    #expect(person.units(on: day("2026-04-01")) == 0)
    #expect(person.units(on: day("2026-04-03")) == 14)
    #expect(person.units(on: day("2026-04-04")) == 0)
    #expect(person.units(on: day("2026-04-06")) == 0)
    #expect(person.units(on: day("2026-04-22")) == 0)
    // Four days of work, one Wednesday off, Friday half: from Monday to Tuesday after Easter.
    #expect(person.day(ofUnit: 28 * 3 + 14)?.day == day("2026-04-07"))
  }

  @Test func `an open Saturday is an exception of the house`() throws {
    let calendar = try WorkingTime.french(
      first: day("2026-03-30"), days: 60, unitsPerDay: 28,
      exceptions: [WorkingTime.Exception(day("2026-04-04")...day("2026-04-04"), units: 12)])
    #expect(calendar.units(on: day("2026-04-04")) == 12)
  }

  @Test func `moments and work agree with a count by hand, tick by tick`() throws {
    let calendar = try WorkingTime(
      first: day("2026-01-01"), days: 40, unitsPerDay: 5, week: [5, 3, 0, 5, 1, 0, 0],
      closed: [day("2026-01-13")])
    var worked: [Bool] = []
    for place in 0..<40 {
      let units = calendar.units(on: day("2026-01-01") + Int32(place))
      worked += (0..<5).map { $0 < units }
    }
    var before = 0
    for tick in 0..<worked.count {
      #expect(calendar.work(beforeTick: tick) == before)
      if worked[tick] { #expect(calendar.tick(startingUnit: before) == tick) }
      let next = worked[tick...].firstIndex(of: true) ?? WorkingTime.never
      #expect(calendar.workingTick(notBefore: tick) == next)
      for units in [1, 4, 9] {
        // The moment at which so many worked ticks from here are over.
        var left = units
        var end = tick
        while left > 0, end < worked.count {
          if worked[end] { left -= 1 }
          end += 1
        }
        #expect(calendar.tick(from: tick, by: units) == (left == 0 ? end : WorkingTime.never))
      }
      if worked[tick] { before += 1 }
    }
    #expect(calendar.tick(from: 0, by: -3) == -3)
    #expect(calendar.day(ofTick: -1) == day("2025-12-31"))
    #expect(calendar.day(ofTick: 5) == day("2026-01-02"))
  }

  @Test func `long closures cost nothing and hide nothing`() throws {
    let first = day("2020-01-01")
    let calendar = try WorkingTime(
      first: first, days: 3_000, unitsPerDay: 8, week: [8, 8, 8, 8, 8, 0, 0],
      exceptions: [WorkingTime.Exception(first + 10...first + 2_500)])
    for unit in stride(from: 0, to: calendar.total, by: 7) {
      let found = try #require(calendar.day(ofUnit: unit))
      #expect(calendar.work(beforeDay: found.day) + found.offset == unit)
      #expect(found.offset < calendar.units(on: found.day))
    }
  }

  @Test func `what cannot be is refused`() {
    #expect(throws: WorkingTimeError.badDays) {
      try WorkingTime(first: 0, days: 0, unitsPerDay: 8, week: [])
    }
    #expect(throws: WorkingTimeError.badDays) {
      try WorkingTime(first: Int32.max, days: 1, unitsPerDay: 8, week: [])
    }
    #expect(throws: WorkingTimeError.badUnits) {
      try WorkingTime(first: 0, days: 1, unitsPerDay: 0, week: [])
    }
    #expect(throws: WorkingTimeError.badWeek) {
      try WorkingTime(first: 0, days: 1, unitsPerDay: 8, week: [9, 0, 0, 0, 0, 0, 0])
    }
    #expect(throws: WorkingTimeError.badException(0)) {
      try WorkingTime(
        first: 0, days: 1, unitsPerDay: 8, week: [8, 0, 0, 0, 0, 0, 0],
        exceptions: [WorkingTime.Exception(0...1, units: -1)])
    }
  }

  @Test func `a calendar without work never gets anything done`() throws {
    let calendar = try WorkingTime(
      first: 0, days: 10, unitsPerDay: 8, week: [0, 0, 0, 0, 0, 0, 0])
    #expect(calendar.total == 0)
    #expect(calendar.day(ofUnit: 0) == nil)
    #expect(calendar.tick(from: 0, by: 1) == WorkingTime.never)
    #expect(calendar.workingTick(notBefore: 0) == WorkingTime.never)
  }
}
