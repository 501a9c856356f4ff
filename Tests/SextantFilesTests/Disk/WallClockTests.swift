import SextantModel
import Testing

@testable import SextantFiles

@Suite struct WallClockTests {
  /// 1 July 2026 at 10:00 UTC and 31 December 2026 at 22:30:15 UTC.
  @Test(arguments: [
    ("Europe/Paris", 1_782_900_000, "2026-07-01 12:00", 0),
    ("Indian/Reunion", 1_782_900_000, "2026-07-01 14:00", 0),
    ("America/Martinique", 1_782_900_000, "2026-07-01 06:00", 0),
    ("Europe/Paris", 1_798_756_215, "2026-12-31 23:30", 15),
    ("Indian/Reunion", 1_798_756_215, "2027-01-01 02:30", 15),
    ("Pacific/Noumea", 1_798_756_215, "2027-01-01 09:30", 15),
  ])
  func `a clock shows the time of its zone wherever the program runs`(
    zone: String, seconds: Int, moment: String, second: Int
  ) {
    let wall = wallSecond(in: zone, secondsSince1970: seconds)
    #expect("\(wall.moment.day.text) \(wall.moment.time.text)" == moment && wall.second == second)
  }

  /// On 25 October 2026 clocks in Paris go back at 01:00 UTC, from three to two.
  @Test func `clocks go back in autumn`() {
    let hour = 1_792_890_000
    #expect(wallSecond(in: "Europe/Paris", secondsSince1970: hour - 1).moment.time.text == "02:59")
    #expect(wallSecond(in: "Europe/Paris", secondsSince1970: hour).moment.time.text == "02:00")
  }

  @Test func `a zone that nobody knows is where the program runs`() {
    let here = localMoment(secondsSince1970: 1_782_900_000)
    #expect(wallSecond(in: "Mars/Olympus", secondsSince1970: 1_782_900_007).moment == here)
    #expect(wallSecond(in: "", secondsSince1970: 1_782_900_007).second == 7)
  }
}
