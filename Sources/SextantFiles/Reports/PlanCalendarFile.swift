public import SextantModel

/// A project's tasks and milestones as a calendar file that diaries take in (iCalendar, RFC 5545):
/// a day or days each, without an hour.
public enum PlanCalendarFile {
  public static func bytes(_ report: PlanReport, _ catalogue: Catalogue) -> [UInt8] {
    let plan = report.plan
    var file = CalendarLines()
    file.add("BEGIN:VCALENDAR")
    file.add("VERSION:2.0")
    file.add("PRODID:-//Sextant//plan//\(catalogue.language == .french ? "FR" : "EN")")
    file.add("CALSCALE:GREGORIAN")
    if let name = plan.project?.name { file.add("X-WR-CALNAME", name) }
    let scope = plan.project?.id.text ?? "plan"
    for (place, task) in plan.tasks.enumerated() {
      let line = report.schedule?.lines[place]
      guard let start = task.startedOn ?? task.start ?? line?.start,
        let end = task.finishedOn ?? task.end ?? line?.end
      else { continue }
      let names = task.assignees.compactMap { report.dossier.item($0.text)?.headline }
      let slack = line.map {
        catalogue.fill(
          catalogue.text("plan.file.slack"), ["days": .number($0.slack, decimals: 1)])
      }
      file.event(
        id: "\(task.id.text)@\(scope).sextant", stamp: plan.today, start: start,
        end: max(start, end), title: "\(task.id.text) \(task.label)",
        text: (names + [slack].compactMap { $0 }).joined(separator: "\n"))
    }
    for milestone in plan.milestones {
      guard let date = milestone.reachedOn ?? milestone.date else { continue }
      file.event(
        id: "\(milestone.id.text)@\(scope).sextant", stamp: plan.today, start: date, end: date,
        title: "◆ \(milestone.id.text) \(milestone.label)", text: milestone.acceptance)
    }
    file.add("END:VCALENDAR")
    return file.bytes
  }
}

/// Lines of a calendar file: texts escaped, long lines folded, each ended as the format wants it.
private struct CalendarLines {
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
    func compact(_ day: Day) -> String { String(day.text.filter { $0 != "-" }) }
    add("BEGIN:VEVENT")
    add("UID", id)
    add("DTSTAMP:\(compact(stamp))T000000Z")
    add("DTSTART;VALUE=DATE:\(compact(start))")
    // The end of whole days is the day after.
    add("DTEND;VALUE=DATE:\(compact(end.adding(days: 1)))")
    add("SUMMARY", title)
    if !text.isEmpty { add("DESCRIPTION", text) }
    add("TRANSP:TRANSPARENT")
    add("END:VEVENT")
  }
}
