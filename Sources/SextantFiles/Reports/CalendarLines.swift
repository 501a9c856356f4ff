internal import SextantModel

/// Lines of a calendar file: texts escaped, long lines folded, each ended as the format wants it.
struct CalendarLines {
  private(set) var bytes: [UInt8] = []

  /// After 75 bytes a line goes on after a blank, never within a character.
  mutating func add(_ line: String) {
    var width = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if width + size > 75 {
        bytes += [0x0D, 0x0A, 0x20]
        width = 1
      }
      bytes += Array(String(Character(scalar)).utf8)
      width += size
    }
    bytes += [0x0D, 0x0A]
  }

  mutating func add(_ name: String, _ text: String) {
    var value = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": value += "\\\(Character(scalar))"
      case "\n": value += "\\n"
      case _ where scalar.value < 0x20: continue
      default: value.unicodeScalars.append(scalar)
      }
    }
    add("\(name):\(value)")
  }

  mutating func event(
    id: String, stamp: Day, start: Day, end: Day, title: String, text: String
  ) {
    add("BEGIN:VEVENT")
    add("UID", id)
    add("DTSTAMP:\(Self.compact(stamp))T000000Z")
    add("DTSTART;VALUE=DATE:\(Self.compact(start))")
    // The end of whole days is the day after.
    add("DTEND;VALUE=DATE:\(Self.compact(end.adding(days: 1)))")
    add("SUMMARY", title)
    if !text.isEmpty { add("DESCRIPTION", text) }
    add("TRANSP:TRANSPARENT")
    add("END:VEVENT")
  }

  /// An event with hours, at the same instant in every time zone.
  ///
  /// - Parameters:
  ///   - start: minutes since 1970 in UTC.
  ///   - place: a room, or the address of a video link.
  mutating func event(
    id: String, stamp: Day, startUTC start: Int, minutes: Int, title: String, text: String,
    place: String
  ) {
    add("BEGIN:VEVENT")
    add("UID", id)
    add("DTSTAMP:\(Self.compact(stamp))T000000Z")
    add("DTSTART:\(Self.instant(start))")
    add("DTEND:\(Self.instant(start + minutes))")
    add("SUMMARY", title)
    if !place.isEmpty { add("LOCATION", place) }
    if !text.isEmpty { add("DESCRIPTION", text) }
    add("END:VEVENT")
  }

  private static func compact(_ day: Day) -> String { String(day.text.filter { $0 != "-" }) }

  private static func instant(_ minute: Int) -> String {
    let day = minute / 1440 - (minute % 1440 < 0 ? 1 : 0)
    let rest = minute - day * 1440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(compact(Day(number: Int32(clamping: day))))T\(two(rest / 60))\(two(rest % 60))00Z"
  }
}
