/// A second of the day where the dossier is kept: what a clock on the wall shows.
public struct WallSecond: Sendable, Hashable, Comparable {
  public var moment: Moment
  /// 0 to 59.
  public var second: Int

  public init(_ moment: Moment, second: Int = 0) {
    self.moment = moment
    self.second = min(max(second, 0), 59)
  }

  /// - Parameter count: seconds since the beginning of day 0.
  public init(count: Int) {
    let (day, rest) = (count / 86_400, count % 86_400)
    let isBefore = rest < 0
    let seconds = isBefore ? rest + 86_400 : rest
    moment = Moment(
      day: Day(number: Int32(clamping: isBefore ? day - 1 : day)),
      time: ClockTime(minutes: seconds / 60))
    second = seconds % 60
  }

  /// Seconds since the beginning of day 0.
  public var count: Int { (Int(moment.day.number) * 1440 + moment.time.minutes) * 60 + second }

  public static func < (a: WallSecond, b: WallSecond) -> Bool { a.count < b.count }
}
