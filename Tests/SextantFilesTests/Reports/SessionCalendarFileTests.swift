import SextantModel
import Testing

@testable import SextantFiles

@Suite struct SessionCalendarFileTests {
  private func lines(_ day: Day, zone: String = "Europe/Paris") -> [String] {
    var institution = Dossier(registry: .institution)
    var own = Institution()
    own.timeZone = zone
    institution.put(own)
    var session = Session()
    (session.id, session.title) = ("S1", "Juin; et juillet")
    var room = JuryRoom()
    (room.id, room.session, room.name, room.link) = (
      "R1", "S1", "Salle A", "https://visio.example/a"
    )
    institution.put(room)
    var candidate = Candidate()
    (candidate.id, candidate.name) = ("K1", "Ana Roux")
    institution.put(candidate)
    var slot = Slot()
    (slot.id, slot.session, slot.assessment, slot.candidates) = ("T1", "S1", "E2", ["K1"])
    slot.at = Moment(day: day, time: ClockTime(minutes: 9 * 60 + 30))
    (slot.talkMinutes, slot.questionMinutes, slot.room) = (27, 27, "R1")
    var without = slot
    (without.id, without.at) = ("T2", nil)
    let words = Catalogue(
      .french,
      files: [Array(#"{"calendar.slot": "{candidates}, {panel}, {talk}+{questions}"}"#.utf8)])
    let bytes = SessionCalendarFile.bytes(
      session, slots: [slot, without], in: institution, today: day, words: words)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map { String($0) }
  }

  @Test func `half past nine in Paris is 7:30 UTC in summer and 8:30 in winter`() throws {
    let summer = lines(try #require(Day(2026, 6, 22)))
    #expect(summer.contains("DTSTART:20260622T073000Z"))
    #expect(summer.contains("DTEND:20260622T082400Z"))
    let winter = lines(try #require(Day(2026, 11, 30)))
    #expect(winter.contains("DTSTART:20261130T083000Z"))
    // The Sunday on which clocks go back: 09:30 is winter time already.
    #expect(lines(try #require(Day(2026, 10, 25))).contains("DTSTART:20261025T083000Z"))
    #expect(
      lines(try #require(Day(2026, 6, 22)), zone: "Indian/Reunion")
        .contains("DTSTART:20260622T053000Z"))
  }

  @Test func `one event per slot that has a time, with place and people`() throws {
    let found = lines(try #require(Day(2026, 6, 22)))
    #expect(found.count { $0 == "BEGIN:VEVENT" } == 1)
    #expect(found.first == "BEGIN:VCALENDAR" && found.last == "END:VCALENDAR")
    #expect(found.contains("X-WR-CALNAME:Juin\\; et juillet"))
    #expect(found.contains("SUMMARY:E2 · Ana Roux"))
    #expect(found.contains("LOCATION:Salle A · https://visio.example/a"))
    #expect(found.contains("UID:T1@S1.sextant"))
  }
}
