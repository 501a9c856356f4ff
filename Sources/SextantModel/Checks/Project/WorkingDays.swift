internal import SextantKernels

/// Monday to Friday without the public holidays of mainland France, over the years that some days
/// span.
public struct WorkingDays: Sendable {
  private let calendar: WorkCalendar

  public init(spanning days: [Day?]) {
    let years = days.compactMap { $0?.year }
    guard let first = years.min(), let last = years.max() else {
      calendar = WorkCalendar()
      return
    }
    // One year more on either side, for what is counted from these days.
    calendar = .french(years: max(1, first - 1)...min(9999, max(first, last) + 1))
  }

  public func isWorking(_ day: Day) -> Bool { calendar.isWorking(day.number) }

  /// How many working days from one day through another, both included.
  public func count(from first: Day, through last: Day) -> Int {
    calendar.workingDays(from: first.number, through: last.number)
  }

  /// The n-th working day from `start`, `start` being the first when it is worked.
  public func day(_ n: Int, from start: Day) -> Day? {
    calendar.workingDay(n, from: start.number).map { Day(number: $0) }
  }

  public func adding(_ days: Int, to day: Day) -> Day? {
    calendar.adding(workingDays: days, to: day.number).map { Day(number: $0) }
  }
}
