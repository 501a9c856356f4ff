internal import SextantKernels

/// Monday to Friday without the public holidays of France, or of Alsace and Moselle, around some days.
///
/// Holidays are known from a year before the first of them to a year after the last, at most fifty
/// years either way; farther off every weekday counts as worked.
public struct WorkingDays: Sendable {
  private let calendar: WorkingTime

  public init(spanning days: [Day?], _ holidays: HolidayCalendar? = nil) {
    let years = days.compactMap { $0?.year }.sorted()
    // A slip of the pen must not take the holidays from all other dates.
    let middle = years.isEmpty ? 1970 : years[years.count / 2]
    let first = min(max((years.first ?? middle) - 1, middle - 50, 1), 9998)
    let last = min(max((years.last ?? middle) + 1, first), middle + 50, 9998)
    guard let start = Day(first, 1, 1), let end = Day(max(first, last), 12, 31),
      let calendar = try? WorkingTime.french(
        first: start.number, days: end.days(since: start) + 1, unitsPerDay: 1,
        inAlsaceMoselle: holidays == .alsaceMoselle)
    else { preconditionFailure("a hundred years are a calendar") }
    self.calendar = calendar
  }

  public func isWorking(_ day: Day) -> Bool { count(from: day, through: day) == 1 }

  /// Working days from the end of one day to the end of another; negative backwards.
  public func between(_ one: Day, _ other: Day) -> Int {
    rank(Int(other.number) + 1) - rank(Int(one.number) + 1)
  }

  /// How many working days from one day through another, both included; 0 when they are in the
  /// wrong order.
  public func count(from first: Day, through last: Day) -> Int {
    first > last ? 0 : rank(Int(last.number) + 1) - rank(Int(first.number))
  }

  /// The n-th working day from `start`, `start` being the first when it is worked.
  public func day(_ n: Int, from start: Day) -> Day? {
    guard n >= 1 else { return nil }
    return day(ofRank: rank(Int(start.number)), plus: n - 1)
  }

  /// The working day so many working days later, or earlier when negative: from a Friday, or from
  /// the Saturday after it, 1 gives Monday. 0 gives the day itself, or the next working day.
  public func adding(_ days: Int, to day: Day) -> Day? {
    days > 0
      ? self.day(ofRank: rank(Int(day.number) + 1), plus: days - 1)
      : self.day(ofRank: rank(Int(day.number)), plus: days)
  }

  /// Working days before a day, from the calendar's first.
  private func rank(_ day: Int) -> Int {
    let place = day - Int(calendar.first)
    if place < 0 { return Self.weekdays(before: day) - Self.weekdays(before: Int(calendar.first)) }
    let end = Int(calendar.first) + calendar.days
    let more = place > calendar.days ? Self.weekdays(before: day) - Self.weekdays(before: end) : 0
    return calendar.work(beforeDay: Int32(clamping: min(day, end))) + more
  }

  /// Weekdays before a day, from some Monday.
  private static func weekdays(before day: Int) -> Int {
    let sinceMonday = day + 3
    let week = sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
    return week * 5 + min(5, sinceMonday - week * 7)
  }

  /// The working day with so many before it.
  private func day(ofRank rank: Int, plus more: Int) -> Day? {
    let (target, tooFar) = rank.addingReportingOverflow(more)
    var (low, high) = (Int(CivilDay.range.lowerBound), Int(CivilDay.range.upperBound))
    guard !tooFar, self.rank(low) <= target, target < self.rank(high + 1) else { return nil }
    while low < high {
      // Days before 1970 are below zero, where a half would be rounded up.
      let middle = low + (high - low) / 2
      if self.rank(middle + 1) <= target { low = middle + 1 } else { high = middle }
    }
    return Day(number: Int32(low))
  }
}

extension Dossier {
  /// The public holidays that the house says it keeps.
  public var holidays: HolidayCalendar? { only(Organisation.self).holidays }
}
