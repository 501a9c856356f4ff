import SextantKernels
import Testing

@Suite struct TimeZonesTests {
  @Test func `half past nine in Paris is half past three in Montréal`() {
    let there = wallClock(in: "America/Montreal", when: day("2026-06-15"), 570, in: "Europe/Paris")
    #expect(there?.day == day("2026-06-15"))
    #expect(there?.minuteOfDay == 210)
  }

  @Test func `in the three weeks of March when only America has changed, the gap is five hours`() {
    let there = wallClock(in: "America/Toronto", when: day("2026-03-16"), 570, in: "Europe/Paris")
    #expect(there?.minuteOfDay == 270)
  }

  @Test func `the day may differ on the other side of the world`() {
    let there = wallClock(in: "Pacific/Tahiti", when: day("2026-01-05"), 570, in: "Europe/Paris")
    #expect(there?.day == day("2026-01-04"))
    #expect(there?.minuteOfDay == 22 * 60 + 30)
    let noumea = wallClock(
      in: "Pacific/Noumea", when: day("1970-01-01"), 0, in: "America/Martinique")
    #expect(noumea?.minuteOfDay == 15 * 60)
  }

  @Test(arguments: [
    ("2026-03-28", 1439, 60), ("2026-03-29", 119, 60), ("2026-03-29", 150, 60),
    ("2026-03-29", 180, 120), ("2026-10-25", 179, 120), ("2026-10-25", 180, 60),
    ("2026-12-31", 720, 60),
  ])
  func `Paris changes its clocks on the last Sundays of March and October`(
    date: String, minute: Int, offset: Int
  ) {
    #expect(
      utcOffsetMinutes(zone: "Europe/Paris", day: day(date), minuteOfDay: minute) == offset)
  }

  @Test(arguments: [
    ("2026-03-08", 119, -300), ("2026-03-08", 180, -240), ("2026-11-01", 119, -240),
    ("2026-11-01", 120, -300),
  ])
  func `Montréal changes on the second Sunday of March and the first of November`(
    date: String, minute: Int, offset: Int
  ) {
    #expect(
      utcOffsetMinutes(zone: "America/Montreal", day: day(date), minuteOfDay: minute) == offset)
  }

  @Test func `what is unknown or out of range is nil`() {
    #expect(utcOffsetMinutes(zone: "Mars/Olympus", day: 0, minuteOfDay: 0) == nil)
    #expect(utcOffsetMinutes(zone: "Europe/Paris", day: 0, minuteOfDay: 1440) == nil)
    #expect(utcOffsetMinutes(zone: "Europe/Paris", day: .max, minuteOfDay: 0) == nil)
    #expect(utcOffsetMinutes(zone: "Europe/Paris", utcMinute: .min) == nil)
    #expect(utcOffsetMinutes(zone: "Europe/Paris", utcMinute: .max) == nil)
    #expect(knownTimeZones.count > 60)
  }
}
