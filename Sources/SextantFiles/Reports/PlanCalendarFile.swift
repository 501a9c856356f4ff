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
