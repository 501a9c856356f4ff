import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

@Suite struct InstitutionClockTests {
  /// Nouméa is eleven hours ahead of world time all year round.
  @Test("an institution goes by its own clock, wherever the program runs")
  func ownClock() throws {
    var items = InstitutionBench.example.dossier
    var head = items.only(Institution.self)
    head.timeZone = "Pacific/Noumea"
    items.put(head)
    let bench = try InstitutionBench(items)
    let world = currentWallSecond(in: "UTC")
    let ahead = bench.dossier.wallClock.count - world.count
    // A few seconds may pass between the two looks at the clock.
    #expect((39_600...39_660).contains(ahead))
    // 1 July 2026, 10:00 UTC, as its history tells it.
    let moment = bench.view().localMoment(Instant(milliseconds: 1_782_900_000_000))
    #expect(moment.day == Day(2026, 7, 1) && moment.time.text == "21:00")
  }

  @Test("a dossier goes by the clock of the machine")
  func machine() {
    let here = currentWallSecond()
    let dossier = WorkedExample.reading.dossier.wallClock
    #expect((0...60).contains(dossier.count - here.count))
  }
}
