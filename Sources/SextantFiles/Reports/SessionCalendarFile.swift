internal import SextantKernels
public import SextantModel

/// The defences of a session as a calendar file that diaries take in (iCalendar, RFC 5545), each at
/// its instant: an institution in Paris and a juror in Montréal see the same moment.
public enum SessionCalendarFile {
  /// - Parameter slots: those that are wanted; one without a time is left out.
  public static func bytes(
    _ session: Session, slots: [Slot], in institution: Dossier, today: Day, words: Catalogue
  ) -> [UInt8] {
    var file = CalendarLines()
    file.add("BEGIN:VCALENDAR")
    file.add("VERSION:2.0")
    file.add("PRODID:-//Sextant//jury//\(words.language == .french ? "FR" : "EN")")
    file.add("CALSCALE:GREGORIAN")
    file.add("X-WR-CALNAME", session.title)
    let zone = institution.only(Institution.self).timeZone
    let rooms = institution.all(JuryRoom.self).filter { $0.session == session.id }
    for slot in slots {
      guard let at = slot.at else { continue }
      // A zone that we do not know is taken for that of the certifiers of France.
      let offset =
        utcOffsetMinutes(zone: zone, day: at.day.number, minuteOfDay: at.time.minutes)
        ?? utcOffsetMinutes(
          zone: "Europe/Paris", day: at.day.number, minuteOfDay: at.time.minutes) ?? 60
      let names = slot.heard(in: institution).map { institution.find($0)?.name ?? $0.text }
      let team = institution.find(slot.team)?.name
      let panel = institution.find(slot.panel)
      let room = rooms.first(where: slot.isIn)
      let talk = slot.talkMinutes ?? 0
      let questions = slot.questionMinutes ?? 0
      let text = words.fill(
        words.text("calendar.slot"),
        [
          "candidates": .texts(names), "panel": .text(panel?.name ?? "–"),
          "talk": .number(talk), "questions": .number(questions),
        ])
      let place = [slot.roomName(in: rooms), room?.link ?? ""].filter { !$0.isEmpty }
      file.event(
        id: "\(slot.id.text)@\(session.id.text).sextant", stamp: today,
        startUTC: Int(at.day.number) * 1440 + at.time.minutes - offset,
        minutes: max(1, Int((talk + questions).rounded(.up))),
        title: "\(slot.assessment) · \(team ?? names.joined(separator: ", "))", text: text,
        place: place.joined(separator: " · "))
    }
    file.add("END:VCALENDAR")
    return file.bytes
  }
}
