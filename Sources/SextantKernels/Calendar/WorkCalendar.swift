/// The days on which people work: a week with its days off, less holidays and other closed days.
///
/// Counting costs two binary searches among the closed days, however far apart the two dates are.
public struct WorkCalendar: Sendable, Hashable {
  /// One bit per day off each week: bit 0 Monday … bit 6 Sunday.
  public let weekend: UInt8
  /// Sorted closed days, those that fall on a day off of the week left out.
  public let closed: [Int32]

  public static let saturdayAndSunday: UInt8 = 0b110_0000

  public init(
    weekend: UInt8 = saturdayAndSunday, holidays: some Sequence<Int32> = [],
    daysOff: some Sequence<Int32> = []
  ) {
    let week = weekend & 0b111_1111
    self.weekend = week
    closed = Set(holidays).union(daysOff)
      .filter { CivilDay.range.contains($0) && week & (1 << (CivilDay.weekday(of: $0) - 1)) == 0 }
      .sorted()
  }

  /// Monday to Friday with the public holidays of mainland France for these years (those out of
  /// 1…9999 are ignored), and whatever further days the house is closed.
  public static func french(
    years: ClosedRange<Int>, daysOff: some Sequence<Int32> = []
  ) -> WorkCalendar {
    let holidays =
      years.overlaps(1...9999)
      ? years.clamped(to: 1...9999).flatMap { frenchHolidays(year: $0) } : []
    return WorkCalendar(holidays: holidays, daysOff: daysOff)
  }

  public func isWorking(_ day: Int32) -> Bool {
    if weekend & (1 << (CivilDay.weekday(of: day) - 1)) != 0 { return false }
    let place = closedDays(through: day)
    return place == 0 || closed[place - 1] != day
  }

  /// How many working days from one day to another, both included; 0 when they are in the wrong
  /// order.
  public func workingDays(from first: Int32, through last: Int32) -> Int {
    first > last ? 0 : rank(of: Int(last)) - rank(of: Int(first) - 1)
  }

  /// The working day `count` working days later (or earlier, when negative): from a Friday, or
  /// from the Saturday after it, 1 gives Monday. 0 gives the day itself, or the next working day
  /// when it is not one. `nil` beyond the years 1…9999, or when no day of the week is worked.
  public func adding(workingDays count: Int, to day: Int32) -> Int32? {
    guard CivilDay.range.contains(day) else { return nil }
    let before = rank(of: count > 0 ? Int(day) : Int(day) - 1)
    let (target, tooFar) = before.addingReportingOverflow(count > 0 ? count : count + 1)
    return tooFar ? nil : self.day(ofRank: target)
  }

  /// The n-th working day from `start`, `start` being the first when it is worked: turns the
  /// place of a task in a plan, counted in days, into a date. `nil` as for `adding`, or for n < 1.
  public func workingDay(_ n: Int, from start: Int32) -> Int32? {
    guard n >= 1, CivilDay.range.contains(start) else { return nil }
    let (target, tooFar) = rank(of: Int(start) - 1).addingReportingOverflow(n)
    return tooFar ? nil : day(ofRank: target)
  }

  /// Working days up to and including `day`, counted from an origin that cancels out in
  /// differences.
  private func rank(of day: Int) -> Int {
    let sinceMonday = day + 3
    let week = sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
    let part = sinceMonday - week * 7
    let worked = ~weekend & 0b111_1111
    let inPart = worked & UInt8((1 << (part + 1)) - 1)
    return week * worked.nonzeroBitCount + inPart.nonzeroBitCount
      - closedDays(through: Int32(clamping: day))
  }

  /// The smallest day whose rank is `target`.
  private func day(ofRank target: Int) -> Int32? {
    var (low, high) = (Int(CivilDay.range.lowerBound), Int(CivilDay.range.upperBound))
    guard rank(of: low - 1) < target, target <= rank(of: high) else { return nil }
    while low < high {
      let middle = low + (high - low) / 2
      if rank(of: middle) < target { low = middle + 1 } else { high = middle }
    }
    return Int32(low)
  }

  private func closedDays(through day: Int32) -> Int {
    var (low, high) = (0, closed.count)
    while low < high {
      let middle = (low + high) / 2
      if closed[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
