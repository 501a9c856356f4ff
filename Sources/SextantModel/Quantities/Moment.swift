/// A time of day, in minutes after midnight; written `09:30`.
public struct ClockTime: Sendable, Hashable, Comparable {
  public var minutes: Int
  public init(minutes: Int) { self.minutes = minutes }
  public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }

  public var text: String {
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return (hour < 10 ? "0\(hour)" : "\(hour)") + (minute < 10 ? ":0\(minute)" : ":\(minute)")
  }

  static func read(_ bytes: Span<UInt8>) -> ClockTime? {
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = digits(bytes, 0, 2),
      let minute = digits(bytes, 3, 5), hour < 24, minute < 60
    else { return nil }
    return ClockTime(minutes: hour * 60 + minute)
  }
}

extension ClockTime: ScalarContent {
  public static var shape: Shape { .clockTime }
  public var plain: Plain { .text(text) }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<ClockTime> {
    read(bytes).map { .value($0) } ?? .wrong(.notAClockTime)
  }
}

/// A day and a time of day where the dossier is kept; written `2026-10-05 18:00`.
public struct Moment: Sendable, Hashable, Comparable {
  public var day: Day
  public var time: ClockTime

  public init(day: Day, time: ClockTime) {
    self.day = day
    self.time = time
  }

  public static func < (a: Moment, b: Moment) -> Bool { (a.day, a.time) < (b.day, b.time) }

  /// Minutes from `other` to this moment; negative when this moment is earlier.
  public func minutes(since other: Moment) -> Int {
    day.days(since: other.day) * 1440 + time.minutes - other.time.minutes
  }
}

extension Moment: ScalarContent {
  public static var shape: Shape { .moment }
  public var plain: Plain { .bare("\(day.text) \(time.text)") }
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Moment> {
    guard bytes.count == 16, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"),
      let day = Day.read(bytes.extracting(0..<10)),
      let time = ClockTime.read(bytes.extracting(11..<16))
    else { return .wrong(.notAMoment) }
    return .value(Moment(day: day, time: time))
  }
}
