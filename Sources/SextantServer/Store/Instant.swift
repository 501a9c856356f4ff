internal import SextantModel

#if canImport(Glibc)
  // Where the standard library is linked in, the compiler holds some fields of C's structures for
  // Dispatch's.
  import CDispatch
  import Glibc
#endif

/// A moment to the millisecond, the same for everybody: counted from 1970 in universal time.
public struct Instant: Sendable, Hashable, Comparable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// What the machine's clock says; it may go backwards.
  public static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  public func adding(seconds: Int) -> Instant {
    let (moved, overflow) = milliseconds.addingReportingOverflow(Int64(seconds) * 1000)
    return overflow ? self : Instant(milliseconds: moved)
  }

  public func adding(days: Int) -> Instant { adding(seconds: days * 86_400) }

  /// Whole seconds from `other` to this moment; negative when this moment is earlier.
  public func seconds(since other: Instant, roundedUp: Bool = false) -> Int {
    Int((milliseconds - other.milliseconds + (roundedUp ? 999 : 0)) / 1000)
  }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// The day in universal time: what pages tell is the day where the program runs.
  var universalDay: Day { Day(number: dayNumber) }

  /// `2026-11-22T09:30:00.000Z`.
  public var iso: String {
    let time = millisecondOfDay
    let (hour, minute, second) = (time / 3_600_000, time / 60_000 % 60, time / 1000 % 60)
    return "\(universalDay.text)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
      + ".\(padded(time % 1000, 3))Z"
  }

  var dayNumber: Int32 {
    let day = (milliseconds - Int64(millisecondOfDay)) / 86_400_000
    return Int32(clamping: day)
  }

  var millisecondOfDay: Int {
    let rest = milliseconds % 86_400_000
    return Int(rest < 0 ? rest + 86_400_000 : rest)
  }
}

/// A number with noughts in front, as many digits as asked for.
func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
