internal import SextantKernels
import SextantModel

/// A month of the editorial calendar as it hangs on a wall: weeks from Monday to Sunday.
struct CalendarMonth: Sendable {
  let month: Period
  let weeks: [[Box]]
  let slots: [CalendarSlot]

  /// A day with what is published on it; days of the months beside are there, but empty.
  struct Box: Sendable {
    let day: Day
    let isInMonth: Bool
    let slots: [CalendarSlot]
  }

  init(_ month: Period, _ all: [CalendarSlot]) {
    self.month = month
    var byDay: [Day: [CalendarSlot]] = [:]
    var slots: [CalendarSlot] = []
    for slot in all {
      guard let at = slot.at, month.contains(at.day) else { continue }
      byDay[at.day, default: []].append(slot)
      slots.append(slot)
    }
    func inOrder(_ slots: [CalendarSlot]) -> [CalendarSlot] {
      slots.enumerated().sorted { a, b in
        guard let one = a.element.at, let other = b.element.at, one != other else {
          return a.offset < b.offset
        }
        return one < other
      }.map(\.element)
    }
    self.slots = inOrder(slots)
    let first = month.first.adding(days: 1 - CivilDay.weekday(of: month.first.number))
    var weeks: [[Box]] = []
    var monday = first
    while monday <= month.last, weeks.count < 6 {
      weeks.append(
        (0..<7).map { number in
          let day = monday.adding(days: number)
          return Box(
            day: day, isInMonth: month.contains(day), slots: inOrder(byDay[day] ?? []))
        })
      monday = monday.adding(days: 7)
    }
    self.weeks = weeks
  }

  /// The month to begin with: today's where something is published in it, else the next month with
  /// something, else the last one.
  static func opening(_ slots: [CalendarSlot], today: Day) -> Period? {
    let months = Set(slots.compactMap { $0.at.flatMap { month(of: $0.day) } }).sorted()
    return months.first { $0.last >= today } ?? months.last ?? month(of: today)
  }

  static func month(of day: Day) -> Period? { Period.month(day.year, day.month) }
}
