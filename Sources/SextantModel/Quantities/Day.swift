internal import SextantKernels

/// A calendar day, kept as days since 1 January 1970; written `2026-06-30`.
public struct Day: Sendable, Hashable, Comparable {
  public var number: Int32

  public init(number: Int32) { self.number = number }

  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard let number = dayNumber(year: year, month: month, day: day) else { return nil }
    self.number = number
  }

  public var year: Int { civilDate(number).year }
  public var month: Int { civilDate(number).month }
  public var dayOfMonth: Int { civilDate(number).day }

  /// Days from `other` to this day; negative when this day is earlier.
  public func days(since other: Day) -> Int { Int(number) - Int(other.number) }

  public func adding(days: Int) -> Day {
    Day(number: Int32(clamping: Int(number) + days))
  }

  public func adding(months: Int) -> Day {
    Day(number: addMonths(months, to: number))
  }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

extension Day: ScalarContent {
  public static var shape: Shape { .day }
  public var plain: Plain { .bare(text) }

  /// The day in the form `2026-06-30`.
  public var text: String {
    let (year, month, day) = civilDate(number)
    let digits = String(year)
    let yearText = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return yearText + (month < 10 ? "-0\(month)" : "-\(month)") + (day < 10 ? "-0\(day)" : "-\(day)")
  }

  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 7),
      let day = digits(bytes, 8, 10)
    else { return nil }
    return Day(year, month, day)
  }

  public static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Parsed<Day> {
    read(bytes).map { .value($0) } ?? .wrong(.notADay)
  }
}
